"""The command ``programme report``."""

from typing import Annotated

from typer import BadParameter, Context, Option

from programme.cli.arguments import ActivityCode, By, Key
from programme.cli.deeds import do
from programme.cli.parsing import count, days_left
from programme.cli.quick import Command, new_app

app = new_app()


@app.command(cls=Command)
def report(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: ActivityCode,
    *,
    remaining: Annotated[
        int | None,
        Option(
            "--remaining",
            parser=days_left,
            metavar="DAYS",
            help="Working days still to do, today included.",
        ),
    ] = None,
    percent: Annotated[
        int | None,
        Option(
            "--percent",
            parser=count,
            metavar="NUMBER",
            help="How much of its duration is done; or say what remains.",
        ),
    ] = None,
    by: By = None,
) -> None:
    """Say how many working days an activity still needs."""
    if (remaining is None) == (percent is None):
        msg = "give --remaining or --percent, one of them"
        raise BadParameter(msg, param_hint="--remaining")
    from programme.operations import report as operation

    done = operation.PercentDone(percent or 0) if remaining is None else remaining
    do(
        ctx,
        key,
        by,
        lambda database, request: operation.report(database, request, code, done),
    )
