"""The command ``programme assign``."""

from typing import Annotated

from typer import Argument, Context

from programme.cli.arguments import (
    ActivityCode,
    By,
    Delay,
    Key,
    Reason,
    Scenario,
    Yes,
)
from programme.cli.previewing import Given, Looked, change_plan
from programme.cli.quick import Command, new_app
from programme.core.edits import SetOwner
from programme.core.roles import roles_by_word

app = new_app()


@app.command(cls=Command)
def assign(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: ActivityCode,
    role: Annotated[str, Argument(help="A role, by its id or title.")],
    *,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Give an activity to another role.

    What would move is shown first; nothing is changed before you agree to it. Who fills
    which role: programme people.
    """

    def edits(looked: Looked) -> list[SetOwner]:
        return [SetOwner(code.upper(), _role(looked, role))]

    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), edits)


def _role(looked: Looked, named: str) -> str:
    """Give the id of a role by its id or title; what is unknown stays as it is."""
    return roles_by_word(looked.definition.roles).get(named.casefold(), named)
