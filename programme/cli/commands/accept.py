"""The command ``programme accept``."""

from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import By, DeliverableCode, Key
from programme.cli.deeds import do
from programme.cli.quick import Command, new_app
from programme.core.status import Verdict

app = new_app()


@app.command(cls=Command)
def accept(
    ctx: Context,
    key: Key,
    code: DeliverableCode,
    comment: Annotated[
        str, Option(metavar="WORDS", help="What you want to say about it.")
    ] = "",
    by: By = None,
) -> None:
    """Accept a submitted deliverable."""
    from programme.operations.judge_deliverable import judge

    do(
        ctx,
        key,
        by,
        lambda database, request: judge(
            database, request, code, Verdict.ACCEPTED, comment
        ),
    )
