"""The command ``programme effort``."""

from typing import Annotated

from typer import Argument, Context

from programme.cli.arguments import (
    ActivityCode,
    By,
    Key,
    Reason,
    Scenario,
    Yes,
)
from programme.cli.parsing import Hours, hours
from programme.cli.previewing import Given, change_plan
from programme.cli.quick import Command, new_app
from programme.core.edits import SetEffort

app = new_app()


@app.command(cls=Command)
def effort(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: ActivityCode,
    given: Annotated[
        Hours,
        Argument(
            parser=hours,
            metavar="HOURS",
            help="Hours of work in all, such as 20; none.",
        ),
    ],
    *,
    yes: Yes = False,
    reason: Reason = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Say how many hours of work an activity takes, for programme level to count.

    Those who own it share the hours, spread evenly over its working days. No date
    moves. What is changed is shown first; nothing is done before you agree to it.
    """
    edit = SetEffort(code.upper(), given.hours)
    change_plan(ctx, key, Given(by, reason, "", scenario, yes=yes), lambda _: [edit])
