"""A file imported to a programme: what to know of it, then what it changes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from typer import Context

from programme.cli.door import Door, enter
from programme.cli.layout import Line, Screen, paragraph, points
from programme.cli.planned_programme import Planned
from programme.cli.previewing import Given, change_plan
from programme.core.edits import Edit
from programme.core.problems import Problem


def change_by_file(
    ctx: Context,
    planned: Planned,
    file: Path,
    found: tuple[Sequence[Edit], Sequence[Problem]],
    given: Given,
) -> None:
    """Show the notes on a file and what its edits would do, and do it when agreed to.

    Raises:
        RefusedError: when a change has a problem, or the person may not.
        Exit: when nothing was agreed to.
    """
    edits, problems = found
    door, notes = enter(ctx), tuple(map(str, problems))
    if not edits:
        _nothing(door, planned, file, notes)
        return
    if notes and not door.json:
        door.show([*_notes(notes, door.width), Line()])
    told = replace(given, notes=notes)
    change_plan(ctx, planned.programme.key, told, lambda _: edits)


def _nothing(door: Door, planned: Planned, file: Path, notes: tuple[str, ...]) -> None:
    programme = planned.programme
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
