"""The command ``programme finish``."""

from typer import Context

from programme.cli.arguments import ActivityCode, By, Key, OnDay
from programme.cli.deeds import do
from programme.cli.quick import Command, new_app

app = new_app()


@app.command(cls=Command)
def finish(
    ctx: Context, key: Key, code: ActivityCode, on: OnDay = None, by: By = None
) -> None:
    """Say that an activity is finished.

    Work that was never reported as started counts as started on its planned day.
    """
    from programme.operations import finish as operation

    do(
        ctx,
        key,
        by,
        lambda database, request: operation.finish(
            database, request, code, on or request.on
        ),
    )
