"""How far a schedule of ours agrees with the dates that a file stored.

Two clock times agree when they are the same to the minute; so do two slacks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Final

from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.core.timed.instants import MINUTE, OutOfTimeError, instant
from programme.core.timed.plan import Task, TimedPlan
from programme.core.timed.schedule import (
    TimedDates,
    TimedSchedule,
    compute_timed_schedule,
)
from programme.interchange.mspdi.loss import LossReport
from programme.interchange.mspdi.reading import Imported, read_file
from programme.interchange.mspdi.stored import StoredDates

Value = datetime | int | bool


@dataclass(frozen=True, slots=True)
class Count:
    """So many of all that a file stored agree."""

    agree: int
    total: int

    def __str__(self) -> str:
        """Say it as 12/12."""
        return f"{self.agree}/{self.total}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One stored value that ours is not; slacks are in tenths of a minute."""

    task: int
    name: str
    field: str
    stored: Value
    ours: Value


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a schedule agrees with a file, over all its tasks.

    ``given`` counts the tasks whose finish could not differ, because the file gives it:
    set by hand, finished, or with a gap read off its dates.
    """

    starts: Count
    finishes: Count
    early_starts: Count
    early_finishes: Count
    late_starts: Count
    late_finishes: Count
    slacks: Count
    free_slacks: Count
    critical: Count
    given: int
    differences: tuple[Difference, ...]
    report: LossReport

    @property
    def complete(self) -> bool:
        """Say whether all starts, finishes, slacks and critical flags agree."""
        counts = (self.starts, self.finishes, self.slacks, self.free_slacks)
        return all(count.agree == count.total for count in (*counts, self.critical))


def check_file(path: Path) -> Agreement:
    """Read an MSPDI file, schedule its plan anew and compare.

    Raises:
        ProblemsFoundError: with everything that keeps it from being a plan.
    """
    imported = read_file(path)
    return compare(imported, schedule_of(imported.plan, path.name))


def schedule_of(plan: TimedPlan, file: str) -> TimedSchedule:
    """Schedule an imported plan; ``file`` is what problems call it.

    Raises:
        ProblemsFoundError: when its dates leave the calendars or the years.
    """
    try:
        return compute_timed_schedule(plan)
    except OutOfTimeError as error:
        cure = "Correct the calendars and durations of the plan"
        raise ProblemsFoundError([Problem(Place(file), str(error), cure)]) from error


def compare(imported: Imported, schedule: TimedSchedule) -> Agreement:
    """Compare a schedule with the dates stored in the file that the plan is from."""
    found = {field: list(_pairs(imported, schedule, field)) for field in _FIELDS}
    differences = tuple(
        Difference(stored.uid, stored.name, field, theirs, ours)
        for field, pairs in found.items()
        for stored, theirs, ours in pairs
        if not _same(theirs, ours)
    )
    counts = {
        name: Count(sum(_same(a, b) for _, a, b in found[field]), len(found[field]))
        for field, name in _FIELDS.items()
    }
    return Agreement(
        **counts,
        given=sum(_is_given(task) for task in imported.plan.tasks),
        differences=differences,
        report=imported.report,
    )


def _is_given(task: Task) -> bool:
    finished = task.progress.finished is not None
    return finished or task.manual is not None or task.gap != 0


_FIELDS: Final = {
    "start": "starts",
    "finish": "finishes",
    "early_start": "early_starts",
    "early_finish": "early_finishes",
    "late_start": "late_starts",
    "late_finish": "late_finishes",
    "total_slack": "slacks",
    "free_slack": "free_slacks",
    "critical": "critical",
}


def _pairs(
    imported: Imported, schedule: TimedSchedule, field: str
) -> Iterator[tuple[StoredDates, Value, Value]]:
    take: Callable[[StoredDates | TimedDates], Value | None] = attrgetter(field)
    for stored in imported.stored:
        theirs, ours = take(stored), take(schedule.dates[stored.uid])
        if theirs is not None and ours is not None:
            yield stored, theirs, ours


def _same(theirs: Value, ours: Value) -> bool:
    if isinstance(theirs, datetime) and isinstance(ours, datetime):
        return abs(instant(theirs) - instant(ours)) < MINUTE
    if isinstance(theirs, bool) or isinstance(ours, bool):
        return theirs == ours
    if isinstance(theirs, int) and isinstance(ours, int):
        return abs(theirs - ours) < MINUTE
    return False
