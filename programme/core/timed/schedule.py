"""The schedule of a timed plan, as Microsoft Project computes it.

The critical path method with the four link types, lags and constraints, on clock times
of many calendars. Sources are Microsoft's documentation of the fields Early Start, Early
Finish, Late Start, Late Finish, Total Slack, Free Slack and Critical.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from programme.core.timed.backward import latest
from programme.core.timed.forward import Earliest, earliest, facts
from programme.core.timed.instants import instant, moment
from programme.core.timed.layout import Layout, lay_out_plan
from programme.core.timed.plan import ConstraintType, TimedPlan
from programme.core.timed.slack import free_slack, is_critical, total_slack
from programme.core.timed.work import Placed


@dataclass(frozen=True, slots=True)
class TimedDates:
    """What the schedule says of one task; slacks are in tenths of a minute.

    ``deadline_miss`` is the working time by which it ends after its deadline, else 0.
    """

    uid: int
    start: datetime
    finish: datetime
    early_start: datetime
    early_finish: datetime
    late_start: datetime
    late_finish: datetime
    total_slack: int
    free_slack: int
    critical: bool
    deadline_miss: int


@dataclass(frozen=True, slots=True)
class TimedSchedule:
    """The dates of a whole plan, by UID in the order of the outline."""

    start: datetime
    finish: datetime
    dates: Mapping[int, TimedDates]


@dataclass(frozen=True, slots=True)
class _Passes:
    """What the passes found, by position: early, scheduled and late."""

    early: Earliest
    scheduled: Earliest
    late: Sequence[Placed]
    end: int


def compute_timed_schedule(plan: TimedPlan) -> TimedSchedule:
    """Compute early and late dates, slacks and the critical path.

    Raises:
        LoopError: when the links make a circle.
        KeyError: when a link names a task that is not in the plan.
        OutOfTimeError: when a calendar never works, or not before the year 9999.
    """
    layout = lay_out_plan(plan)
    passes = _from_start(layout) if plan.settings.from_start else _from_finish(layout)
    dates = {
        task.uid: _dates(layout, passes, i)
        for i, task in enumerate(layout.network.tasks)
    }
    placed = passes.scheduled.placed
    begins = min((start for start, _ in placed), default=layout.start)
    return TimedSchedule(moment(begins), moment(passes.end), dates)


def _from_start(layout: Layout) -> _Passes:
    """Schedule from the start: early first, then what is as late as possible."""
    early = earliest(layout, {})
    end = _end(layout, early.placed)
    late = latest(layout, early.placed, end)
    floors = {i: late[i][0] for i in _as_late_as_possible(layout)}
    if floors:
        early = earliest(layout, floors)
    return _Passes(early, early, late, end)


def _from_finish(layout: Layout) -> _Passes:
    """Schedule from the finish: late first, and only what is asked to be early early.

    The plan starts where the first of its late work does (Microsoft's documentation of
    Schedule From).
    """
    finish = layout.plan.settings.finish
    end = layout.start if finish is None else instant(finish)
    tasks = layout.network.tasks
    given = [
        facts(task, layout.works[i]) if task.manual else None
        for i, task in enumerate(tasks)
    ]
    late = latest(layout, [placed or (end, end) for placed in given], end)
    works = list(layout.network.works())
    begun = replace(layout, start=min((late[i][0] for i in works), default=end))
    soon = ConstraintType.AS_SOON_AS_POSSIBLE
    floors = {i: late[i][0] for i in works if layout.constraint(i)[0] is not soon}
    return _Passes(earliest(begun, {}), earliest(begun, floors), late, end)


def _as_late_as_possible(layout: Layout) -> Iterable[int]:
    return (
        i
        for i in layout.network.works()
        if layout.constraint(i)[0] is ConstraintType.AS_LATE_AS_POSSIBLE
    )


def _end(layout: Layout, placed: Sequence[Placed]) -> int:
    """Give the last finish; a summary set by hand may end after its parts."""
    ends = (
        placed[i][1]
        for i, task in enumerate(layout.network.tasks)
        if task.active and (task.manual or not layout.network.is_summary(i))
    )
    return max(ends, default=layout.start)


def _dates(layout: Layout, passes: _Passes, i: int) -> TimedDates:
    task = layout.task(i)
    early, late = passes.early.early(i), passes.late[i]
    placed = passes.scheduled.placed[i]
    total = total_slack(layout, i, passes.early.free(i), late)
    miss = 0
    if task.deadline is not None:
        miss = layout.works[i].calendar.between(instant(task.deadline), placed[1])
    return TimedDates(
        uid=task.uid,
        start=moment(placed[0]),
        finish=moment(placed[1]),
        early_start=moment(early[0]),
        early_finish=moment(early[1]),
        late_start=moment(late[0]),
        late_finish=moment(late[1]),
        total_slack=total,
        free_slack=free_slack(layout, i, passes.scheduled, total),
        critical=is_critical(layout, i, total),
        deadline_miss=max(miss, 0),
    )
