"""Sheets at the terminal: a plan goes out for people to edit, and comes back."""

from pathlib import Path

from typer import Context

from programme.cli.door import Door, enter
from programme.cli.file_changes import change_by_file
from programme.cli.files import write_whole
from programme.cli.planned_programme import Planned, plan_today
from programme.cli.previewing import Given
from programme.core.whole_days_only import require_own_days
from programme.core.words import counted
from programme.interchange.sheets.files import read_sheet_file, sheet_bytes
from programme.interchange.sheets.plan_sheet import PlanSheet


def export_sheet(door: Door, planned: Planned, to: Path) -> None:
    """Write a plan as a sheet, of the kind that the suffix says.

    Raises:
        RefusedError: when sheets of this kind are not known, or it counts clock time.
        ProblemsFoundError: when a cell would be longer than the kind allows.
    """
    sheet = _sheet(planned)
    write_whole(to, sheet_bytes(sheet, to))
    lines = len(sheet.lines)
    if door.json:
        key, as_of = planned.programme.key, planned.as_of
        door.give({"programme": key, "as_of": as_of, "file": str(to), "lines": lines})
    else:
        door.say(f"Wrote {counted(lines, 'line')} to {to}.")


def import_sheet(ctx: Context, key: str, file: Path, given: Given) -> None:
    """Show what a sheet would change, and change it when that is agreed to.

    Raises:
        ProblemsFoundError: with everything that is wrong in the file.
        RefusedError: when there is no such programme, a change has a problem, or the
            person may not.
        Exit: when nothing was agreed to.
    """
    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
    found = read_sheet_file(file, _sheet(planned))
    change_by_file(ctx, planned, file, (found.edits, found.notes), given)


def _sheet(planned: Planned) -> PlanSheet:
    require_own_days(planned.programme, "it does not go into a sheet of whole days")
    return PlanSheet(planned.programme, planned.schedule, planned.definition.roles)
