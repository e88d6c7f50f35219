"""Constraints that cannot hold, each with the smallest set that shows why.

Demands that work comes no sooner never contradict each other. So what cannot all hold
is always one demand that work comes no later, and one chain of links from something
that holds the other end: the plan's start, a constraint, a fact, the status date, or the
first meeting of a committee. Of all such chains the one that names least is given;
without any one thing of it the rest of it can hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.chains import Brought, ask, follow, given, least_chains, stand
from programme.core.committee import Committee
from programme.core.edit_words import link_words
from programme.core.lateness import days_past
from programme.core.network import Arc, Network
from programme.core.paces import NEVER
from programme.core.plan import Constraint, ConstraintKind, Link, Plan
from programme.core.schedule import Dates
from programme.core.solved_schedule import SolvedSchedule, place
from programme.core.start_reasons import (
    After,
    Constrained,
    Fixed,
    PlanStart,
    Reported,
    Started,
    StatusDate,
)
from programme.core.status import ActivityStatus
from programme.core.words import long_date, working_days


@dataclass(frozen=True, slots=True)
class FirstMeeting:
    """The first known meeting of the committee that ends the work is on ``day``."""

    committee: str
    day: date


Because = After | Fixed | FirstMeeting
"""What holds the first work of a conflict."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot all hold: a constraint, what holds the other end, links between.

    ``links`` lead from what ``because`` holds to ``code``; empty when it is the same.
    ``days`` is by how many working days the chain alone misses the constraint,
    ``forecast_days`` by how many the forecast does.
    """

    code: str
    constraint: Constraint
    because: Because
    links: tuple[Link, ...]
    days: int
    forecast_days: int


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
    network = placed.network
    broken = [
        i
        for i in sorted(network.latest.keys() | network.latest_end.keys())
        if placed.dates(i).status is not ActivityStatus.FINISHED
        and _days_late(network, i, _stands(placed, i)) > 0
    ]
    chains = least_chains(placed, broken, lambda i, at: _days_late(network, i, at) > 0)
    return tuple(_conflict(placed, i, chains[i]) for i in broken if i in chains)


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


def _stands(placed: SolvedSchedule, i: int) -> int:
    """Give the place of work in the plan: twice its start, one more in the morning."""
    in_evening = placed.network.ends_a_day(i)
    return 2 * placed.early[i] + (not in_evening)


def _days_late(network: Network, i: int, at: int) -> int:
    """Count the working days by which a place is later than the constraint allows."""
    lasts = network.length[i] > 0
    if i in network.latest_end:
        end = 2 * network.end(i, at // 2) if lasts else at
        return -((2 * network.latest_end[i] - end) // 2)
    return -((2 * network.latest[i] + lasts - at) // 2)


def _conflict(placed: SolvedSchedule, i: int, brought: Brought) -> Conflict:
    activity, arcs = placed.plan.activities[i], brought.arcs
    if activity.constraint is None:
        raise ValueError(f"{activity.code} has no constraint")
    links = tuple(arc.link for arc in arcs)
    held = brought.by, _days_late(placed.network, i, brought.place)
    less = (one for one in _by_less(placed, i, arcs) if one[1] > 0)
    because, days = next(less, held)
    late = _days_late(placed.network, i, _stands(placed, i))
    return Conflict(activity.code, activity.constraint, because, links, days, late)


def _by_less(
    placed: SolvedSchedule, i: int, arcs: Sequence[Arc]
) -> Iterator[tuple[Because, int]]:
    """Give what may hold the first work of a chain though nothing else were given.

    That is the first meeting of its committee, and how it stands when it is in
    progress; with the days by which each makes the chain too late, if above zero.
    """
    first = arcs[0].source if arcs else i
    committee = _committee(placed, first)
    if committee is not None:
        yield from _by_meeting(placed, i, arcs, committee)
    for one in given(placed, first):
        if isinstance(one.by, Started | Reported):
            yield one.by, _late_along(placed.network, i, arcs, one.place)


def _by_meeting(
    placed: SolvedSchedule, i: int, arcs: Sequence[Arc], committee: Committee
) -> Iterator[tuple[Because, int]]:
    network, index = placed.network, placed.calendar.index(committee.meetings[0])
    meeting = FirstMeeting(committee.name, placed.calendar.day(index))
    if not arcs and i in network.latest_end:
        yield _itself(placed, i) or meeting, index + 1 - network.latest_end[i]
    elif arcs and not arcs[0].from_start:
        asked = ask(network, arcs[0], index + 1, morning=False)
        if asked > NEVER:
            at = stand(network, arcs[0].target, asked)
            yield meeting, _late_along(network, i, arcs[1:], at)


def _itself(placed: SolvedSchedule, i: int) -> Constrained | None:
    """Give the constraint to finish on a day, where other days than meetings count too.

    Then it cannot hold by itself; without the meetings it might not hold either.
    """
    pace, constraint = placed.network.paces[i], placed.plan.activities[i].constraint
    if constraint is None or constraint.kind is not ConstraintKind.MUST_FINISH:
        return None
    if constraint.day is None or (pace.snap is None and pace.days is None):
        return None
    return Constrained(constraint.day, constraint.kind)


def _committee(placed: SolvedSchedule, i: int) -> Committee | None:
    """Give the committee that ends work, when a meeting of it is known."""
    activity = placed.plan.activities[i]
    if not activity.committee or not activity.duration:
        return None
    committee = placed.plan.committees[activity.committee]
    return committee if committee.meetings else None


def _late_along(network: Network, i: int, arcs: Sequence[Arc], at: int) -> int:
    """Count the days by which a chain from a place is too late; 0 when it asks nothing."""
    for arc in arcs:
        asked = follow(network, arc, at)
        if asked <= NEVER:
            return 0
        at = stand(network, arc.target, asked)
    return _days_late(network, i, at)


def conflict_in_words(conflict: Conflict) -> tuple[str, ...]:
    """Say what cannot hold, why, and by how much."""
    day, code = conflict.constraint.day, conflict.code
    wanted = "" if day is None else f" {long_date(day)}"
    said = [
        f"{code} cannot keep its constraint to {_to(conflict.constraint.kind)}{wanted}."
    ]
    if conflict.links:
        said.append(_because(conflict.links[0].frm, conflict.because))
        said += (f"{link_words(link)}." for link in conflict.links)
    elif isinstance(conflict.because, Constrained):
        said.append(
            "The days, months or meetings that it keeps to leave no place for it."
        )
    else:
        said.append(_because(code, conflict.because))
    said.append(f"It is forecast {working_days(conflict.forecast_days)} too late.")
    if conflict.days < conflict.forecast_days:
        alone = working_days(conflict.days)
        said.append(f"What is said here alone makes it {alone} too late.")
    return tuple(said)


def deadline_in_words(missed: MissedDeadline) -> tuple[str, ...]:
    """Say which deadline is missed, and by how much."""
    late = working_days(missed.days)
    return (
        f"{missed.code} has the deadline {long_date(missed.deadline)}.",
        f"It is forecast to finish {late} later, on {long_date(missed.finish)}.",
    )


_BECAUSE: Mapping[type[Because], str] = {
    After: "{code} waits for {by.code}, which stands at {day}.",
    Constrained: "{code} has the constraint to {kind} {day}.",
    PlanStart: "{code} cannot come before the programme starts on {day}.",
    FirstMeeting: "{code} ends at a meeting of {by.committee}, first on {day}.",
    StatusDate: "{code} is still to be done on {day}.",
    Started: "{code} was started on {day}.",
    Reported: "{code} had {left} left on {day}.",
}


def _because(code: str, by: Because) -> str:
    words = _BECAUSE[type(by)]
    kind = _to(by.kind) if isinstance(by, Constrained) else ""
    left = working_days(by.remaining) if isinstance(by, Reported) else ""
    return words.format(code=code, by=by, day=long_date(by.day), kind=kind, left=left)


def _to(kind: ConstraintKind) -> str:
    return kind.removeprefix("must ")
