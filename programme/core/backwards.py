"""Working backwards from one gate or milestone: late dates and floats relative to it.

The backward pass of the critical path method (Kelley and Walker, 1959), begun at one
target instead of the end of the plan. Decision 004 holds here too: the late start of
anchored work is a day on which it may start.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Plan
from programme.core.solved_schedule import SolvedSchedule, arcs_into, place
from programme.core.status import ActivityStatus
from programme.core.words import counted, long_date, working_days

NEAR = 5
"""Working days of float up to which work that is not critical is nearly so."""


@dataclass(frozen=True, slots=True)
class FloatTo:
    """How far work may slip before the target moves, in working days."""

    code: str
    days: int
    critical: bool
    near_critical: bool


@dataclass(frozen=True, slots=True)
class Latest:
    """The last dates on which work still lets the target keep the wanted date.

    ``room`` is in working days from the forecast to these; below zero the forecast
    misses them. ``too_late``: the day has passed as of the status date.
    """

    code: str
    status: ActivityStatus
    start: date
    finish: date
    room: int
    too_late: bool

    @property
    def begun(self) -> bool:
        """Say whether the work has started, so that only its finish is still open."""
        return self.status is ActivityStatus.IN_PROGRESS


@dataclass(frozen=True, slots=True)
class Backwards:
    """Latest dates of all that is unfinished before the target and of the target.

    ``latest`` is in the order of late starts, then of the plan.
    """

    code: str
    as_of: date
    wanted: date
    forecast: date
    latest: tuple[Latest, ...]


def floats_to(
    plan: Plan, calendar: WorkingCalendar, as_of: date, code: str, near: int = NEAR
) -> Mapping[str, FloatTo]:
    """Give the float to one gate, milestone or activity of all that it waits for.

    The target itself is among them, with a float of 0. Finished work has no float and
    is left out, and so is all that the target does not wait for.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when the plan has no such activity, or a link names none.
    """
    placed = place(plan, calendar, as_of)
    target = placed.position[code]
    late = latest_starts(placed, target, placed.early[target])
    found = {}
    for i, start in sorted(late.items()):
        days = start - placed.early[i]
        step = plan.activities[i].code
        found[step] = FloatTo(step, days, days <= 0, 0 < days <= near)
    return found


def critical_path_to(
    plan: Plan, calendar: WorkingCalendar, as_of: date, code: str
) -> tuple[str, ...]:
    """Give the codes whose slip moves the target, in the order of their starts.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when the plan has no such activity, or a link names none.
    """
    placed = place(plan, calendar, as_of)
    target = placed.position[code]
    early = placed.early
    late = latest_starts(placed, target, early[target])
    critical = [i for i, start in late.items() if start <= early[i]]
    rank = {i: place_in for place_in, i in enumerate(placed.order)}
    critical.sort(key=lambda i: (early[i], rank[i]))
    return tuple(plan.activities[i].code for i in critical)


def work_backwards(
    plan: Plan, calendar: WorkingCalendar, as_of: date, code: str, wanted: date
) -> Backwards:
    """Give the latest dates of everything before a target that is wanted by a date.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when the plan has no such activity, or a link names none.
    """
    placed = place(plan, calendar, as_of)
    target = placed.position[code]
    late = latest_starts(placed, target, start_for(placed, target, wanted))
    latest = sorted(_latest(placed, late), key=lambda one: one.start)
    finish = placed.dates(target).finish
    return Backwards(code, as_of, wanted, finish, tuple(latest))


def start_for(placed: SolvedSchedule, target: int, wanted: date) -> int:
    """Give the latest start index with which unfinished work is done by a date."""
    end = placed.calendar.index_after(wanted) - (target in placed.mornings)
    return placed.back(target, placed.network.last_start(target, end))


def latest_starts(placed: SolvedSchedule, target: int, start: int) -> dict[int, int]:
    """Give the late start index of the target and of all unfinished work before it."""
    if target in placed.network.done:
        return {}
    late = {target: start}
    into = arcs_into(placed)
    for i in reversed(placed.order):
        if i not in late:
            continue
        if i != target:
            late[i] = placed.back(i, late[i])
        for arc in into.get(i, ()):
            if arc.fact is None:
                last = placed.network.allows(arc, late[i])
                late[arc.source] = min(late.get(arc.source, last), last)
    return late


def _latest(placed: SolvedSchedule, late: Mapping[int, int]) -> Iterator[Latest]:
    for i, start in sorted(late.items()):
        dates = placed.dates(i)
        if dates.status is ActivityStatus.FINISHED:
            continue
        first, last = placed.day_of(i, start)
        begun = dates.status is ActivityStatus.IN_PROGRESS
        yield Latest(
            code=dates.code,
            status=dates.status,
            start=dates.start if begun else first,
            finish=last,
            room=start - placed.early[i],
            too_late=(last if begun else first) < placed.schedule.as_of,
        )


def wanted_in_words(result: Backwards) -> Iterator[str]:
    """Say what is wanted, what is forecast, and whether anything is too late for it."""
    yield f"{result.code} is wanted by {long_date(result.wanted)}."
    yield f"The forecast is {long_date(result.forecast)}."
    late = sum(one.too_late for one in result.latest)
    if late:
        yield f"{counted(late, 'thing')} {'is' if late == 1 else 'are'} too late:"
    else:
        yield f"Nothing is too late yet as of {long_date(result.as_of)}."


def too_late_in_words(result: Backwards) -> Iterator[str]:
    """Say of each thing that is too late when it should have been, and how far behind."""
    return (_too_late(one) for one in result.latest if one.too_late)


def _too_late(one: Latest) -> str:
    behind = f"It is {working_days(-one.room)} behind."
    if one.begun:
        return f"{one.code} should have finished by {long_date(one.finish)}. {behind}"
    return f"{one.code} should have started by {long_date(one.start)}. {behind}"
