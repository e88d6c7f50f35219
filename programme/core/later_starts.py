"""Every start that work may choose within its float, as numbers that a search can read.

The schedule's own network makes the tables, so what reads them needs to know of no
calendar, month, committee or kind of link. What must stand has no choice and bounds
the rest: gates, milestones, meetings, work that has begun or is held to a day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.edits import SetConstraint
from programme.core.levelling import may_wait
from programme.core.load import (
    Bearers,
    PersonWeek,
    burden,
    hours_given,
    weeks,
)
from programme.core.plan import Kind, no_earlier_than
from programme.core.programme import Programme
from programme.core.solved_schedule import SolvedSchedule, place
from programme.core.status import ActivityStatus


@dataclass(frozen=True, slots=True)
class Start:
    """A working-day index at which work may start, its day, and the hours it brings."""

    index: int
    day: date
    hours: Mapping[PersonWeek, float]


@dataclass(frozen=True, slots=True)
class Wait:
    """What a link asks: the index of its target's start, for each start of its source."""

    source: str
    target: str
    asks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LaterStarts:
    """The starts of each piece of work that has a choice, by its code, today's first.

    ``gives`` is the room of each week that any of it may fall into, in hours: what the
    person gives, less what work without a choice takes.
    """

    starts: Mapping[str, tuple[Start, ...]]
    waits: tuple[Wait, ...]
    gives: Mapping[PersonWeek, float]


def later_starts(programme: Programme, bearers: Bearers, as_of: date) -> LaterStarts:
    """Lay out what may start later without moving anything that must stand.

    Raises:
        CircleError: when the links make a circle.
    """
    placed = place(programme.plan, programme.calendar, as_of)
    last = _last_starts(placed)
    work = programme.plan.activities
    borne = {i: burden(programme, bearers, work[i]) for i in last}

    def hours(i: int, start: int) -> Mapping[PersonWeek, float]:
        return _summed(borne[i].by_week(placed.day_of(i, start), as_of))

    starts = {
        i: tuple(
            Start(start, programme.calendar.day(start), hours(i, start))
            for start in range(placed.early[i], until + 1)
            if start == placed.early[i] or placed.back(i, start) == start
        )
        for i, until in last.items()
    }
    waits = (
        Wait(
            arc.link.frm,
            arc.link.to,
            tuple(placed.network.asks(arc, one.index) for one in starts[arc.source]),
        )
        for arc in placed.arcs
        if arc.source in last and arc.target in last
    )
    by_code = {work[i].code: some for i, some in starts.items()}
    return LaterStarts(
        by_code, tuple(waits), _room(programme, bearers, placed, by_code)
    )


def edits_of(choices: LaterStarts, chosen: Mapping[str, int]) -> list[SetConstraint]:
    """Give the edits that start work on the days chosen, by their number, 0 as today."""
    return [
        SetConstraint(code, no_earlier_than(choices.starts[code][number].day))
        for code, number in chosen.items()
        if number
    ]


def _last_starts(placed: SolvedSchedule) -> Mapping[int, int]:
    """Give the last start of all that has a choice, by its position in the plan."""
    network, early = placed.network, placed.early
    last = {i: _own_last(placed, i) for i in range(len(early)) if _chooses(placed, i)}
    for arc in placed.arcs:
        if arc.source in last and arc.target not in last:
            allowed = network.allows(arc, early[arc.target])
            last[arc.source] = min(last[arc.source], allowed)
    return last


def _chooses(placed: SolvedSchedule, i: int) -> bool:
    activity, dates = placed.plan.activities[i], placed.dates(i)
    return (
        activity.kind is Kind.ACTIVITY
        and activity.duration > 0
        and dates.status is ActivityStatus.NOT_STARTED
        and dates.total_float > 0
        and may_wait(activity)
    )


def _own_last(placed: SolvedSchedule, i: int) -> int:
    """Give the last start within the float, the deadline and the meeting as planned."""
    activity, network, early = (
        placed.plan.activities[i],
        placed.network,
        placed.early[i],
    )
    ends = [network.end(i, early + placed.dates(i).total_float)]
    if activity.committee:
        ends.append(network.end(i, early))
    if activity.deadline is not None:
        ends.append(placed.calendar.index_after(activity.deadline))
    return max(early, network.last_start(i, min(ends)))


def _room(
    programme: Programme,
    bearers: Bearers,
    placed: SolvedSchedule,
    starts: Mapping[str, tuple[Start, ...]],
) -> Mapping[PersonWeek, float]:
    room = {
        (who, monday): hours_given(programme, bearers, who, monday)
        for some in starts.values()
        for one in some
        for who, monday in one.hours
    }
    for week in weeks(programme, placed.schedule.dates, bearers, placed.schedule.as_of):
        if (week.who, week.monday) in room:
            room[week.who, week.monday] -= week.hours
    for today, *_ in starts.values():
        for at, hours in today.hours.items():
            room[at] += hours
    return room


def _summed(hours: Iterable[tuple[PersonWeek, float]]) -> Mapping[PersonWeek, float]:
    total: dict[PersonWeek, float] = defaultdict(float)
    for week, some in hours:
        total[week] += some
    return total
