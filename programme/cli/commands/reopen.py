"""The command ``programme reopen``."""

from typer import Context

from programme.cli.arguments import ActivityCode, By, Key, Reason, Remaining
from programme.cli.deeds import do
from programme.cli.quick import Command, new_app

app = new_app()


@app.command(cls=Command)
def reopen(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: ActivityCode,
    *,
    remaining: Remaining,
    reason: Reason,
    by: By = None,
) -> None:
    """Reopen finished work, with a reason."""
    from programme.operations import reopen as operation

    do(
        ctx,
        key,
        by,
        lambda database, request: operation.reopen(
            database, request, code, remaining=remaining, reason=reason
        ),
    )
