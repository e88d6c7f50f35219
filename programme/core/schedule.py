"""The schedule: early and late dates, floats and the critical path of a plan.

The critical path method, forward and backward (J. E. Kelley and M. R. Walker, 1959),
with the four link types and signed lags of precedence diagramming (J. W. Fondahl,
1961), on the working-day indexes of one calendar. Work of duration d that starts at
index s occupies the half-open span s to s + d.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
    day on which these dates are no longer true unless something happens before.
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
    if start < network.push[i]:
        start = network.push[i]
        if snap is not None:
            start = snap.forward(start)
    network.early[i] = start
    return start


def _end(network: Network) -> int:
    return max(
        (start + length)
        for start, length in zip(network.early, network.length, strict=True)
    )


def _backward(
    network: Network, order: list[int], end: int
) -> tuple[list[int], list[int]]:
    """Give late starts, and free floats where nothing of the work itself snaps."""
    early, snaps, out = network.early, network.snaps, network.out
    late = [end - length for length in network.length]
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
        late[i] = latest
        slack[i] = min(free, latest - start)
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
        self._calendar = calendar
        self._network = network
        self._late = late
        self._slack = slack
        self._days: dict[int, date] = {}

    def dates(self, position: int, activity: Activity) -> Dates:
        """Give the dates of the activity at this position of the plan."""
        progress = activity.progress
        if progress.finished is not None:
            return _happened(activity.code, progress.started, progress.finished)
        network = self._network
        start, length = network.early[position], network.length[position]
        late, asked = self._late[position], network.asked[position]
        # A point that a finish drives belongs to the day that ends there.
        point = self._is_evening(position) if not length else False
        last = 1 if length or point else 0
        if network.reached[position]:
            day = self._day(start - last)
            return _happened(activity.code, day, day)
        total = late - start
        begun = progress.started
        first = self._index(begun) if begun else start - point
        return Dates(
            code=activity.code,
            status=_STATUS[begun is not None],
            start=begun or self._day(first),
            finish=self._day(start + length - last),
            late_start=self._day(first + total),
            late_finish=self._day(late + length - last),
            total_float=total,
            free_float=self._slack[position],
            critical=total <= 0,
            due_start=begun or self._day(asked - point),
            due=self._day(asked + length - last),
        )

    def _is_evening(self, position: int) -> bool:
        """Say whether a finish drives this point, and not a start."""
        network = self._network
        driven = max(network.evening[position], network.push[position])
        for source, weight in network.finishes.get(position, ()):
            driven = max(driven, network.early[source] + weight)
        return network.early[position] <= driven

    def _index(self, day: date) -> int:
        return self._calendar.index(day)

    def _day(self, index: int) -> date:
        day = self._days.get(index)
        if day is None:
            day = self._days[index] = self._calendar.day(index)
        return day


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
    """Give the first day on which time pushes something that has not happened."""
    allowed = min(
        (
            start - pushed + network.as_of
            for start, pushed in zip(network.early, network.push, strict=True)
            if pushed != NEVER
        ),
        default=None,
    )
    return None if allowed is None else calendar.day(allowed + 1)
