"""Activities, milestones and gates of ours as tasks with clock times."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from programme.core.plan import Activity, Kind
from programme.core.schedule import Dates
from programme.core.solved_schedule import SolvedSchedule, place
from programme.core.status import ActivityStatus
from programme.core.timed.plan import Baseline, Duration, Progress, Task
from programme.interchange.mspdi.days import DAY, evening, morning
from programme.interchange.plan_out import PlanOut

_FINISHED: Final = 100
_SLOTS: Final = 11
"""A file has room for eleven baselines, numbered from 0."""


@dataclass(frozen=True)
class TaskMaker:
    """Makes the tasks of one programme."""

    out: PlanOut

    @cached_property
    def placed(self) -> SolvedSchedule:
        """Give where the schedule has everything, as indexes."""
        programme = self.out.programme
        return place(programme.plan, programme.calendar, self.out.schedule.as_of)

    def task(self, i: int, level: int) -> Task:
        """Give what stands at a position of the plan as a task."""
        activity = self.out.programme.plan.activities[i]
        dates, due = self.out.schedule.dates[activity.code], activity.deadline
        return Task(
            uid=i + 1,
            name=self.out.programme.details[activity.code].title,
            level=level,
            duration=Duration(self._days(activity, dates) * DAY),
            milestone=activity.kind is not Kind.ACTIVITY,
            progress=self._progress(i, dates),
            deadline=evening(due) if due else None,
            baselines=self._baselines(activity.code),
            code=activity.code,
        )

    def starts(self, i: int) -> datetime:
        """Give when what has not started is planned to start, or a point is reached."""
        activity = self.out.programme.plan.activities[i]
        start = self.out.schedule.dates[activity.code].start
        at_end = not activity.duration and i not in self.placed.mornings
        return evening(start) if at_end else morning(start)

    def _days(self, activity: Activity, dates: Dates) -> int:
        """Count the days from start to finish, idle ones too, once work has begun."""
        if dates.status is ActivityStatus.NOT_STARTED or not activity.duration:
            return activity.duration
        calendar = self.out.programme.calendar
        worked = calendar.index_after(dates.finish) - calendar.index(dates.start)
        return max(worked, 1)

    def _progress(self, i: int, dates: Dates) -> Progress:
        if dates.status is ActivityStatus.NOT_STARTED:
            return Progress()
        if dates.status is ActivityStatus.FINISHED:
            return self._done(i, dates)
        days = self._days(self.out.programme.plan.activities[i], dates)
        left = min(self.placed.network.length[i], days)
        done = days - left
        goes_on = self.out.programme.calendar.day(self.placed.early[i])
        return Progress(
            percent=done * _FINISHED // days if days else 0,
            started=morning(dates.start),
            remaining=left * DAY,
            resume=morning(goes_on) if done else None,
        )

    def _done(self, i: int, dates: Dates) -> Progress:
        if self.out.programme.plan.activities[i].progress.finished is None:
            reached = self.starts(i)
            return Progress(_FINISHED, reached, reached, remaining=0)
        point = dates.start == dates.finish and not self._lasts(i)
        start = evening(dates.finish) if point else morning(dates.start)
        return Progress(_FINISHED, start, evening(dates.finish), remaining=0)

    def _lasts(self, i: int) -> bool:
        return self.out.programme.plan.activities[i].duration > 0

    def _baselines(self, code: str) -> tuple[Baseline, ...]:
        numbered = sorted(self.out.baselines.items())[:_SLOTS]
        return tuple(
            Baseline(number - 1, morning(dates[code][0]), evening(dates[code][1]))
            for number, dates in numbered
            if code in dates
        )
