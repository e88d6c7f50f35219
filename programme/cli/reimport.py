"""A plan that is imported again: what it changes, and what to know about it."""

from collections.abc import Iterator
from pathlib import Path

from programme.core.edits import Edit, ReplacePlan
from programme.core.imported_programme import imported_programme
from programme.core.plan_changes import plan_changes
from programme.core.problems import Place, Problem
from programme.core.programme import Programme
from programme.core.reimport import reimported, tasks_of
from programme.core.timed.plan import Progress
from programme.interchange.mspdi.loss import Fate
from programme.interchange.mspdi.reading import Imported


def reimport_edits(
    programme: Programme, imported: Imported, file: Path
) -> tuple[list[Edit], list[Problem]]:
    """Give the edit that imports an edited file again, none when it changes nothing."""
    after = reimported(programme, imported.plan)
    notes = list(_notes(after, imported, file))
    if programme.timed is None or after.timed is None:
        raise LookupError(f"{programme.key} has no clock-time plan")
    if after.timed == programme.timed:
        return [], notes
    found = plan_changes(programme.timed, after.timed)
    edit = ReplacePlan(after.timed, file.name, codes=found.codes, words=found.words)
    return [edit], notes


def _notes(after: Programme, imported: Imported, file: Path) -> Iterator[Problem]:
    """Say where what was reported here holds, and how much was not understood."""
    place = Place(file.name)
    kept = tasks_of(after.timed)
    for code, said in tasks_of(imported_programme(imported.plan).timed).items():
        holds = kept[code].progress
        if said.progress not in {holds, Progress()}:
            what = f"what was reported of {code} here goes further than the file"
            yield Problem(place, what, "It stays; to take it back: programme reopen")
    lost = sum(one.fate is Fate.NOT_UNDERSTOOD for one in imported.report.losses)
    if lost:
        what = f"{lost} of its values are not understood"
        yield Problem(place, what, f"See them with: programme import {file.name}")
