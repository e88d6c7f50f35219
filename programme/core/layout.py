"""Laying out a plan as plain numbers, ready for the two passes of the schedule.

Every link type with its lag becomes one weight between starts, because the length of
what has not finished is known: FS is length + lag, SS is lag, FF is length + lag less
the successor's length, SF is lag less the successor's length. Only where an end hangs
on a calendar, a committee or where a point stands is the link a *tie*, counted anew for
each start. What has happened is a fact and no longer a link: it only raises the
earliest start of its successors.
"""

from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.floors import floors
from programme.core.network import Arc, Network
from programme.core.order import in_order
from programme.core.paces import NEVER, Lag
from programme.core.plan import FROM_START, TO_FINISH, Kind, Link, LinkType, Plan

# Named once: an enumeration's members are slow to look up and to hash.
_FS, _SS, _FF, _SF = LinkType.FS, LinkType.SS, LinkType.FF, LinkType.SF


def lay_out(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Network:
    """Lay the plan out for the passes.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity, or anything a calendar or committee,
            that is not in the plan.
        ValueError: when an activity's calendars have no weekday in common.
    """
    network = floors(plan, calendar, as_of)
    position, special, length = network.position, network.special, network.length
    steps = network.steps
    for link in plan.links:
        source, target = position[link.frm], position[link.to]
        if link.calendar or (special and (source in special or target in special)):
            _join(plan, calendar, network, link, (source, target))
            continue
        kind, weight = link.type, link.lag
        if kind is _FS:
            weight += length[source]
        elif kind is _FF:
            weight += length[source] - length[target]
        elif kind is _SF:
            weight -= length[target]
        steps.append((source, target, weight))
    network.steps = in_order(steps, special, tuple(position))
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
    from_start = _is_from_start(plan, link, source)
    happened = source in (network.begun if from_start else network.done)
    if not happened and not _is_tie(network, link, ends, from_start=from_start):
        weight = _weight(network, link, ends, from_start=from_start)
        network.steps.append((source, target, weight))
        return
    arc = _arc(plan, calendar, network, link, ends)
    if arc.fact is not None:
        floor = network.asks(arc, arc.fact)
        _raise(network, target, floor, from_start=from_start)
        return
    network.ties.setdefault(ends, []).append(arc)
    network.steps.append((source, target, None))


def _is_from_start(plan: Plan, link: Link, source: int) -> bool:
    """Say whether a start is waited for: only what lasts has one apart from its end."""
    return link.type in FROM_START and plan.activities[source].duration > 0


def find_arcs(
    plan: Plan, calendar: WorkingCalendar, network: Network
) -> tuple[Arc, ...]:
    """Give every link that still asks something, in the plan's order."""
    found = []
    for link in plan.links:
        ends = network.position[link.frm], network.position[link.to]
        if ends[1] not in network.done:
            found.append(_arc(plan, calendar, network, link, ends))
    return tuple(found)


def _arc(
    plan: Plan,
    calendar: WorkingCalendar,
    network: Network,
    link: Link,
    ends: tuple[int, int],
) -> Arc:
    source, target = ends
    from_start = _is_from_start(plan, link, source)
    to_finish, lag = link.type in TO_FINISH, None
    if link.calendar and link.lag:
        lag = Lag(calendar, plan.calendars[link.calendar], link.lag)
    fact = (network.begun if from_start else network.done).get(source)
    return Arc(link, source, target, from_start, to_finish, lag, fact)


def _is_tie(
    network: Network, link: Link, ends: tuple[int, int], *, from_start: bool
) -> bool:
    """Say whether the link is more than one weight between starts."""
    source, target = ends
    points, paces = network.points, network.paces
    if (link.calendar and link.lag) or (from_start and target in points):
        return True
    if source in points and (target in points or target in network.gates):
        return True
    return (source in paces and not from_start and not paces[source].is_plain) or (
        target in paces and link.type in TO_FINISH and not paces[target].is_plain
    )


def _weight(
    network: Network, link: Link, ends: tuple[int, int], *, from_start: bool
) -> int:
    source, target = ends
    weight = link.lag
    if not from_start:
        weight += network.length[source]
    elif target in network.gates:
        weight += 1
    return weight - network.length[target] if link.type in TO_FINISH else weight


def _raise(network: Network, target: int, floor: int, *, from_start: bool) -> None:
    network.early[target] = max(network.early[target], floor)
    network.asked[target] = max(network.asked.get(target, network.first), floor)
    if from_start and target in network.points:
        network.points[target] = max(network.points[target], floor)


def heed_tie(network: Network, arc: Arc, start: int) -> None:
    """Raise the floor of what waits for work that starts at an index."""
    morning = network.is_of_a_morning(arc)
    _raise(network, arc.target, network.asks(arc, start), from_start=morning)


def _mark_ready(plan: Plan, network: Network) -> None:
    """Mark milestones that wait for nothing still to happen: time does not push them."""
    milestones = {
        i for i in network.points if plan.activities[i].kind is Kind.MILESTONE
    }
    if milestones:
        for source, target, _ in network.steps:
            if source not in milestones:
                milestones.discard(target)
    for i in milestones:
        network.push[i] = NEVER
    network.ready = milestones
