"""What asks for the start of a piece of work, and which of these asks decides it.

The plan's start, a floor, a link, a report and the status date each ask for an index;
the latest decides, and a month anchor may then move it on. These are the rules of
``programme.core.schedule``, one by one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.core.demands import demand_of
from programme.core.network import Arc
from programme.core.paces import NEVER, Pace
from programme.core.plan import Activity, Constraint, ConstraintKind, LinkType
from programme.core.solved_schedule import SolvedSchedule


class Edge(StrEnum):
    """The side of a day at which something stands."""

    MORNING = "morning"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class After:
    """A link: the end of ``code`` that it waits for comes on ``day``, at ``edge``.

    ``lag`` is in working days, or in days of ``calendar``: then ``counted`` holds the
    days that it uses up. ``happened`` says that this end is a fact.
    """

    code: str
    type: LinkType
    lag: int
    day: date
    edge: Edge
    happened: bool
    calendar: str = ""
    counted: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStart:
    """Nothing holds it but the start of the plan."""

    day: date


@dataclass(frozen=True, slots=True)
class Constrained:
    """A constraint does not let it start, or finish, before a day."""

    day: date
    kind: ConstraintKind


@dataclass(frozen=True, slots=True)
class AsLate:
    """It comes as late as possible: it is to be finished on ``day``, for ``before``.

    ``before`` is the code of what it would move, empty for the end of the plan.
    """

    day: date
    before: str


@dataclass(frozen=True, slots=True)
class StatusDate:
    """Days have passed: not started before it, or not finished before its evening."""

    day: date


@dataclass(frozen=True, slots=True)
class Started:
    """It is in progress, and its length counts from its actual start."""

    day: date


@dataclass(frozen=True, slots=True)
class Reported:
    """So many working days remained on the morning of a day.

    ``paused`` says that ``day`` is the one on which the work goes on.
    """

    day: date
    remaining: int
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """It is finished; its dates are facts."""

    started: date | None
    finished: date


Fixed = PlanStart | Constrained | AsLate | StatusDate | Started | Reported
"""What asks for a day by itself."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """It was ready on the morning of ``ready``, outside the months in which it starts.

    It waits for ``day`` of the next of ``months``, or the next worked day of that
    month, or the last one before when none is left.
    """

    months: tuple[int, ...]
    day: int
    ready: date
    because: After | Fixed


Driver = After | Fixed | Anchored | Happened
"""What decides the dates of a step."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask for a start index, and the index of the moment from which it counts."""

    index: int
    moment: int
    driver: After | Fixed
    arc: Arc | None = None


def asks_of(placed: SolvedSchedule, i: int, into: Iterable[Arc]) -> Iterator[Ask]:
    """Give all that asks for the start of unfinished work, before any month anchor.

    The status date comes last and only where it applies.
    """
    asks = list(_floors(placed, i))
    for arc in into:
        asked = placed.asks(arc)
        asks.append(Ask(asked, placed.moment(arc), _after(placed, arc), arc))
    yield from asks
    if i in placed.network.as_late:
        yield from _as_late(placed, i, max(ask.index for ask in asks))
    push = placed.network.push[i]
    if push != NEVER:
        yield Ask(push, placed.network.as_of, StatusDate(placed.schedule.as_of))


def deciding(placed: SolvedSchedule, i: int, asks: Iterable[Ask]) -> Ask:
    """Give the ask that decides where unfinished work starts.

    On a tie the status date comes last, and what is still to come before what has
    happened.
    """
    *asked, last = asks
    if not isinstance(last.driver, StatusDate):
        asked.append(last)
    ask = max(asked, key=_weight)
    pace = placed.network.paces.get(i)
    start = ask.index if pace is None else pace.forward(ask.index)
    is_late = start < placed.early[i] or i in placed.network.overdue
    return last if is_late else ask


def anchored(placed: SolvedSchedule, i: int, ask: Ask) -> After | Fixed | Anchored:
    """Give what drives the work, with the month anchor where one moves it on."""
    pace = placed.network.paces.get(i)
    snap = None if pace is None else pace.snap
    if snap is None or pace is None or not _waits_for_months(pace, ask.index):
        return ask.driver
    anchor, ready = snap.anchor, placed.calendar.day(ask.index)
    return Anchored(anchor.months, anchor.day, ready, ask.driver)


def _waits_for_months(pace: Pace, index: int) -> bool:
    """Say whether work that is ready there waits for more than a day of its own."""
    own = index if pace.days is None else pace.days.forward(index)
    return pace.forward(index) != own


def _weight(ask: Ask) -> tuple[int, bool]:
    return ask.index, isinstance(ask.driver, After) and not ask.driver.happened


def _floors(placed: SolvedSchedule, i: int) -> Iterator[Ask]:
    activity = placed.plan.activities[i]
    if i in placed.network.begun:
        driver = _in_progress(activity, activity.progress.started)
        index = placed.calendar.index(driver.day)
        yield Ask(index, index, driver)
        return
    at_end = i in placed.network.gates
    index = placed.calendar.index(placed.plan.start)
    yield Ask(index + at_end, index, PlanStart(placed.plan.start))
    if activity.constraint is not None:
        yield from _constrained(placed, i, activity.constraint)


def _constrained(
    placed: SolvedSchedule, i: int, constraint: Constraint
) -> Iterator[Ask]:
    demand = demand_of(constraint, placed.calendar)
    if constraint.day is None:
        return
    at_end, driver = (
        i in placed.network.gates,
        Constrained(constraint.day, constraint.kind),
    )
    if demand.start_from is not None:
        yield Ask(demand.start_from + at_end, demand.start_from, driver)
    if demand.end_from is not None:
        end = demand.end_from
        lasts = placed.network.length[i] > 0
        start = placed.network.start_for(i, end) if lasts else end - 1 + at_end
        yield Ask(start, end - 1, driver)


def _as_late(placed: SolvedSchedule, i: int, asked: int) -> Iterator[Ask]:
    """Give the ask of work that waits as long as nothing moves because of it."""
    start, network = placed.early[i], placed.network
    pace = network.paces.get(i)
    asked = max(asked, network.push[i])
    if start <= (asked if pace is None else pace.forward(asked)):
        return
    held = [
        arc.link.to
        for arc in placed.arcs
        if arc.source == i
        and placed.back(i, network.allows(arc, placed.early[arc.target])) == start
    ]
    finish = placed.dates(i).finish
    yield Ask(start, start, AsLate(finish, held[0] if held else ""))


def _in_progress(activity: Activity, started: date | None) -> Started | Reported:
    progress = activity.progress
    if started is None:
        raise ValueError(f"{activity.code} has not started")
    if progress.remaining is None:
        return Started(started)
    reported = progress.reported_on or started
    resumes = progress.resumes
    if resumes is not None and resumes > reported:
        return Reported(resumes, progress.remaining, paused=True)
    return Reported(reported, progress.remaining)


def _after(placed: SolvedSchedule, arc: Arc) -> After:
    dates = placed.dates(arc.source)
    morning = placed.network.is_of_a_morning(arc)
    return After(
        code=arc.link.frm,
        type=arc.link.type,
        lag=arc.link.lag,
        day=dates.start if arc.from_start else dates.finish,
        edge=Edge.MORNING if morning else Edge.EVENING,
        happened=arc.fact is not None,
        calendar=arc.link.calendar if arc.lag is not None else "",
        counted=()
        if arc.lag is None
        else arc.lag.days_after(placed.moment(arc), morning=morning),
    )
