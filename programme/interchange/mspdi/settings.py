"""The settings of a project out of MSPDI, those that place work."""

from collections.abc import Iterable
from datetime import datetime, time

from programme.core.timed.lengths import (
    DAYS_PER_MONTH,
    MINUTES_PER_DAY,
    MINUTES_PER_WEEK,
)
from programme.core.timed.plan import Settings
from programme.interchange.mspdi.fields import Fields
from programme.interchange.mspdi.stored import StoredDates


def read_settings(
    fields: Fields, start: datetime, stored: Iterable[StoredDates]
) -> Settings:
    """Read the settings; ``start`` is that of the plan.

    The finish is a setting only where the plan is scheduled from it. Where it is
    missing it is that of the last task.
    """
    from_start = fields.flag("ScheduleFromStart", default=True)
    last = max((dates.finish for dates in stored if dates.finish), default=None)
    finish = fields.moment("FinishDate") or last
    return Settings(
        start=start,
        finish=None if from_start else finish,
        name=fields.text("Title") or fields.text("Name"),
        from_start=from_start,
        calendar=fields.known("CalendarUID"),
        honours_constraints=fields.flag("HonorConstraints", default=True),
        splits_in_progress=fields.flag("SplitsInProgressTasks", default=True),
        critical_limit=fields.number("CriticalSlackLimit"),
        own_ends=fields.flag("MultipleCriticalPaths"),
        minutes_per_day=fields.number("MinutesPerDay", MINUTES_PER_DAY),
        minutes_per_week=fields.number("MinutesPerWeek", MINUTES_PER_WEEK),
        days_per_month=fields.number("DaysPerMonth", DAYS_PER_MONTH),
        day_starts=fields.clock("DefaultStartTime", time(8)),
        day_finishes=fields.clock("DefaultFinishTime", time(17)),
        status_date=fields.moment("StatusDate"),
    )
