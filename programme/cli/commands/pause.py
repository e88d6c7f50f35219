"""The command ``programme pause``."""

from datetime import date
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import ActivityCode, By, Key, Remaining
from programme.cli.deeds import do
from programme.cli.parsing import day
from programme.cli.quick import Command, new_app

app = new_app()


@app.command(cls=Command)
def pause(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: ActivityCode,
    *,
    until: Annotated[
        date,
        Option(parser=day, metavar="DAY", help="The day on which it goes on."),
    ],
    remaining: Remaining,
    by: By = None,
) -> None:
    """Say that work rests until a day, and what it then still needs.

    The next report of what remains ends the pause.
    """
    from programme.operations import pause as operation

    do(
        ctx,
        key,
        by,
        lambda database, request: operation.pause(
            database, request, code, until, remaining
        ),
    )
