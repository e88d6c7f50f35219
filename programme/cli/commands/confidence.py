"""The command ``programme confidence``."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Context, Option

from programme.cli.arguments import By, Key, Reason
from programme.cli.deeds import do
from programme.cli.parsing import day
from programme.cli.quick import Command, new_app
from programme.core.schedule_status import Confidence

if TYPE_CHECKING:
    from programme.operations.changing import Request
    from programme.operations.result import Done
    from programme.storage.database import Database

app = new_app()


@app.command(cls=Command)
def confidence(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: Annotated[
        str, Argument(help="An activity, milestone or gate; else the programme.")
    ] = "",
    *,
    judged: Annotated[Confidence, Option("--level", help="How sure delivery is.")],
    reason: Reason,
    until: Annotated[
        date,
        Option(parser=day, metavar="DAY", help="The last day on which it counts."),
    ],
    by: By = None,
) -> None:
    """Judge how sure delivery is, with a reason and until when that counts.

    The sponsor or the programme lead judges. No judgement is ever changed: the latest
    counts until it expires. See them with: programme status
    """
    from programme.operations.judge_confidence import (
        Judgement,
        judge_confidence,
    )

    made = Judgement(judged, reason, until, code)

    def judge(database: "Database", request: "Request") -> "Done":
        return judge_confidence(database, request, made)

    do(ctx, key, by, judge)
