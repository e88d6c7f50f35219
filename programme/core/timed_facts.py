"""What people report in days, put into a plan on clock times.

A day on which something was planned keeps its planned clock time, so that a report of
what was planned moves nothing. On any other day work starts when the day's work begins
and finishes when it ends.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from programme.core.plan import Progress
from programme.core.timed.calendar import WorkingTime
from programme.core.timed.instants import day_begins, instant, moment
from programme.core.timed.plan import Progress as TimedProgress
from programme.core.timed.plan import Settings, Task, TimedPlan
from programme.core.timed.schedule import TimedDates, compute_timed_schedule
from programme.core.timed.work import crew_of

_ALL = 100
_ALMOST = 99


def with_fact(plan: TimedPlan, code: str, progress: Progress) -> TimedPlan:
    """Give the plan in which this is what has happened to a task.

    A task that was planned by hand follows what has happened from then on. What remains
    beyond the task's length makes it longer. A code that is no task changes nothing.
    """
    dates = compute_timed_schedule(plan).dates
    crew = crew_of(plan)
    tasks = tuple(
        _Reported(
            task, plan.settings, crew.work_of(task).calendar, dates[task.uid]
        ).after(progress)
        if task.code == code
        else task
        for task in plan.tasks
    )
    return replace(plan, tasks=tasks)


class _Reported:
    """A task, the time that it works, and where it was planned before the report."""

    def __init__(
        self, task: Task, settings: Settings, time: WorkingTime, planned: TimedDates
    ) -> None:
        self._task = task
        self._settings = settings
        self._time = time
        self._planned = planned

    def after(self, progress: Progress) -> Task:
        """Give the task with what has happened to it."""
        if progress.started is None:
            return replace(self._task, progress=TimedProgress())
        begun = self._begin(progress.started)
        task = replace(self._task, manual=None)
        if progress.finished is not None:
            end = max(self._end(progress.finished), begun)
            done = TimedProgress(_ALL, begun, end, remaining=0, stop=end)
            return replace(task, progress=done)
        if progress.remaining is None:
            return replace(task, progress=TimedProgress(started=begun))
        return self._left(task, begun, progress)

    def _left(self, task: Task, begun: datetime, progress: Progress) -> Task:
        """Give the task of which so many days remain from a morning on."""
        left = (progress.remaining or 0) * self._settings.working_day
        on = progress.resumes or progress.reported_on
        goes_on = begun if on is None else max(self._morning(on), begun)
        done = max(self._time.between(instant(begun), instant(goes_on)), 0)
        length = max(task.duration.amount, done + left)
        now = TimedProgress(
            percent=min(_ALL * (length - left) // length, _ALMOST),
            started=begun,
            remaining=left,
            stop=goes_on,
            resume=goes_on,
        )
        duration = replace(task.duration, amount=length)
        return replace(task, duration=duration, gap=0, progress=now)

    def _begin(self, day: date) -> datetime:
        planned = self._planned.start
        return planned if planned.date() == day else self._morning(day)

    def _end(self, day: date) -> datetime:
        planned = self._planned.finish
        return planned if planned.date() == day else self._evening(day)

    def _morning(self, day: date) -> datetime:
        """Give when work begins on a day; on one that is not worked, the usual time."""
        found = moment(self._time.next_start(day_begins(day)))
        usual = datetime.combine(day, self._settings.day_starts)
        return found if found.date() == day else usual

    def _evening(self, day: date) -> datetime:
        found = moment(self._time.last_end(day_begins(day + timedelta(days=1))))
        usual = datetime.combine(day, self._settings.day_finishes)
        return found if found.date() == day else usual
