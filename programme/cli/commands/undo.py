"""The command ``programme undo``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Context

from programme.cli.arguments import By, Key, Reason, Yes
from programme.cli.parsing import count
from programme.cli.previewing import Given, Looked, preview_and_do
from programme.cli.quick import Command, new_app
from programme.core.edits import Edit

if TYPE_CHECKING:
    from programme.cli.screens.preview import Shown
    from programme.operations.changing import Request
    from programme.operations.result import Done
    from programme.storage.database import Database

app = new_app()


@app.command(cls=Command)
def undo(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    number: Annotated[
        int | None,
        Argument(parser=count, metavar="NUMBER", help="A change; else the last one."),
    ] = None,
    *,
    yes: Yes = False,
    reason: Reason = "",
    by: By = None,
) -> None:
    """Undo a change of the plan: exactly what it changed comes back.

    What would move is shown first. An undoing is a change too, and can be undone by its
    number.
    """
    from programme.operations import undo as operation

    def edits(looked: Looked) -> Sequence[Edit]:
        return operation.what_undoes(looked.read, looked.programme, number)

    def accept(database: "Database", request: "Request", shown: "Shown") -> "Done":
        version = shown.preview.version
        return operation.undo(database, request, number, reason, version)

    given = Given(by, reason, yes=yes, undoing=True)
    preview_and_do(ctx, key, given, edits, accept)
