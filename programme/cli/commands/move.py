"""The command ``programme move``."""

from datetime import date
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import By, Delay, Key, Point, Reason, Scenario, Yes
from programme.cli.parsing import day
from programme.cli.previewing import Given, change_plan
from programme.cli.quick import Command, new_app
from programme.core.edits import SetConstraint
from programme.core.plan import no_earlier_than

app = new_app()


@app.command(cls=Command)
def move(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: Point,
    *,
    to: Annotated[
        date,
        Option("--to", parser=day, metavar="DAY", help="Such as 2026-12-09."),
    ],
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Let something start no earlier than a day.

    What would move is shown first; nothing is changed before you agree to it. To take
    the day away again: constrain CODE none.
    """
    edit = SetConstraint(code.upper(), no_earlier_than(to))
    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), lambda _: [edit])
