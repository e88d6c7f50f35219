"""The dates that the maker of a file stored: what a schedule of ours is held against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from programme.core.timed.lengths import (
    DAYS_PER_MONTH,
    MINUTES_PER_DAY,
    MINUTES_PER_WEEK,
    worked_unit,
)
from programme.core.timed.plan import Settings, Task


@dataclass(frozen=True, slots=True)
class StoredDates:
    """The stored answer for one task; None where the file does not say.

    Slacks are in tenths of a minute.
    """

    uid: int
    name: str
    start: datetime | None
    finish: datetime | None
    early_start: datetime | None
    early_finish: datetime | None
    late_start: datetime | None
    late_finish: datetime | None
    total_slack: int | None
    free_slack: int | None
    critical: bool | None


def in_true_minutes(
    every: Sequence[StoredDates], tasks: Sequence[Task], settings: Settings
) -> list[StoredDates]:
    """Take slacks that were written in days of eight hours back to working minutes.

    A writer that leaves out what is zero (MPXJ) counts slack in the unit of the task's
    duration, by the plan's own hours, and writes each day as eight hours.
    """
    if all(dates.total_slack is not None for dates in every):
        return list(every)
    pairs = zip(every, tasks, strict=True)
    return [_scaled(dates, _factor(task, settings)) for dates, task in pairs]


def _scaled(dates: StoredDates, factor: Fraction) -> StoredDates:
    total, free = dates.total_slack, dates.free_slack
    return replace(
        dates,
        total_slack=None if total is None else round(total * factor),
        free_slack=None if free is None else round(free * factor),
    )


def _factor(task: Task, settings: Settings) -> Fraction:
    day, week = settings.minutes_per_day, settings.minutes_per_week
    month = day * settings.days_per_month
    factors = {
        "d": Fraction(day, MINUTES_PER_DAY),
        "w": Fraction(week, MINUTES_PER_WEEK),
        "mo": Fraction(month, MINUTES_PER_DAY * DAYS_PER_MONTH),
    }
    return factors.get(worked_unit(task.duration.unit), Fraction(1)) or Fraction(1)
