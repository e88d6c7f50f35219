"""The command ``programme submit``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Context, Option

from programme.cli.arguments import By, DeliverableCode, Key
from programme.cli.deeds import do
from programme.cli.quick import Command, new_app

if TYPE_CHECKING:
    from programme.operations.submit import Evidence

app = new_app()


@app.command(cls=Command)
def submit(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: DeliverableCode,
    *,
    link: Annotated[str, Option(metavar="URL", help="Where it can be read.")] = "",
    file: Annotated[
        Path | None, Option(metavar="FILE", help="The file itself, up to 20 MB.")
    ] = None,
    by: By = None,
) -> None:
    """Submit a deliverable: a link or a file.

    Its approver is reminded until they accept or return it. Nobody accepts what they
    submitted.
    """
    from programme.operations import submit as operation

    evidence = _evidence(link, file)
    do(
        ctx,
        key,
        by,
        lambda database, request: operation.submit(database, request, code, evidence),
    )


def _evidence(link: str, file: Path | None) -> "Evidence":
    from programme.operations.submit import LARGEST_FILE, Evidence

    if file is None:
        return Evidence(link=link)
    with file.open("rb") as stream:
        content = stream.read(LARGEST_FILE + 1)
    return Evidence(link=link, file_name=file.name, content=content)
