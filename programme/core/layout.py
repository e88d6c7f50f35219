"""Laying out a plan as plain numbers, ready for the two passes of the schedule.

Every link type with its lag becomes one weight between starts, because the length of
what has not finished is known: FS is length + lag, SS is lag, FF is length + lag less
the successor's length, SF is lag less the successor's length. Only where an end hangs
on a calendar or a committee is the link a *tie*, counted anew for each start. What has
happened is a fact and no longer a link: it only raises the earliest start of its
successors.
"""

from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.floors import floors
from programme.core.network import Arc, Network
from programme.core.paces import NEVER, Lag
from programme.core.plan import Kind, Link, LinkType, Plan

# Named once: an enumeration's members are slow to look up and to hash.
_FS, _SS, _FF, _SF = LinkType.FS, LinkType.SS, LinkType.FF, LinkType.SF
_ACTIVITY = Kind.ACTIVITY


def lay_out(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    """Lay the plan out for the passes.

    Raises:
        KeyError: when a link names an activity, or anything a calendar or committee,
            that is not in the plan.
        ValueError: when an activity's calendars have no weekday in common.
    """
    network = floors(plan, calendar, as_of)
    positions = {activity.code: i for i, activity in enumerate(plan.activities)}
    special, length = network.special, network.length
    out, waiting = network.out, network.waiting
    for link in plan.links:
        source, target = positions[link.frm], positions[link.to]
        if source in special or target in special or link.calendar:
            _join(plan, calendar, network, link, (source, target))
            continue
        kind, weight = link.type, link.lag
        if kind is _FS:
            weight += length[source]
        elif kind is _FF:
            weight += length[source] - length[target]
        elif kind is _SF:
            weight -= length[target]
        out[source].append((target, weight))
        waiting[target] += 1
    _mark_ready(plan, network)
    return network


def _join(
    plan: Plan,
    calendar: WorkingCalendar,
    network: Network,
    link: Link,
    ends: tuple[int, int],
) -> None:
    """Lay one link whose ends or days are not plain."""
    source, target = ends
    if target in network.done:
        return
    # Only what lasts has a start apart from its finish.
    kind = link.type
    from_start = (kind is _SS or kind is _SF) and plan.activities[source].duration > 0
    if network.paces or link.calendar:
        lag = _lag(plan, calendar, link)
        arc = _arc(network, link, ends, lag, from_start=from_start)
        if _is_tie(network, arc):
            _tie(network, arc)
            return
    _connect(network, source, target, link, from_start=from_start)


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
