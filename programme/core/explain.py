"""Why an activity has its dates: the chain of what drives them, back to a fixed day.

Each step holds all that its proof needs: what drives it, how long it takes and every
day between that is not worked: the tests do the sum again from the step alone.
``programme.core.explain_words`` says it in plain English.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Kind, Plan
from programme.core.solved_schedule import SolvedSchedule, arcs_into, place
from programme.core.start_reasons import (
    Ask,
    Driver,
    Edge,
    Happened,
    anchored,
    asks_of,
    deciding,
)

NO_NAMES: Mapping[date, str] = MappingProxyType({})
_DAY = timedelta(days=1)


class Rest(StrEnum):
    """Why a day is not worked, or not by this work."""

    WEEKLY = "outside the working week"
    DAY_OFF = "a day off"
    NOT_ITS_OWN = "not a day of those who do it"


@dataclass(frozen=True, slots=True)
class NotWorked:
    """A day that is not worked; ``name`` is empty where none is known."""

    day: date
    why: Rest
    name: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A committee's meeting; ``papers_due`` is the last day to start what it decides."""

    day: date
    papers_due: date


@dataclass(frozen=True, slots=True)
class Decided:
    """A committee that ends a step at its meeting.

    ``at`` is None when no meeting is known that the step can make; ``missed`` is the
    meeting before, None when none is known.
    """

    committee: str
    at: Meeting | None
    missed: Meeting | None


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of work in the chain, with what decides its dates.

    ``days`` are the working days still to be placed. ``stands`` says at which edge of
    its day a point of no duration stands; work that lasts begins in the morning.
    ``begun`` is the day on which it actually started. ``not_worked`` holds every such
    day from the first to the last that the sum looks at, ``not_own`` those that others
    work. ``decided`` says which meeting ends work that a committee decides.
    """

    code: str
    kind: Kind
    start: date
    finish: date
    days: int
    stands: Edge
    begun: date | None
    driver: Driver
    not_worked: tuple[NotWorked, ...]
    not_own: tuple[NotWorked, ...] = ()
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps from the activity that was asked about back to a fixed day."""

    code: str
    as_of: date
    steps: tuple[Step, ...]


def why(
    plan: Plan,
    calendar: WorkingCalendar,
    as_of: date,
    code: str,
    names: Mapping[date, str] = NO_NAMES,
) -> Chain:
    """Give the chain that drives an activity's dates, as of a status date.

    ``names`` says what days off are called. Where several links ask for the same day,
    one to work that is still to come is followed, then the first in the plan.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when the plan has no such activity, or a link names none.
    """
    placed = place(plan, calendar, as_of)
    start = placed.position[code]
    return Chain(code, as_of, tuple(_steps(placed, start, names)))


def _steps(placed: SolvedSchedule, i: int, names: Mapping[date, str]) -> Iterator[Step]:
    into = arcs_into(placed)
    following: int | None = i
    while following is not None:
        i = following
        if i in placed.network.done:
            yield _fact(placed, i)
            return
        asks = tuple(asks_of(placed, i, into.get(i, ())))
        decided = deciding(placed, i, asks)
        yield _step(placed, i, decided, names)
        following = _next(placed, decided)


def _next(placed: SolvedSchedule, ask: Ask) -> int | None:
    """Give the position of the work that a step waits for, if it waits for any."""
    if ask.arc is None:
        return None
    source, happened = ask.arc.source, ask.arc.fact is not None
    return None if happened and source not in placed.network.done else source


def _fact(placed: SolvedSchedule, i: int) -> Step:
    activity, dates = placed.plan.activities[i], placed.dates(i)
    return Step(
        code=activity.code,
        kind=activity.kind,
        start=dates.start,
        finish=dates.finish,
        days=0,
        stands=Edge.EVENING,
        begun=activity.progress.started,
        driver=Happened(activity.progress.started, dates.finish),
        not_worked=(),
    )


def _step(placed: SolvedSchedule, i: int, ask: Ask, names: Mapping[date, str]) -> Step:
    activity, dates = placed.plan.activities[i], placed.dates(i)
    length = placed.network.length[i]
    start = placed.early[i]
    at_end = not length and i not in placed.mornings
    moments = [ask.moment, ask.index, start, placed.network.end(i, start)]
    if ask.arc is not None and ask.arc.lag is None:
        moments.append(ask.moment + ask.arc.link.lag)
    return Step(
        code=activity.code,
        kind=activity.kind,
        start=dates.start,
        finish=dates.finish,
        days=length,
        stands=Edge.EVENING if at_end else Edge.MORNING,
        begun=activity.progress.started,
        driver=anchored(placed, i, ask),
        not_worked=_rest(placed, moments, names),
        not_own=_not_own(placed, i, moments),
        decided=_decided(placed, i),
    )


def _not_own(
    placed: SolvedSchedule, i: int, moments: list[int]
) -> tuple[NotWorked, ...]:
    """Give every worked day near and between these indexes that is not its own."""
    pace = placed.network.paces.get(i)
    if pace is None or pace.days is None:
        return ()
    days = pace.days
    near = range(days.back(min(moments) - 1), days.forward(max(moments)) + 1)
    others = (index for index in near if days.forward(index) != index)
    return tuple(
        NotWorked(placed.calendar.day(index), Rest.NOT_ITS_OWN) for index in others
    )


def _decided(placed: SolvedSchedule, i: int) -> Decided | None:
    """Give the meeting that ends a piece of work, where a committee does."""
    pace, activity = placed.network.paces.get(i), placed.plan.activities[i]
    if pace is None or pace.meetings is None:
        return None
    committee = placed.plan.committees[activity.committee]
    if not committee.meetings:
        return None
    meetings, end = pace.meetings, placed.network.end(i, placed.early[i])
    made = meetings.last_end(end)
    missed = meetings.missed_by(end) if meetings.known else meetings.after - 1
    return Decided(
        committee.name,
        _meeting(placed, committee.papers, made if made == end else None),
        _meeting(placed, committee.papers, missed),
    )


def _meeting(placed: SolvedSchedule, papers: int, end: int | None) -> Meeting | None:
    if end is None:
        return None
    day = placed.calendar.day
    return Meeting(day(end - 1), day(end - 1 - papers))


def _rest(
    placed: SolvedSchedule, moments: list[int], names: Mapping[date, str]
) -> tuple[NotWorked, ...]:
    """Give every day that is not worked near and between these indexes."""
    calendar = placed.calendar
    day, last = calendar.day(min(moments) - 1), calendar.day(max(moments) + 1)
    found = []
    while day < last:
        if not calendar.is_worked(day):
            weekly = day.weekday() not in calendar.weekdays
            rest = Rest.WEEKLY if weekly else Rest.DAY_OFF
            found.append(NotWorked(day, rest, names.get(day, "")))
        day += _DAY
    return tuple(found)
