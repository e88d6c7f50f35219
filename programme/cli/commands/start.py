"""The command ``programme start``."""

from typer import Context

from programme.cli.arguments import ActivityCode, By, Key, OnDay
from programme.cli.deeds import do
from programme.cli.quick import Command, new_app

app = new_app()


@app.command(cls=Command)
def start(
    ctx: Context, key: Key, code: ActivityCode, on: OnDay = None, by: By = None
) -> None:
    """Say that an activity has started.

    With --json: programme, as_of, done, notes, and moves (code, title, kind, was, now,
    working_days); so do all commands that change a plan.
    """
    from programme.operations import start as operation

    do(
        ctx,
        key,
        by,
        lambda database, request: operation.start(
            database, request, code, on or request.on
        ),
    )
