"""A plan laid out as plain numbers, ready for the two passes of the schedule.

Every link type with its lag becomes one weight between starts, because the length of
what has not finished is known: FS is length + lag, SS is lag, FF is length + lag less
the successor's length, SF is lag less the successor's length. Only where an end hangs
on a calendar or a committee is the link a *tie*, counted anew for each start. What has
happened is a fact and no longer a link: it only raises the earliest start of its
successors.

A point of no duration lies between two working days. It is shown on the day that ends
there when a finish alone put it there, else on the day that begins there. What somebody
decides is always at the end of its day: what it holds back starts on the next.
"""

from dataclasses import dataclass, field
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.demands import Demand, demand_of
from programme.core.paces import NEVER, Lag, Meetings, OwnDays, Pace, Snap
from programme.core.plan import (
    DECIDED,
    Activity,
    ConstraintKind,
    Kind,
    Link,
    LinkType,
    Plan,
    Progress,
)

# Named once: an enumeration's members are slow to look up and to hash.
_SS, _FF, _SF = LinkType.SS, LinkType.FF, LinkType.SF
_ACTIVITY = Kind.ACTIVITY


@dataclass(slots=True)
class Point:
    """What asks for a point of no duration.

    ``morning`` is the latest index asked for as the beginning of a day. ``asks`` holds
    source, weight, and whether the link waits for the start of its source.
    """

    morning: int
    asks: list[tuple[int, int, bool]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arc:
    """A link whose successor has not finished, by positions in the plan.

    ``from_start`` waits for the start of its source, ``to_finish`` holds back the
    finish of its target. ``lag`` counts on days of its own; None where it is plain.
    ``fact`` is the index at which the awaited end happened; None while it is to come.
    """

    link: Link
    source: int
    target: int
    from_start: bool
    to_finish: bool
    lag: Lag | None = None
    fact: int | None = None


@dataclass(slots=True)
class Network:
    """The arrays of the passes, by position of the activity in the plan.

    ``early``: earliest start index, a floor before the forward pass. ``length``:
    working days still to be placed. ``push``: start index below which time itself does
    not allow the work. ``asked``: the start that predecessors alone ask for.
    ``begun`` and ``done`` are facts. ``latest`` and ``latest_end``: the last start and
    the last end that a constraint allows. ``as_late`` waits as long as its successors let it. ``points`` may stand at
    the beginning of a day; the forward pass finds which do: ``mornings``. ``ready`` are
    the milestones that wait for nothing still to happen. ``passed`` counts the days up
    to the status date.
    """

    status_date: date
    as_of: int
    passed: int
    early: list[int]
    length: list[int]
    push: list[int]
    asked: list[int]
    waiting: list[int]
    out: list[list[tuple[int, int]]]
    ties: dict[int, list[Arc]] = field(default_factory=dict)
    paces: dict[int, Pace] = field(default_factory=dict)
    begun: dict[int, int] = field(default_factory=dict)
    done: dict[int, int] = field(default_factory=dict)
    latest: dict[int, int] = field(default_factory=dict)
    latest_end: dict[int, int] = field(default_factory=dict)
    as_late: set[int] = field(default_factory=set)
    gates: set[int] = field(default_factory=set)
    points: dict[int, Point] = field(default_factory=dict)
    mornings: set[int] = field(default_factory=set)
    ready: set[int] = field(default_factory=set)

    def ends_a_day(self, i: int) -> bool:
        """Say whether it has no duration and belongs to the day that ends there."""
        return not self.length[i] and i not in self.mornings

    def end(self, i: int, start: int) -> int:
        """Give the index after the last day of what starts at an index."""
        pace = self.paces.get(i)
        length = self.length[i]
        return start + length if pace is None else pace.end(start, length)

    def last_start(self, i: int, end: int) -> int:
        """Give the last start that ends at or before an index.

        Where a committee meets too late for any, it is before the earliest start, by as
        much as the earliest end is too late.
        """
        pace, length = self.paces.get(i), self.length[i]
        if pace is None:
            return end - length
        last = pace.last_start(end, length)
        if last is None:
            return self.early[i] + end - self.end(i, self.early[i])
        return last

    def start_for(self, i: int, end: int) -> int:
        """Give the first start that ends at or after an index."""
        pace = self.paces.get(i)
        length = self.length[i]
        return end - length if pace is None else pace.start_for(end, length)

    def moment(self, arc: Arc, start: int) -> int:
        """Give when the end that an arc waits for comes, its source starting there."""
        if arc.fact is not None:
            return arc.fact
        return start if arc.from_start else self.end(arc.source, start)

    def is_of_a_morning(self, arc: Arc) -> bool:
        """Say whether what the arc waits for comes at the beginning of a day."""
        return arc.from_start or (arc.fact is None and arc.source in self.mornings)

    def asks(self, arc: Arc, start: int) -> int:
        """Give the start of its target that an arc asks for, its source starting there."""
        morning = self.is_of_a_morning(arc)
        moment = self.moment(arc, start)
        if arc.lag is None:
            moment += arc.link.lag
        else:
            moment = arc.lag.forward(moment, morning=morning)
        if morning and arc.target in self.gates:
            moment += 1
        return self.start_for(arc.target, moment) if arc.to_finish else moment

    def allows(self, arc: Arc, start: int) -> int:
        """Give the last start of its source with which its target can start there."""
        morning = self.is_of_a_morning(arc)
        moment = self.end(arc.target, start) if arc.to_finish else start
        if morning and arc.target in self.gates:
            moment -= 1
        if arc.lag is None:
            moment -= arc.link.lag
        else:
            moment = arc.lag.back(moment, morning=morning)
        return moment if arc.from_start else self.last_start(arc.source, moment)


def lay_out(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    """Lay the plan out for the passes.

    Raises:
        KeyError: when a link names an activity, or anything a calendar or committee,
            that is not in the plan.
        ValueError: when an activity's calendars have no weekday in common.
    """
    network = _floors(plan, calendar, as_of)
    activities = plan.activities
    positions = {activity.code: i for i, activity in enumerate(activities)}
    for link in plan.links:
        source, target = positions[link.frm], positions[link.to]
        if target in network.done:
            continue
        # Only what lasts has a start apart from its finish.
        kind = link.type
        from_start = (kind is _SS or kind is _SF) and activities[source].duration > 0
        if network.paces or link.calendar:
            lag = _lag(plan, calendar, link)
            arc = _arc(network, link, (source, target), lag, from_start=from_start)
            if _is_tie(network, arc):
                _tie(network, arc)
                continue
        _connect(network, source, target, link, from_start=from_start)
    _mark_ready(plan, network)
    return network


def find_arcs(
    plan: Plan, calendar: WorkingCalendar, network: Network
) -> tuple[Arc, ...]:
    """Give every link that still asks something, in the plan's order."""
    positions = {activity.code: i for i, activity in enumerate(plan.activities)}
    found = []
    for link in plan.links:
        source, target = positions[link.frm], positions[link.to]
        if target not in network.done:
            lasts = plan.activities[source].duration > 0
            from_start = lasts and link.type in {_SS, _SF}
            lag = _lag(plan, calendar, link)
            ends = source, target
            found.append(_arc(network, link, ends, lag, from_start=from_start))
    return tuple(found)


def _floors(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    count = len(plan.activities)
    network = Network(
        status_date=as_of,
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
        if activity.kind is not _ACTIVITY and activity.kind in DECIDED:
            network.gates.add(i)
        progress = activity.progress
        started = progress.started or progress.finished
        paced = activity.calendars or activity.committee or activity.anchor
        if paced and progress.finished is None:
            _set_pace(network, i, activity, (plan, calendar))
        if started is None:
            _place(network, i, activity)
        else:
            network.begun[i] = calendar.index(started)
            _place_begun(network, i, progress, calendar)
        if activity.constraint is not None:
            _constrain(network, i, activity, calendar)
    return network


def _set_pace(
    network: Network, i: int, activity: Activity, around: tuple[Plan, WorkingCalendar]
) -> None:
    """Keep what makes an activity other than its plain length."""
    plan, calendar = around
    begun = activity.progress.started
    snap = days = meetings = None
    if activity.anchor is not None and begun is None:
        snap = Snap(activity.anchor, calendar)
    if activity.calendars and activity.duration:
        own = calendar
        for name in activity.calendars:
            own = own.within(plan.calendars[name])
        days = OwnDays(calendar, own)
    if activity.committee and activity.duration:
        since = None if begun is None else calendar.index(begun)
        meetings = Meetings(calendar, plan.committees[activity.committee], since)
    if snap or days or meetings:
        network.paces[i] = Pace(snap, days, meetings)


def _place(network: Network, i: int, activity: Activity) -> None:
    """Set the floor and the push of work that has not started."""
    at_end = i in network.gates
    network.early[i] += at_end
    network.push[i] = network.as_of + at_end
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
    if progress.resumes is not None:
        network.early[i] = max(network.early[i], calendar.index(progress.resumes))
    network.push[i] = network.start_for(i, network.as_of + 1)


def _constrain(
    network: Network, i: int, activity: Activity, calendar: WorkingCalendar
) -> None:
    """Turn a constraint into a floor and a last start; facts are beyond both."""
    if i in network.done or activity.constraint is None:
        return
    if activity.constraint.kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
        if i not in network.begun and network.length[i]:
            network.as_late.add(i)
        return
    demand = demand_of(activity.constraint, calendar)
    if i not in network.begun:
        _heed_floor(network, i, demand)
    _heed_latest(network, i, demand)


def _heed_floor(network: Network, i: int, demand: Demand) -> None:
    at_end = i in network.gates
    floors = [network.early[i]]
    if demand.start_from is not None:
        floors.append(demand.start_from + at_end)
    if demand.end_from is not None:
        lasts = network.length[i] > 0
        end = demand.end_from
        floors.append(network.start_for(i, end) if lasts else end - 1 + at_end)
    network.early[i] = max(floors)
    if i in network.points:
        network.points[i].morning = network.early[i]


def _heed_latest(network: Network, i: int, demand: Demand) -> None:
    if demand.start_until is not None and i not in network.begun:
        network.latest[i] = demand.start_until + (not network.length[i])
    if demand.end_until is not None:
        network.latest_end[i] = demand.end_until


def _lag(plan: Plan, calendar: WorkingCalendar, link: Link) -> Lag | None:
    if not link.calendar or not link.lag:
        return None
    return Lag(calendar, plan.calendars[link.calendar], link.lag)


def _arc(
    network: Network,
    link: Link,
    ends: tuple[int, int],
    lag: Lag | None,
    *,
    from_start: bool,
) -> Arc:
    source, target = ends
    fact = (network.begun if from_start else network.done).get(source)
    return Arc(link, source, target, from_start, link.type in {_FF, _SF}, lag, fact)


def _is_tie(network: Network, arc: Arc) -> bool:
    """Say whether the arc is more than one weight between starts."""
    source, target = network.paces.get(arc.source), network.paces.get(arc.target)
    return (
        arc.lag is not None
        or (source is not None and not source.is_plain and not arc.from_start)
        or (target is not None and not target.is_plain and arc.to_finish)
    )


def _tie(network: Network, arc: Arc) -> None:
    if arc.fact is not None:
        floor = network.asks(arc, arc.fact)
        _raise(network, arc.target, floor, from_start=arc.from_start)
        return
    network.ties.setdefault(arc.source, []).append(arc)
    network.waiting[arc.target] += 1


def _connect(
    network: Network, source: int, target: int, link: Link, *, from_start: bool
) -> None:
    """Make the link a weight between starts, or a floor when its end has happened."""
    weight = link.lag
    if from_start and target in network.gates:
        weight += 1
    if link.type is _FF or link.type is _SF:
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


def heed_tie(network: Network, arc: Arc, start: int) -> None:
    """Raise the floor of what waits for work that starts at an index."""
    morning = network.is_of_a_morning(arc)
    _raise(network, arc.target, network.asks(arc, start), from_start=morning)


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
        after = [j for j, _ in network.out[i]]
        after += [arc.target for arc in network.ties.get(i, ())]
        for j in after:
            if j in waiting:
                waiting[j] -= 1
                if not waiting[j]:
                    ready.append(j)
    network.ready = set(ready)
