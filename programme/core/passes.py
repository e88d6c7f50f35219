"""The two passes of the schedule: early starts forward, late starts backward.

The critical path method (J. E. Kelley and M. R. Walker, 1959) with the four link types
and signed lags of precedence diagramming (J. W. Fondahl, 1961), on the working-day
indexes of one calendar.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.layout import heed_tie, lay_out
from programme.core.network import Network
from programme.core.plan import Plan


class CircleError(ValueError):
    """The links make a circle; ``codes`` are on it or wait for it."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(f"links make a circle among {', '.join(codes)}")
        self.codes = codes


@dataclass(frozen=True, slots=True)
class Solved:
    """A network after both passes, as indexes by position in the plan.

    ``order`` puts what is waited for before what waits. ``late`` are the late starts,
    ``room`` the free floats, ``end`` the index after the last day of all.
    """

    network: Network
    order: list[int]
    late: list[int]
    room: list[int]
    end: int


def solve(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Solved:
    """Make both passes; the errors are those of ``compute_schedule``."""
    network = lay_out(plan, calendar, as_of)
    order = _forward(plan, network)
    end = _end(network)
    late, room = _backward(network, order, end)
    return Solved(network, order, late, room, end)


def _forward(plan: Plan, network: Network) -> list[int]:
    """Set each ``early`` from what comes before; give the order of the visit."""
    early, out, ties = network.early, network.out, network.ties
    waiting = network.waiting.copy()
    order = [i for i, count in enumerate(waiting) if not count]
    special, asked, as_of = network.special, network.asked, network.as_of
    for i in order:
        if i in special:
            start = _settle(network, i)
        else:
            start = asked[i] = early[i]
            if start < as_of:
                start = early[i] = as_of
        for j, weight in out[i]:
            bound = start + weight
            early[j] = max(early[j], bound)
            waiting[j] -= 1
            if not waiting[j]:
                order.append(j)
        if i in ties:
            order += _heed_ties(network, i, waiting)
    _hold_to_no_circle(plan, waiting)
    return order


def _hold_to_no_circle(plan: Plan, waiting: list[int]) -> None:
    """Raise for what still waits after the visit; it is on a circle or behind one."""
    if any(waiting):
        left = (plan.activities[i].code for i, n in enumerate(waiting) if n)
        raise CircleError(tuple(left))


def _heed_ties(network: Network, i: int, waiting: list[int]) -> Iterator[int]:
    """Raise what the ties of an activity hold back; give what waits for no more."""
    for arc in network.ties[i]:
        heed_tie(network, arc, network.early[i])
        waiting[arc.target] -= 1
        if not waiting[arc.target]:
            yield arc.target


def _settle(network: Network, i: int) -> int:
    """Turn the earliest start that is asked for into the one that time allows."""
    start = network.early[i]
    pace = network.paces.get(i)
    if pace is not None:
        start = pace.forward(start)
    network.asked[i] = start
    if i in network.points:
        _stand(network, i, start)
    if start < network.push[i]:
        start = network.push[i]
        if pace is not None:
            start = pace.forward(start)
    network.early[i] = start
    return start


def _stand(network: Network, i: int, asked: int) -> None:
    """Find whether a point stands at the beginning of a day or at the end of one."""
    if i in network.paces or _is_asked_as_morning(network, i, asked):
        network.mornings.add(i)
        _let_gates_wait(network, i)
    elif i not in network.ready:
        network.push[i] += 1


def _is_asked_as_morning(network: Network, i: int, asked: int) -> bool:
    """Say whether more than a finish asks for the place of this point."""
    point = network.points[i]
    return asked == point.morning or any(
        asked == network.early[source] + weight
        for source, weight, from_start in point.asks
        if from_start or source in network.mornings
    )


def _let_gates_wait(network: Network, i: int) -> None:
    """Put the gates after a point in the morning at the end of that day."""
    network.out[i] = [(j, w + (j in network.gates)) for j, w in network.out[i]]


def _end(network: Network) -> int:
    """Give the index after the last day; a point in the morning takes up its day."""
    lasting = zip(network.early, network.length, strict=True)
    ends = [start + length for start, length in lasting]
    ends += [network.end(i, network.early[i]) for i in network.paces]
    return max(ends + [network.early[i] + 1 for i in network.mornings])


def _backward(
    network: Network, order: list[int], end: int
) -> tuple[list[int], list[int]]:
    """Give late starts and free floats: both on days on which the work may start."""
    early, out = network.early, network.out
    bounds = _last_starts(network, end)
    late, room = bounds.late, bounds.room
    special = network.paces.keys() | network.ties.keys() | network.as_late
    for i in reversed(order):
        latest, free = late[i], room[i]
        for j, weight in out[i]:
            latest = min(latest, late[j] - weight)
            free = min(free, early[j] - weight)
        if i in special:
            latest, free = _fit(network, bounds, i, (latest, free))
        late[i] = latest
        room[i] = free - early[i]
    return late, room


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Last starts that leave the end of the plan, and its earliest dates, in place."""

    late: list[int]
    room: list[int]


def _last_starts(network: Network, end: int) -> _Bounds:
    """Give the last starts before any link is heeded."""
    late = [end - length for length in network.length]
    for i in network.paces:
        late[i] = network.last_start(i, end)
    for i in network.mornings:
        late[i] -= 1
    room = late.copy()
    for i, latest in network.latest.items():
        late[i] = min(late[i], latest - (i in network.mornings))
    for i, latest in network.latest_end.items():
        last = network.last_start(i, latest) - (i in network.mornings)
        late[i] = min(late[i], last)
    return _Bounds(late, room)


def _fit(
    network: Network, bounds: _Bounds, i: int, last: tuple[int, int]
) -> tuple[int, int]:
    """Hold last starts to ties and to days of their own, and let late work wait."""
    latest, free = last
    for arc in network.ties.get(i, ()):
        latest = min(latest, network.allows(arc, bounds.late[arc.target]))
        free = min(free, network.allows(arc, network.early[arc.target]))
    if i in network.paces:
        pace = network.paces[i]
        latest, free = pace.back(latest), pace.back(free)
    if i in network.as_late:
        _wait(network, i, free)
    return latest, free


def _wait(network: Network, i: int, start: int) -> None:
    """Let work that comes as late as possible wait until a day, not before its own."""
    network.early[i] = max(network.early[i], start)
    network.asked[i] = max(network.asked[i], network.early[i])
