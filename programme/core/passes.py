"""The two passes of the schedule: early starts forward, late starts backward.

The critical path method (J. E. Kelley and M. R. Walker, 1959) with the four link types
and signed lags of precedence diagramming (J. W. Fondahl, 1961), on the working-day
indexes of one calendar.
"""

from dataclasses import dataclass
from datetime import date
from operator import add, sub

from programme.core.calendar import WorkingCalendar
from programme.core.layout import heed_tie, lay_out
from programme.core.network import Network
from programme.core.order import order_of_work
from programme.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Solved:
    """A network after both passes, as indexes by position in the plan.

    ``late`` are the late starts, ``room`` the free floats, ``end`` the index after the
    last day of all.
    """

    network: Network
    late: list[int]
    room: list[int]
    end: int

    def order(self) -> list[int]:
        """Give the positions, what is waited for before what waits."""
        return order_of_work(self.network.steps, len(self.late))


def solve(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Solved:
    """Make both passes; the errors are those of ``compute_schedule``."""
    network = lay_out(plan, calendar, as_of)
    _forward(network)
    _ask_without_time(network)
    end = _end(network)
    late, room = _backward(network, end)
    return Solved(network, late, room, end)


def _forward(network: Network) -> None:
    """Set each ``early`` from what comes before."""
    early = network.early
    for i, j, weight in network.steps:
        if weight is None:
            _visit(network, i, j)
            continue
        bound = early[i] + weight
        if bound > early[j]:  # noqa: PLR1730 - max() takes most of the pass
            early[j] = bound


def _visit(network: Network, i: int, j: int) -> None:
    """Take the step that is more than a sum."""
    if i == j:
        _settle(network, i)
        return
    for arc in network.ties[i, j]:
        heed_tie(network, arc, network.early[i])


def _ask_without_time(network: Network) -> None:
    """Find what predecessors alone ask of plain work that time may have pushed."""
    early, asked, special = network.early, network.asked, network.special
    network.asked = {i: asked[i] for i in special}
    if network.first >= network.as_of:
        return
    pushed = {
        i: asked.get(i, network.first)
        for i, start in enumerate(early)
        if start == network.as_of and i not in special
    }
    for i, j, weight in network.steps:
        if j in pushed and weight is not None:
            pushed[j] = max(pushed[j], early[i] + weight)
    network.asked |= pushed


def _settle(network: Network, i: int) -> None:
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


def _stand(network: Network, i: int, asked: int) -> None:
    """Find whether a point stands at the beginning of a day or at the end of one."""
    if i in network.paces or asked == network.points[i]:
        network.mornings.add(i)
    elif asked <= network.push[i]:
        network.mornings.add(i)
        network.overdue.add(i)


def _end(network: Network) -> int:
    """Give the index after the last day; a point in the morning takes up its day."""
    early = network.early
    ends: list[int] = list(map(add, early, network.length))
    ends += [network.end(i, early[i]) for i in network.paces]
    ends += [early[i] + 1 for i in network.mornings]
    return max(ends, default=network.first + 1)


def _backward(network: Network, end: int) -> tuple[list[int], list[int]]:
    """Give late starts and free floats: both on days on which the work may start."""
    early = network.early
    bounds = _last_starts(network, end)
    late, room = bounds.late, bounds.room
    for i, j, weight in reversed(network.steps):
        if weight is None:
            _visit_back(network, bounds, i, j)
            continue
        last = late[j] - weight
        if last < late[i]:  # noqa: PLR1730 - as in the pass forward
            late[i] = last
        last = early[j] - weight
        if last < room[i]:  # noqa: PLR1730
            room[i] = last
    return late, list(map(sub, room, early))


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


def _visit_back(network: Network, bounds: _Bounds, i: int, j: int) -> None:
    """Hold last starts to ties and to days of their own, and let late work wait."""
    late, room = bounds.late, bounds.room
    if i != j:
        for arc in network.ties[i, j]:
            late[i] = min(late[i], network.allows(arc, late[j]))
            room[i] = min(room[i], network.allows(arc, network.early[j]))
        return
    pace = network.paces.get(i)
    if pace is not None:
        late[i], room[i] = pace.back(late[i]), pace.back(room[i])
    if i in network.as_late:
        _wait(network, i, room[i])


def _wait(network: Network, i: int, start: int) -> None:
    """Let work that comes as late as possible wait until a day, not before its own."""
    network.early[i] = max(network.early[i], start)
    network.asked[i] = max(network.asked[i], network.early[i])
