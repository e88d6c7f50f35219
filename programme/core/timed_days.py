"""A plan on clock times told in days: the dates, floats and facts that people see.

The day shown is that of the clock time. Days that pass without news move nothing, as in
the tool that the plan is from; they only let a milestone be reached.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from programme.core.calendar import WorkingCalendar
from programme.core.plan import NOT_STARTED, Activity, Kind, Plan, Progress
from programme.core.progress import status_of
from programme.core.schedule import Dates, Schedule
from programme.core.status import ActivityStatus
from programme.core.timed.instants import DAY
from programme.core.timed.lengths import is_elapsed
from programme.core.timed.plan import Duration, Settings, Task, TimedPlan
from programme.core.timed.schedule import TimedDates, compute_timed_schedule

_FINISHED = ActivityStatus.FINISHED


def schedule_in_days(
    plan: Plan, timed: TimedPlan, calendar: WorkingCalendar, as_of: date
) -> Schedule:
    """Compute the clock-time schedule and give it in days, in the order of ``plan``.

    A point of ``plan`` that is no task of ``timed`` gathers those before it: it stands
    on the last of their finishes. A milestone is reached on its day, once all that it
    waits for is finished.

    Raises:
        LoopError: when the links make a circle.
        KeyError: when a link names a task that is not in the plan.
        OutOfTimeError: when a calendar never works, or not before the year 9999.
    """
    settings, found = timed.settings, compute_timed_schedule(timed).dates
    uids = {task.code: task.uid for task in timed.tasks if task.code}
    dates = {
        one.code: _dates(one, found[uids[one.code]], settings)
        for one in plan.activities
        if one.code in uids
    }
    before = _predecessors(plan)
    gathered = [one.code for one in plan.activities if one.code not in dates]
    for code in gathered:
        dates[code] = _gathered(code, [dates[part] for part in before[code]])
    ready = list(_settled(plan, before, dates, as_of))
    last = max((one.finish for one in dates.values()), default=plan.start)
    stale = min(
        (calendar.next_worked(dates[code].finish) for code in ready), default=None
    )
    in_order = {one.code: dates[one.code] for one in plan.activities}
    return Schedule(as_of, last, stale, in_order)


def progress_in_days(task: Task, settings: Settings) -> Progress:
    """Tell in days what has happened to a task; what remains is rounded up."""
    given = task.progress
    if given.started is None:
        return NOT_STARTED
    started, finished = given.started.date(), _day(given.finished)
    if finished is not None or given.remaining is None:
        return Progress(started, finished)
    left = Duration(given.remaining, task.duration.unit)
    return Progress(
        started,
        remaining=max(length_in_days(left, settings), 1),
        reported_on=_day(given.resume),
    )


def length_in_days(length: Duration, settings: Settings) -> int:
    """Give a length in whole days, rounded up; one of elapsed time counts all days."""
    whole = DAY if is_elapsed(length.unit) else settings.working_day
    return -(-length.amount // whole)


def _dates(activity: Activity, timed: TimedDates, settings: Settings) -> Dates:
    status = status_of(activity.progress)
    start, finish = timed.start.date(), timed.finish.date()
    if status is _FINISHED:
        return _happened(activity.code, start, finish)
    whole = settings.working_day
    return Dates(
        code=activity.code,
        status=status,
        start=start,
        finish=finish,
        late_start=timed.late_start.date(),
        late_finish=timed.late_finish.date(),
        total_float=timed.total_slack // whole,
        free_float=timed.free_slack // whole,
        critical=timed.critical,
        due_start=start,
        due=finish,
    )


def _happened(code: str, start: date, finish: date) -> Dates:
    dates = start, finish
    return Dates(
        code,
        _FINISHED,
        *dates,
        *dates,
        0,
        0,
        critical=False,
        due_start=start,
        due=finish,
    )


def _gathered(code: str, parts: list[Dates]) -> Dates:
    """Give the dates of a point that is reached with the last of these."""
    last = max(parts, key=lambda one: (one.finish, -one.total_float))
    day = last.finish
    return Dates(
        code=code,
        status=ActivityStatus.NOT_STARTED,
        start=day,
        finish=day,
        late_start=last.late_finish,
        late_finish=last.late_finish,
        total_float=last.total_float,
        free_float=last.total_float,
        critical=last.critical,
        due_start=day,
        due=day,
    )


def _predecessors(plan: Plan) -> Mapping[str, list[str]]:
    before: dict[str, list[str]] = {one.code: [] for one in plan.activities}
    for link in plan.links:
        before[link.to].append(link.frm)
    return before


def _settled(
    plan: Plan, before: Mapping[str, list[str]], dates: dict[str, Dates], as_of: date
) -> Iterator[str]:
    """Mark the milestones that are reached; give those that only wait for their day."""
    open_ = [
        one.code
        for one in plan.activities
        if one.kind is Kind.MILESTONE and dates[one.code].status is not _FINISHED
    ]
    waiting: list[str] = []
    found = True
    while found:
        ready = [
            code
            for code in open_
            if all(dates[part].status is _FINISHED for part in before[code])
        ]
        reached = [code for code in ready if dates[code].finish <= as_of]
        for code in reached:
            day = dates[code].finish
            dates[code] = _happened(code, day, day)
        open_ = [code for code in open_ if code not in reached]
        waiting, found = [code for code in ready if code not in reached], bool(reached)
    yield from waiting


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
