"""A plan laid out as plain numbers, ready for the two passes of the schedule.

Every link type with its lag becomes one weight between starts, because the length of
what has not finished is known: FS is length + lag, SS is lag, FF is length + lag less
the successor's length, SF is lag less the successor's length. What has happened is a
fact and no longer a link: it only raises the earliest start of its successors.

A point of no duration lies between two working days. It is shown on the day that ends
there when a finish alone put it there, else on the day that begins there. A gate is
always at the end of its day: what it holds back starts on the next.
"""

from dataclasses import dataclass, field
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import (
    DECIDED,
    Activity,
    Kind,
    Link,
    LinkType,
    MonthAnchor,
    Plan,
    Progress,
)

NEVER = -(10**9)
_MONTHS = 12
_FROM_START = frozenset({LinkType.SS, LinkType.SF})
_TO_FINISH = frozenset({LinkType.FF, LinkType.SF})


@dataclass(frozen=True, slots=True)
class Snap:
    """Moves an index to a day that a month anchor allows."""

    anchor: MonthAnchor
    calendar: WorkingCalendar

    def forward(self, index: int) -> int:
        """Give this index when it is in one of the months, else that of the next."""
        while not self._allows(index):
            day = self.calendar.day(index)
            ahead = min((m - day.month) % _MONTHS for m in self.anchor.months)
            index = self.calendar.index(_of_month(day, ahead, self.anchor.day))
            if not self._allows(index) and self._allows(index - 1):
                index -= 1
        return index

    def back(self, index: int) -> int:
        """Give the last allowed index at or before this one."""
        while not self._allows(index):
            day = self.calendar.day(index)
            behind = min((day.month - m) % _MONTHS for m in self.anchor.months)
            index = self.calendar.index(_of_month(day, 1 - behind, 1)) - 1
        return index

    def _allows(self, index: int) -> bool:
        return self.calendar.day(index).month in self.anchor.months


@dataclass(slots=True)
class Point:
    """What asks for a point of no duration.

    ``morning`` is the latest index asked for as the beginning of a day. ``asks`` holds
    source, weight, and whether the link waits for the start of its source.
    """

    morning: int
    asks: list[tuple[int, int, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Network:
    """The arrays of the passes, by position of the activity in the plan.

    ``early``: earliest start index, a floor before the forward pass. ``length``:
    working days still to be placed. ``push``: start index below which time itself does
    not allow the work. ``asked``: the start that predecessors alone ask for.
    ``begun`` and ``done`` are facts. ``points`` may stand at the beginning of a day;
    the forward pass finds which do: ``mornings``. ``ready`` are the milestones that
    wait for nothing still to happen. ``passed`` counts the days up to the status date.
    """

    as_of: int
    passed: int
    early: list[int]
    length: list[int]
    push: list[int]
    asked: list[int]
    waiting: list[int]
    out: list[list[tuple[int, int]]]
    begun: dict[int, int] = field(default_factory=dict)
    done: dict[int, int] = field(default_factory=dict)
    snaps: dict[int, Snap] = field(default_factory=dict)
    gates: set[int] = field(default_factory=set)
    points: dict[int, Point] = field(default_factory=dict)
    mornings: set[int] = field(default_factory=set)
    ready: set[int] = field(default_factory=set)

    def ends_a_day(self, i: int) -> bool:
        """Say whether it has no duration and belongs to the day that ends there."""
        return not self.length[i] and i not in self.mornings


def lay_out(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    """Lay the plan out for the passes.

    Raises:
        KeyError: when a link names an activity that is not in the plan.
    """
    network = _floors(plan, calendar, as_of)
    positions = {activity.code: i for i, activity in enumerate(plan.activities)}
    for link in plan.links:
        source, target = positions[link.frm], positions[link.to]
        if target not in network.done:
            # Only what lasts has a start apart from its finish.
            lasts = plan.activities[source].duration > 0
            from_start = lasts and link.type in _FROM_START
            _connect(network, source, target, link, from_start=from_start)
    _mark_ready(plan, network)
    return network


def _floors(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    count = len(plan.activities)
    network = Network(
        as_of=calendar.index(as_of),
        passed=calendar.index_after(as_of),
        early=[calendar.index(plan.start)] * count,
        length=[activity.duration for activity in plan.activities],
        push=[NEVER] * count,
        asked=[0] * count,
        waiting=[0] * count,
        out=[[] for _ in range(count)],
    )
    for i, activity in enumerate(plan.activities):
        if activity.kind in DECIDED:
            network.gates.add(i)
        started = activity.progress.started or activity.progress.finished
        if started is None:
            _place(network, i, activity, calendar)
        else:
            network.begun[i] = calendar.index(started)
            _place_begun(network, i, activity.progress, calendar)
    return network


def _place(
    network: Network, i: int, activity: Activity, calendar: WorkingCalendar
) -> None:
    """Set the floor and the push of work that has not started."""
    at_end = activity.kind in DECIDED
    constraint = activity.constraint
    if constraint is not None and constraint.day is not None:
        network.early[i] = max(network.early[i], calendar.index(constraint.day))
    network.early[i] += at_end
    network.push[i] = network.as_of + at_end
    if activity.anchor is not None:
        network.snaps[i] = Snap(activity.anchor, calendar)
    if not activity.duration and not at_end:
        network.points[i] = Point(network.early[i])


def _place_begun(
    network: Network, i: int, progress: Progress, calendar: WorkingCalendar
) -> None:
    """Place what remains where its report says, and finished work where it was."""
    network.early[i] = network.begun[i]
    if progress.finished is not None:
        network.done[i] = calendar.index_after(progress.finished)
        network.length[i] = network.done[i] - network.begun[i]
        return
    if progress.remaining is not None:
        network.length[i] = progress.remaining
        if progress.reported_on is not None:
            network.early[i] = calendar.index(progress.reported_on)
    network.push[i] = network.as_of + 1 - network.length[i]


def _connect(
    network: Network, source: int, target: int, link: Link, *, from_start: bool
) -> None:
    """Make the link a weight between starts, or a floor when its end has happened."""
    weight = link.lag
    if from_start and target in network.gates:
        weight += 1
    if link.type in _TO_FINISH:
        weight -= network.length[target]
    fact = (network.begun if from_start else network.done).get(source)
    if fact is not None:
        _raise(network, target, fact + weight, from_start=from_start)
        return
    if not from_start:
        weight += network.length[source]
    network.out[source].append((target, weight))
    network.waiting[target] += 1
    if target in network.points:
        network.points[target].asks.append((source, weight, from_start))


def _raise(network: Network, target: int, floor: int, *, from_start: bool) -> None:
    network.early[target] = max(network.early[target], floor)
    point = network.points.get(target)
    if from_start and point is not None:
        point.morning = max(point.morning, floor)


def _mark_ready(plan: Plan, network: Network) -> None:
    """Mark milestones that wait for nothing still to happen: time does not push them."""
    waiting = {
        i: network.waiting[i]
        for i in network.points
        if plan.activities[i].kind is Kind.MILESTONE
    }
    ready = [i for i, count in waiting.items() if not count]
    for i in ready:
        network.push[i] = NEVER
        for j, _ in network.out[i]:
            if j in waiting:
                waiting[j] -= 1
                if not waiting[j]:
                    ready.append(j)
    network.ready = set(ready)


def _of_month(day: date, months_ahead: int, of_month: int) -> date:
    """Give a day of the month that lies so many months ahead (or back, below zero)."""
    years, month = divmod(day.month - 1 + months_ahead, _MONTHS)
    return date(day.year + years, month + 1, of_month)
