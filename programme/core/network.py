"""A plan laid out as plain numbers, ready for the two passes of the schedule.

Every link type with its lag becomes one weight between starts, because the length of
what has not finished is known: FS is length + lag, SS is lag, FF is length + lag less
the successor's length, SF is lag less the successor's length. What has happened is a
fact and no longer a link: it only raises the earliest start of its successors.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Kind, Link, LinkType, MonthAnchor, Plan

NEVER = -(10**9)
_MONTHS = 12
_FROM_FINISH = frozenset({LinkType.FS, LinkType.FF})
_TO_FINISH = frozenset({LinkType.FF, LinkType.SF})


@dataclass(frozen=True, slots=True)
class Snap:
    """Moves an index to a day that a month anchor allows."""

    anchor: MonthAnchor
    calendar: WorkingCalendar

    def forward(self, index: int) -> int:
        """Give the first allowed index at or after this one."""
        day = self.calendar.day(index)
        if day.month in self.anchor.months:
            return index
        ahead = min((m - day.month) % _MONTHS for m in self.anchor.months)
        return self.calendar.index(_of_month(day, ahead, self.anchor.day))

    def back(self, index: int) -> int:
        """Give the last allowed index at or before this one."""
        day = self.calendar.day(index)
        if day.month in self.anchor.months:
            return index
        behind = min((day.month - m) % _MONTHS for m in self.anchor.months)
        return self.calendar.index(_of_month(day, 1 - behind, 1)) - 1


@dataclass(slots=True)
class Network:
    """The arrays of the passes, by position of the activity in the plan.

    ``early``: earliest start index, a floor before the forward pass. ``length``:
    working days still to be placed. ``push``: start index below which time itself does
    not allow the work. ``asked``: the start that predecessors alone ask for.
    ``evening``: the latest finish among facts that a point in time waits for.
    """

    as_of: int
    early: list[int]
    length: list[int]
    push: list[int]
    asked: list[int]
    evening: list[int]
    waiting: list[int]
    reached: list[bool]
    out: list[list[tuple[int, int]]]
    snaps: dict[int, Snap] = field(default_factory=dict)
    finishes: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def lay_out(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    """Lay the plan out for the passes.

    Raises:
        KeyError: when a link names an activity that is not in the plan.
    """
    network = _floors(plan, calendar, as_of)
    positions = {activity.code: i for i, activity in enumerate(plan.activities)}
    index, index_after = cache(calendar.index), cache(calendar.index_after)
    for link in plan.links:
        source, target = positions[link.frm], positions[link.to]
        after = plan.activities[target]
        if after.progress.finished is not None:
            continue
        before = plan.activities[source]
        happened = _happened_on(before, link)
        if happened is None:
            _connect(network, source, target, link)
        else:
            from_finish = link.type in _FROM_FINISH
            fact = index_after(happened) if from_finish else index(happened)
            _raise(network, target, fact, link)
    _mark_reached(plan, network)
    return network


def _floors(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    count = len(plan.activities)
    today, first = calendar.index(as_of), calendar.index(plan.start)
    network = Network(
        as_of=today,
        early=[first] * count,
        length=[activity.duration for activity in plan.activities],
        push=[NEVER] * count,
        asked=[0] * count,
        evening=[NEVER] * count,
        waiting=[0] * count,
        reached=[False] * count,
        out=[[] for _ in range(count)],
    )
    for i, activity in enumerate(plan.activities):
        _place(network, i, activity, calendar)
    return network


def _place(
    network: Network, i: int, activity: Activity, calendar: WorkingCalendar
) -> None:
    """Set the floor, the length and the push of one activity."""
    progress = activity.progress
    if progress.finished is not None:
        begun = calendar.index(progress.started or progress.finished)
        network.early[i] = begun
        network.length[i] = calendar.index_after(progress.finished) - begun
    elif progress.started is not None:
        base = progress.started if progress.remaining is None else progress.reported_on
        network.early[i] = calendar.index(base or progress.started)
        if progress.remaining is not None:
            network.length[i] = progress.remaining
        network.push[i] = network.as_of + 1 - network.length[i]
    else:
        _place_unstarted(network, i, activity, calendar)


def _place_unstarted(
    network: Network, i: int, activity: Activity, calendar: WorkingCalendar
) -> None:
    if activity.not_before is not None:
        network.early[i] = max(network.early[i], calendar.index(activity.not_before))
    if activity.anchor is not None:
        network.snaps[i] = Snap(activity.anchor, calendar)
    if activity.kind is Kind.ACTIVITY:
        network.push[i] = network.as_of
    elif activity.kind is Kind.GATE:
        network.push[i] = network.as_of + 1


def _happened_on(activity: Activity, link: Link) -> date | None:
    """Give the day on which the end that the link waits for happened, if it did."""
    progress = activity.progress
    if link.type in _FROM_FINISH:
        return progress.finished
    return progress.started or progress.finished


def _connect(network: Network, source: int, target: int, link: Link) -> None:
    weight = link.lag
    if link.type in _FROM_FINISH:
        weight += network.length[source]
    if link.type in _TO_FINISH:
        weight -= network.length[target]
    network.out[source].append((target, weight))
    network.waiting[target] += 1
    if link.type in _FROM_FINISH and not network.length[target]:
        network.finishes.setdefault(target, []).append((source, weight))


def _raise(network: Network, target: int, fact: int, link: Link) -> None:
    floor = fact + link.lag
    if link.type in _TO_FINISH:
        floor -= network.length[target]
    network.early[target] = max(network.early[target], floor)
    if link.type in _FROM_FINISH:
        network.evening[target] = max(network.evening[target], floor)


def _mark_reached(plan: Plan, network: Network) -> None:
    """Mark the milestones that wait for nothing that is still to happen."""
    waited = {link.to for link in plan.links}
    for i, activity in enumerate(plan.activities):
        if activity.kind is Kind.MILESTONE and activity.code in waited:
            network.reached[i] = not network.waiting[i]


def _of_month(day: date, months_ahead: int, of_month: int) -> date:
    """Give a day of the month that lies so many months ahead (or back, below zero)."""
    years, month = divmod(day.month - 1 + months_ahead, _MONTHS)
    return date(day.year + years, month + 1, of_month)
