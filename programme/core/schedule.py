"""The schedule: early and late dates, floats and the critical path of a plan.

The critical path method, forward and backward (J. E. Kelley and M. R. Walker, 1959),
with the four link types and signed lags of precedence diagramming (J. W. Fondahl,
1961), on the working-day indexes of one calendar. Work of duration d that starts at
index s occupies the half-open span s to s + d.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from programme.core.calendar import WorkingCalendar
from programme.core.network import Network, heed_tie, lay_out
from programme.core.paces import NEVER
from programme.core.plan import Activity, Plan
from programme.core.status import ActivityStatus

_STATUS = {False: ActivityStatus.NOT_STARTED, True: ActivityStatus.IN_PROGRESS}


class CircleError(ValueError):
    """The links make a circle; ``codes`` are on it or wait for it."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(f"links make a circle among {', '.join(codes)}")
        self.codes = codes


class Dates(NamedTuple):
    """What the schedule says of one activity, milestone or gate.

    ``start`` to ``finish`` are the first and last worked day; so are the late ones,
    the latest that leave the end of the plan where it is. Floats are in working days.
    ``due_start`` and ``due`` are what the work's own predecessors ask of it: unlike
    ``start`` and ``finish`` they do not move because days pass without progress.

    A named tuple, because to make them was most of the time of a schedule.
    """

    code: str
    status: ActivityStatus
    start: date
    finish: date
    late_start: date
    late_finish: date
    total_float: int
    free_float: int
    critical: bool
    due_start: date
    due: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The dates of a whole plan as of a status date, in the plan's order.

    ``finish`` is the last worked day of the whole plan. ``stale_from`` is the first
    working day on which these dates are no longer true unless something happens before.
    """

    as_of: date
    finish: date
    stale_from: date | None
    dates: Mapping[str, Dates]


def compute_schedule(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Schedule:
    """Compute early and late dates, floats and the critical path.

    What has not started is not planned before ``as_of``; what is not decided (a gate, a
    deliverable) is taken as decided on the day it becomes ready, or on ``as_of`` when
    that is later. Work is never planned before what it waits for: a constraint that
    cannot hold leaves a float below zero.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity, or anything a calendar or committee,
            that is not in the plan.
        ValueError: when an activity's calendars have no weekday in common.
    """
    return read_dates(plan, calendar, solve(plan, calendar, as_of))


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


def read_dates(plan: Plan, calendar: WorkingCalendar, solved: Solved) -> Schedule:
    """Turn the indexes of a solved network into days and floats."""
    network = solved.network
    reader = _Reader(calendar, network, solved.late, solved.room)
    dates = {
        activity.code: reader.dates(position, activity)
        for position, activity in enumerate(plan.activities)
    }
    last = calendar.day(solved.end - 1)
    return Schedule(network.status_date, last, _stale_from(network, calendar), dates)


def _forward(plan: Plan, network: Network) -> list[int]:
    """Set each ``early`` from what comes before; give the order of the visit."""
    early, out, ties = network.early, network.out, network.ties
    waiting = network.waiting.copy()
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        start = _settle(network, i)
        for j, weight in out[i]:
            bound = start + weight
            if bound > early[j]:
                early[j] = bound
            waiting[j] -= 1
            if not waiting[j]:
                order.append(j)
        if i in ties:
            order += _heed_ties(network, i, waiting)
    if len(order) < len(early):
        left = (plan.activities[i].code for i, n in enumerate(waiting) if n)
        raise CircleError(tuple(left))
    return order


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
            if late[j] - weight < latest:
                latest = late[j] - weight
            if early[j] - weight < free:
                free = early[j] - weight
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


class _Reader:
    """Turns indexes into days and floats, for one activity at a time."""

    def __init__(
        self,
        calendar: WorkingCalendar,
        network: Network,
        late: list[int],
        slack: list[int],
    ) -> None:
        self._network = network
        self._late = late
        self._slack = slack
        self._days = calendar.days

    def dates(self, position: int, activity: Activity) -> Dates:
        """Give the dates of the activity at this position of the plan."""
        network = self._network
        lasts = network.length[position] > 0
        if lasts and position not in network.paces and position not in network.begun:
            return self._plain(position, activity.code)
        progress = activity.progress
        if progress.finished is not None:
            return _happened(activity.code, progress.started, progress.finished)
        return self._special(position, activity)

    def _plain(self, i: int, code: str) -> Dates:
        """Give the dates of work to come that takes its length without a break."""
        days, network, late = self._days, self._network, self._late[i]
        start, asked, last = network.early[i], network.asked[i], network.length[i] - 1
        return Dates(
            code,
            ActivityStatus.NOT_STARTED,
            days[start],
            days[start + last],
            days[late],
            days[late + last],
            late - start,
            self._slack[i],
            late <= start,
            days[asked],
            days[asked + last],
        )

    def _special(self, position: int, activity: Activity) -> Dates:
        """Give the dates of a point, of work in progress, and of what has its pace."""
        network, progress = self._network, activity.progress
        start, length = network.early[position], network.length[position]
        late, asked = self._late[position], network.asked[position]
        end, late_end, asked_end = (
            network.end(position, at) for at in (start, late, asked)
        )
        at_end = network.ends_a_day(position)
        if position in network.ready and start - at_end < network.passed:
            return _happened(activity.code, None, self._days[start - at_end])
        last = 1 if length else at_end
        total = late - start
        begun = progress.started
        first = start - at_end if begun is None else network.begun[position]
        return Dates(
            activity.code,
            _STATUS[begun is not None],
            begun or self._days[first],
            self._days[end - last],
            self._days[first + total],
            self._days[late_end - last],
            total,
            self._slack[position],
            total <= 0,
            begun or self._days[asked - at_end],
            self._days[asked_end - last],
        )


def _happened(code: str, started: date | None, finished: date) -> Dates:
    start = started or finished
    return Dates(
        code=code,
        status=ActivityStatus.FINISHED,
        start=start,
        finish=finished,
        late_start=start,
        late_finish=finished,
        total_float=0,
        free_float=0,
        critical=False,
        due_start=start,
        due=finished,
    )


def _stale_from(network: Network, calendar: WorkingCalendar) -> date | None:
    """Give the first working day on which time moves or settles something."""
    last = min(_good_until(network), default=None)
    return None if last is None else calendar.day(last + 1)


def _good_until(network: Network) -> Iterator[int]:
    """Give for all that is to come the last day on which it may stay where it is."""
    for i, start in enumerate(network.early):
        shown = start - network.ends_a_day(i)
        if i in network.begun:
            if i not in network.done:
                yield network.end(i, start) - 1
        elif network.push[i] != NEVER:
            yield start - network.push[i] + network.as_of
        elif i in network.ready and shown >= network.passed:
            yield shown - 1
