"""The schedule: early and late dates, floats and the critical path of a plan.

``programme.core.passes`` computes indexes; here they become days. Work of duration d
that starts at index s occupies the half-open span s to s + d.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import add, sub
from typing import NamedTuple

from programme.core.calendar import WorkingCalendar
from programme.core.network import Network
from programme.core.paces import NEVER
from programme.core.passes import Solved, solve
from programme.core.plan import Activity, Plan
from programme.core.status import ActivityStatus
from programme.core.table import Table

_STATUS = {False: ActivityStatus.NOT_STARTED, True: ActivityStatus.IN_PROGRESS}


class Dates(NamedTuple):
    """What the schedule says of one activity, milestone or gate.

    ``start`` to ``finish`` are the first and last worked day; so are the late ones,
    the latest that leave the end of the plan where it is. Floats are in working days.
    ``due_start`` and ``due`` are what the work's own predecessors ask of it: unlike
    ``start`` and ``finish`` they do not move because days pass without progress.

    A named tuple, because a row is made each time that it is read.
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

    ``finish`` is the last worked day of the whole plan, of an empty one its first.
    ``stale_from`` is the first working day on which these dates are no longer true
    unless something happens before.
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


def read_dates(plan: Plan, calendar: WorkingCalendar, solved: Solved) -> Schedule:
    """Turn the indexes of a solved network into days and floats."""
    network = solved.network
    columns = _as_if_plain(calendar, solved)
    reader = _Reader(calendar, network, solved.late, solved.room)
    for i in network.special:
        dates = reader.dates(i, plan.activities[i])
        for column, value in zip(columns, dates, strict=True):
            column[i] = value
    last = calendar.day(solved.end - 1)
    table = Table(Dates, network.position, columns)
    return Schedule(network.status_date, last, _stale_from(network, calendar), table)


def _as_if_plain(calendar: WorkingCalendar, solved: Solved) -> list[list[object]]:
    """Give the columns of work to come that takes its length without a break.

    Each in one go: one activity at a time costs three times as much.
    """
    network, late, day = solved.network, solved.late, calendar.days.__getitem__
    early = network.early
    last = [length - 1 for length in network.length]
    start: list[object] = list(map(day, early))
    finish: list[object] = list(map(day, map(add, early, last)))
    due_start, due = start.copy(), finish.copy()
    for i, asked in network.asked.items():
        due_start[i], due[i] = day(asked), day(asked + last[i])
    total = list(map(sub, late, early))
    return [
        list(network.position),
        [ActivityStatus.NOT_STARTED] * len(early),
        start,
        finish,
        list(map(day, late)),
        list(map(day, map(add, late, last))),
        [*total],
        [*solved.room],
        [room <= 0 for room in total],
        due_start,
        due,
    ]


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
        progress = activity.progress
        if progress.finished is not None:
            return _happened(activity.code, progress.started, progress.finished)
        return self._special(position, activity)

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
        due_at_end = at_end or position in network.overdue
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
            begun or self._days[asked - due_at_end],
            self._days[asked_end - (last or due_at_end)],
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
    plain = network.early
    if network.special:
        plain = [start for i, start in enumerate(plain) if i not in network.special]
    if plain:
        yield min(plain)
    for i in network.special:
        start = network.early[i]
        shown = start - network.ends_a_day(i)
        if i in network.begun:
            if i not in network.done:
                yield network.end(i, start) - 1
        elif network.push[i] != NEVER:
            yield shown
        elif i in network.ready and shown >= network.passed:
            yield shown - 1
