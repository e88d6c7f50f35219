"""The schedule: early and late dates, floats and the critical path of a plan.

The critical path method, forward and backward (J. E. Kelley and M. R. Walker, 1959),
with the four link types and signed lags of precedence diagramming (J. W. Fondahl,
1961), on the working-day indexes of one calendar. Work of duration d that starts at
index s occupies the half-open span s to s + d.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from programme.core.calendar import WorkingCalendar
from programme.core.network import NEVER, Network, lay_out
from programme.core.plan import Activity, Plan
from programme.core.status import ActivityStatus

_STATUS = {False: ActivityStatus.NOT_STARTED, True: ActivityStatus.IN_PROGRESS}


class CircleError(ValueError):
    """The links make a circle; ``codes`` are on it or wait for it."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(f"links make a circle among {', '.join(codes)}")
        self.codes = codes


@dataclass(frozen=True, slots=True)
class Dates:
    """What the schedule says of one activity, milestone or gate.

    ``start`` to ``finish`` are the first and last worked day; so are the late ones,
    the latest that leave the end of the plan where it is. Floats are in working days.
    ``due_start`` and ``due`` are what the work's own predecessors ask of it: unlike
    ``start`` and ``finish`` they do not move because days pass without progress.
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

    What has not started is not planned before ``as_of``; a gate that is not decided is
    taken as decided on the day it becomes ready, or on ``as_of`` when that is later.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    network = lay_out(plan, calendar, as_of)
    order = _forward(plan, network)
    end = _end(network)
    late, slack = _backward(network, order, end)
    reader = _Reader(calendar, network, late, slack)
    dates = {
        activity.code: reader.dates(position, activity)
        for position, activity in enumerate(plan.activities)
    }
    return Schedule(as_of, calendar.day(end - 1), _stale_from(network, calendar), dates)


def _forward(plan: Plan, network: Network) -> list[int]:
    """Set each ``early`` from what comes before; give the order of the visit."""
    early, out = network.early, network.out
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
    if len(order) < len(early):
        left = (plan.activities[i].code for i, n in enumerate(waiting) if n)
        raise CircleError(tuple(left))
    return order


def _settle(network: Network, i: int) -> int:
    """Turn the earliest start that is asked for into the one that time allows."""
    start = network.early[i]
    snap = network.snaps.get(i)
    if snap is not None:
        start = snap.forward(start)
    network.asked[i] = start
    if i in network.points:
        _stand(network, i, start)
    if start < network.push[i]:
        start = network.push[i]
        if snap is not None:
            start = snap.forward(start)
    network.early[i] = start
    return start


def _stand(network: Network, i: int, asked: int) -> None:
    """Find whether a point stands at the beginning of a day or at the end of one."""
    if i in network.snaps or _is_asked_as_morning(network, i, asked):
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
    return max(ends + [network.early[i] + 1 for i in network.mornings])


def _backward(
    network: Network, order: list[int], end: int
) -> tuple[list[int], list[int]]:
    """Give late starts and free floats: both leave anchored work in its months."""
    early, snaps, out = network.early, network.snaps, network.out
    late = [end - length for length in network.length]
    for i in network.mornings:
        late[i] -= 1
    slack = [start - early[i] for i, start in enumerate(late)]
    for i in reversed(order):
        latest, free, start = late[i], slack[i], early[i]
        for j, weight in out[i]:
            if late[j] - weight < latest:
                latest = late[j] - weight
            if early[j] - weight - start < free:
                free = early[j] - weight - start
        if i in snaps:
            latest = snaps[i].back(latest)
            free = snaps[i].back(start + free) - start
        late[i] = latest
        slack[i] = free
    return late, slack


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
        self._day = cache(calendar.day)

    def dates(self, position: int, activity: Activity) -> Dates:
        """Give the dates of the activity at this position of the plan."""
        progress = activity.progress
        if progress.finished is not None:
            return _happened(activity.code, progress.started, progress.finished)
        network = self._network
        start, length = network.early[position], network.length[position]
        late, asked = self._late[position], network.asked[position]
        at_end = network.ends_a_day(position)
        if position in network.ready and start - at_end < network.passed:
            return _happened(activity.code, None, self._day(start - at_end))
        last = 1 if length else at_end
        total = late - start
        begun = progress.started
        first = start - at_end if begun is None else network.begun[position]
        # In the order of the fields: to name them takes a tenth of the whole schedule.
        return Dates(
            activity.code,
            _STATUS[begun is not None],
            begun or self._day(first),
            self._day(start + length - last),
            self._day(first + total),
            self._day(late + length - last),
            total,
            self._slack[position],
            total <= 0,
            begun or self._day(asked - at_end),
            self._day(asked + length - last),
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
        if network.push[i] != NEVER:
            yield start - network.push[i] + network.as_of
        elif i in network.ready and shown >= network.passed:
            yield shown - 1
