"""Constraints that cannot hold, each with the smallest set that shows why.

Demands that work comes no sooner never contradict each other. So what cannot all hold
is always one demand that work comes no later, and one chain of links from something
that holds the other end: the plan's start, a constraint, a fact or the status date. Of
all such chains the one with the fewest links is given; without any member of it the
rest of it can hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from programme.core.asks import (
    After,
    Ask,
    AsLate,
    Constrained,
    Fixed,
    PlanStart,
    asks_of,
)
from programme.core.calendar import WorkingCalendar
from programme.core.lateness import days_past
from programme.core.network import Arc
from programme.core.placed import Placed, arcs_into, place
from programme.core.plan import Constraint, Link, Plan
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus
from programme.core.words import long_date, working_days


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot all hold: a constraint, what holds the other end, links between.

    ``links`` lead from what ``because`` holds to ``code``; empty when it is the same.
    ``days`` is by how many working days the chain alone misses the constraint.
    """

    code: str
    constraint: Constraint
    because: After | Fixed
    links: tuple[Link, ...]
    days: int


@dataclass(frozen=True, slots=True)
class MissedDeadline:
    """A deadline that the forecast misses, by working days."""

    code: str
    deadline: date
    finish: date
    days: int


def conflicts(
    plan: Plan, calendar: WorkingCalendar, as_of: date
) -> tuple[Conflict, ...]:
    """Give every constraint that cannot hold as of a day, in the plan's order.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    placed = place(plan, calendar, as_of)
    search = _Search(placed)
    found = (
        search.conflict(i, constraint, latest)
        for i, constraint, latest in _limits(placed)
    )
    return tuple(conflict for conflict in found if conflict is not None)


def missed_deadlines(
    plan: Plan, calendar: WorkingCalendar, dates: Mapping[str, Dates]
) -> tuple[MissedDeadline, ...]:
    """Give every deadline that the dates of a schedule miss, in the plan's order."""
    missed = []
    for activity in plan.activities:
        finish = dates[activity.code].finish
        if activity.deadline is not None and finish > activity.deadline:
            days = days_past(calendar, activity.deadline, finish)
            missed.append(
                MissedDeadline(activity.code, activity.deadline, finish, days)
            )
    return tuple(missed)


def _limits(placed: Placed) -> Iterator[tuple[int, Constraint, int]]:
    """Give each constraint that sets a last start, with that index."""
    network = placed.network
    for i, activity in enumerate(placed.plan.activities):
        limits = []
        if i in network.latest:
            limits.append(network.latest[i])
        if i in network.latest_end:
            limits.append(network.last_start(i, network.latest_end[i]))
        reached = placed.dates(i).status is ActivityStatus.FINISHED
        if limits and activity.constraint is not None and not reached:
            yield i, activity.constraint, min(limits) - (i in network.mornings)


@dataclass(frozen=True, slots=True)
class _Best:
    """The latest start that chains of so many links ask for, and the last ask of one."""

    index: int
    ask: Ask


class _Search:
    """Finds chains with the fewest links, one length after another."""

    def __init__(self, placed: Placed) -> None:
        self._placed = placed
        self._into = arcs_into(placed)
        self._rounds = [[self._by_itself(i) for i in placed.position.values()]]

    def conflict(self, i: int, constraint: Constraint, latest: int) -> Conflict | None:
        """Give the shortest chain that asks for a start later than the latest."""
        lengths = range(len(self._placed.plan.activities))
        too_late = (n for n in lengths if self._round(n)[i].index > latest)
        count = next(too_late, None)
        if count is None:
            return None
        arcs = self._chain(i, count)
        first = arcs[0].source if arcs else i
        return Conflict(
            self._placed.plan.activities[i].code,
            constraint,
            self._rounds[0][first].ask.driver,
            tuple(arc.link for arc in arcs),
            self._rounds[count][i].index - latest,
        )

    def _chain(self, i: int, count: int) -> list[Arc]:
        arcs: list[Arc] = []
        while count:
            arc = self._rounds[count][i].ask.arc
            if arc is None or arc.fact is not None:
                break
            arcs.append(arc)
            i, count = arc.source, count - 1
        return arcs[::-1]

    def _round(self, count: int) -> Sequence[_Best]:
        while len(self._rounds) <= count:
            last = self._rounds[-1]
            self._rounds.append([self._next(i, last) for i in range(len(last))])
        return self._rounds[count]

    def _by_itself(self, i: int) -> _Best:
        """Give the start that is asked for without any link to work still to come."""
        if i in self._placed.network.done:
            start = self._placed.early[i]
            return _Best(start, Ask(start, start, PlanStart(self._placed.plan.start)))
        facts = [arc for arc in self._into.get(i, ()) if arc.fact is not None]
        asks = [
            ask
            for ask in asks_of(self._placed, i, facts)
            if not isinstance(ask.driver, AsLate)
        ]
        return self._best(i, asks)

    def _next(self, i: int, last: Sequence[_Best]) -> _Best:
        asks = [last[i].ask]
        for arc in self._into.get(i, ()):
            if arc.fact is None:
                start = last[arc.source].index
                index = self._placed.network.asks(arc, start)
                asks.append(Ask(index, start, self._rounds[0][i].ask.driver, arc))
        return max([last[i], self._best(i, asks)], key=lambda best: best.index)

    def _best(self, i: int, asks: Sequence[Ask]) -> _Best:
        ask = max(asks, key=lambda one: one.index)
        pace = self._placed.network.paces.get(i)
        return _Best(ask.index if pace is None else pace.forward(ask.index), ask)


def conflict_in_words(conflict: Conflict) -> tuple[str, ...]:
    """Say what cannot hold, why, and by how much."""
    day, code = conflict.constraint.day, conflict.code
    wanted = "" if day is None else f" {long_date(day)}"
    said = [f"{code} cannot keep its constraint to {conflict.constraint.kind}{wanted}."]
    first = conflict.links[0].frm if conflict.links else code
    said.append(_because(first, conflict.because))
    if conflict.links:
        steps = ", ".join(f"{_after(link)} {link.to}" for link in conflict.links)
        said.append(f"Then come {steps}.")
    said.append(f"Together they are {working_days(conflict.days)} too late.")
    return tuple(said)


def deadline_in_words(missed: MissedDeadline) -> tuple[str, ...]:
    """Say which deadline is missed, and by how much."""
    late = working_days(missed.days)
    return (
        f"{missed.code} has the deadline {long_date(missed.deadline)}.",
        f"It is forecast to finish {late} later, on {long_date(missed.finish)}.",
    )


def _because(code: str, because: After | Fixed) -> str:
    day = long_date(because.day)
    match because:
        case After():
            return f"{code} waits for {because.code}, which stands at {day}."
        case Constrained():
            return f"{code} has the constraint to {because.kind} {day}."
        case PlanStart():
            return f"{code} cannot come before the programme starts on {day}."
        case _:
            return f"{code} cannot come sooner, as of {day}."


def _after(link: Link) -> str:
    return f"{link.type}{link.lag:+d}" if link.lag else f"{link.type}"
