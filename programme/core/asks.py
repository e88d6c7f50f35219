"""What asks for the start of a piece of work, and which of these asks decides it.

The plan's start, a floor, a link, a report and the status date each ask for an index;
the latest decides, and a month anchor may then move it on. These are the rules of
``programme.core.schedule``, one by one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.core.network import NEVER
from programme.core.placed import Arc, Placed
from programme.core.plan import Activity, LinkType


class Edge(StrEnum):
    """The side of a day at which something stands."""

    MORNING = "morning"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class After:
    """A link: the end of ``code`` that it waits for comes on ``day``, at ``edge``.

    ``lag`` is in working days; ``happened`` says that this end is a fact.
    """

    code: str
    type: LinkType
    lag: int
    day: date
    edge: Edge
    happened: bool


@dataclass(frozen=True, slots=True)
class PlanStart:
    """Nothing holds it but the start of the plan."""

    day: date


@dataclass(frozen=True, slots=True)
class NotBefore:
    """It may not start before a day."""

    day: date


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
    """So many working days remained on the morning of a day."""

    day: date
    remaining: int


@dataclass(frozen=True, slots=True)
class Happened:
    """It is finished; its dates are facts."""

    started: date | None
    finished: date


Fixed = PlanStart | NotBefore | StatusDate | Started | Reported
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


def asks_of(placed: Placed, i: int, into: Iterable[Arc]) -> Iterator[Ask]:
    """Give all that asks for the start of unfinished work, before any month anchor.

    The status date comes last and only where it applies.
    """
    yield from _floors(placed, i)
    for arc in into:
        asked = placed.asks(arc)
        yield Ask(asked, placed.moment(arc), _after(placed, arc), arc)
    push = placed.network.push[i]
    if push != NEVER:
        # A point that only finishes ask for stands in the evening, today's included.
        late = i in placed.network.points and i not in placed.mornings
        as_of = placed.schedule.as_of
        yield Ask(push + late, placed.network.as_of, StatusDate(as_of))


def deciding(placed: Placed, i: int, asks: Iterable[Ask]) -> Ask:
    """Give the ask that decides where unfinished work starts.

    On a tie the status date comes last, and what is still to come before what has
    happened.
    """
    *asked, last = asks
    if not isinstance(last.driver, StatusDate):
        asked.append(last)
    ask = max(asked, key=_weight)
    snap = placed.network.snaps.get(i)
    start = ask.index if snap is None else snap.forward(ask.index)
    return last if start < placed.early[i] else ask


def anchored(placed: Placed, i: int, ask: Ask) -> After | Fixed | Anchored:
    """Give what drives the work, with the month anchor where one moves it on."""
    snap = placed.network.snaps.get(i)
    if snap is None or snap.forward(ask.index) == ask.index:
        return ask.driver
    anchor, ready = snap.anchor, placed.calendar.day(ask.index)
    return Anchored(anchor.months, anchor.day, ready, ask.driver)


def _weight(ask: Ask) -> tuple[int, bool]:
    return ask.index, isinstance(ask.driver, After) and not ask.driver.happened


def _floors(placed: Placed, i: int) -> Iterator[Ask]:
    activity = placed.plan.activities[i]
    if i in placed.network.begun:
        driver = _in_progress(activity, activity.progress.started)
        index = placed.calendar.index(driver.day)
        yield Ask(index, index, driver)
        return
    at_end = i in placed.network.gates
    index = placed.calendar.index(placed.plan.start)
    yield Ask(index + at_end, index, PlanStart(placed.plan.start))
    constraint = activity.constraint
    if constraint is not None and constraint.day is not None:
        index = placed.calendar.index(constraint.day)
        yield Ask(index + at_end, index, NotBefore(constraint.day))


def _in_progress(activity: Activity, started: date | None) -> Started | Reported:
    progress = activity.progress
    if started is None:
        raise ValueError(f"{activity.code} has not started")
    if progress.remaining is None:
        return Started(started)
    return Reported(progress.reported_on or started, progress.remaining)


def _after(placed: Placed, arc: Arc) -> After:
    dates = placed.dates(arc.source)
    morning = placed.is_of_a_morning(arc)
    return After(
        code=arc.link.frm,
        type=arc.link.type,
        lag=arc.link.lag,
        day=dates.start if arc.from_start else dates.finish,
        edge=Edge.MORNING if morning else Edge.EVENING,
        happened=arc.fact is not None,
    )
