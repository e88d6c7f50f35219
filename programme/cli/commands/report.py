"""The command ``programme report``."""

from typer import Context

from programme.cli.arguments import ActivityCode, By, Key, Remaining
from programme.cli.changing import change
from programme.cli.quick import Command, new_app

app = new_app()


@app.command(cls=Command)
def report(
    ctx: Context, key: Key, code: ActivityCode, remaining: Remaining, by: By = None
) -> None:
    """Say how many working days an activity still needs."""
    from programme.operations import report as operation  # noqa: PLC0415 - slow

    change(
        ctx,
        key,
        by,
        lambda database, request: operation.report(database, request, code, remaining),
    )
