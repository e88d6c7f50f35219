"""The command ``programme return``."""

from typer import Context

from programme.cli.arguments import By, DeliverableCode, Key, Reason
from programme.cli.deeds import do
from programme.cli.quick import Command, new_app
from programme.core.status import Verdict

app = new_app()


@app.command("return", cls=Command)
def return_(
    ctx: Context, key: Key, code: DeliverableCode, reason: Reason, by: By = None
) -> None:
    """Return a submitted deliverable, with a reason.

    An accepted one may be returned too: that withdraws the acceptance.
    """
    from programme.operations.judge_deliverable import judge

    do(
        ctx,
        key,
        by,
        lambda database, request: judge(
            database, request, code, Verdict.RETURNED, reason
        ),
    )
