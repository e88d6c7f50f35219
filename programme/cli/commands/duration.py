"""The command ``programme duration``."""

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
from programme.cli.parsing import count
from programme.cli.previewing import Given, change_plan
from programme.cli.quick import Command, new_app
from programme.core.edits import SetDuration

app = new_app()


@app.command(cls=Command)
def duration(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: ActivityCode,
    days: Annotated[
        int, Argument(parser=count, metavar="DAYS", help="Working days that it takes.")
    ],
    *,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Give an activity another duration.

    What would move is shown first; nothing is changed before you agree to it.
    """
    edit = SetDuration(code.upper(), days)
    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), lambda _: [edit])
