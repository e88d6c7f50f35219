"""The command ``programme export``."""

from pathlib import Path
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import Key
from programme.cli.door import enter
from programme.cli.planned_programme import plan_today
from programme.cli.quick import Command, new_app
from programme.core.refusal import RefusedError
from programme.interchange.formats import SHEETS

app = new_app()


@app.command(cls=Command)
def export(
    ctx: Context,
    key: Key,
    to: Annotated[
        Path,
        Option(
            "--to", parser=Path, metavar="FILE", help="Where to, such as plan.xlsx."
        ),
    ],
    *,
    replace: Annotated[
        bool, Option("--replace", help="Write over a file that is there.")
    ] = False,
) -> None:
    """Write a plan as a file for another tool, by the suffix of the file.

    With .xlsx it is an Excel workbook, with .csv a table for any spreadsheet: one line
    for each activity, milestone and gate, whose white columns may be edited and come
    back with programme import.

    With .xml it is Microsoft Project XML: tasks by phase and workstream, links with
    lag, calendar, progress, baselines, and owners as resources. Each task keeps our
    code in Text1 and WBS, by which an edited file can come back.

    Dates are those of the status date. With --json: programme, as_of, file, and lines;
    for .xml tasks and links.
    """
    from programme.cli.project_files import export_project_file
    from programme.cli.sheets import export_sheet

    door = enter(ctx)
    if to.exists() and not replace:
        cure = "Choose another name, or say --replace"
        raise RefusedError(f"There is a file {to} already", cure=cure)
    with door.reading() as read:
        planned = plan_today(door, read, key)
        if to.suffix.lower() in SHEETS:
            export_sheet(door, planned, to)
        else:
            export_project_file(door, read, planned, to)
