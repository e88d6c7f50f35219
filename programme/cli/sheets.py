"""Sheets at the terminal: a plan goes out for people to edit, and comes back."""

from dataclasses import replace
from pathlib import Path

from typer import Context

from programme.cli.door import Door, enter
from programme.cli.layout import Line, Screen, paragraph, points
from programme.cli.planned import Planned, plan_today
from programme.cli.previewing import Given, change_plan
from programme.cli.words import count
from programme.interchange.sheets.files import read_sheet_file, sheet_bytes
from programme.interchange.sheets.plan_sheet import PlanSheet, SheetRead


def export_sheet(door: Door, planned: Planned, to: Path) -> None:
    """Write a plan as a sheet, of the kind that the suffix says.

    Raises:
        RefusedError: when sheets of this kind are not known.
        ProblemsFoundError: when a cell would be longer than the kind allows.
    """
    sheet = _sheet(planned)
    to.write_bytes(sheet_bytes(sheet, to))
    lines = len(sheet.lines)
    if door.json:
        key, as_of = planned.programme.key, planned.as_of
        door.give({"programme": key, "as_of": as_of, "file": str(to), "lines": lines})
    else:
        door.say(f"Wrote {count(lines, 'line')} to {to}.")


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
    notes = tuple(map(str, found.notes))
    if not found.edits:
        _nothing(door, planned, file, found)
        return
    if notes and not door.json:
        door.show([*_notes(notes, door.width), Line()])
    told = replace(given, notes=notes)
    change_plan(ctx, planned.programme.key, told, lambda _: found.edits)


def _sheet(planned: Planned) -> PlanSheet:
    return PlanSheet(planned.programme, planned.schedule, planned.definition.roles)


def _nothing(door: Door, planned: Planned, file: Path, found: SheetRead) -> None:
    programme, notes = planned.programme, tuple(map(str, found.notes))
    if door.json:
        door.give(
            {
                "programme": programme.key,
                "as_of": planned.as_of,
                "edits": [],
                "words": [],
                "moves": [],
                "notes": notes,
                "accepted": False,
            }
        )
        return
    what = f"{file} changes nothing in {programme.key}."
    screen = paragraph(what, door.width)
    door.show([*_notes(notes, door.width), Line(), *screen] if notes else screen)


def _notes(notes: tuple[str, ...], width: int) -> Screen:
    return [*paragraph("To know about the file:", width), *points(notes, width)]
