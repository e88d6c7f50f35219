"""A schedule drawn in letters: a line for each piece of work, a column for each day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Plan
from programme.core.schedule import Dates, Schedule
from programme.core.status import ActivityStatus
from tests.core.examples.tables import MONTHS, ONE_DAY

LEGEND = """\
| mark | means |
| --- | --- |
| `=` | work that is planned |
| `#` | work that has happened |
| `*` | a milestone or gate |
| `~` | float: the work may slip so far |
| `.` | a day that is not worked |
| `^` | the status date: the day as of which the plan is made |
"""
MOST_WEEKS = 8
WEEK = 7


def gantt(plan: Plan, calendar: WorkingCalendar, schedule: Schedule) -> str:
    """Draw a schedule of a few weeks; a longer one gives an empty text."""
    shown = schedule.dates.values()
    start = min(dates.start for dates in shown)
    first = start - start.weekday() * ONE_DAY
    weeks = (max(dates.late_finish for dates in shown) - first).days // WEEK + 1
    if weeks > MOST_WEEKS:
        return ""
    sheet = _Sheet(tuple(first + n * WEEK * ONE_DAY for n in range(weeks)))
    margin = max(len(activity.code) for activity in plan.activities) + 2
    lines = [" " * margin + sheet.heading()]
    for activity in plan.activities:
        own = plan.days_of(activity, calendar)
        bar = _Bar(activity, schedule.dates[activity.code], own, schedule.as_of)
        lines.append(activity.code.ljust(margin) + sheet.line(bar.mark))
    if schedule.as_of > plan.start:
        today = sheet.line(lambda day: "^" if day == schedule.as_of else " ")
        lines.append(" " * margin + today)
    return "\n".join(line.rstrip() for line in lines)


@dataclass(frozen=True)
class _Sheet:
    """The weeks over which all lines are drawn, each by its Monday."""

    mondays: tuple[date, ...]

    def heading(self) -> str:
        names = (f"{d.day} {MONTHS[d.month - 1]}".ljust(WEEK) for d in self.mondays)
        return " ".join(names)

    def line(self, mark: Callable[[date], str]) -> str:
        weeks = (
            "".join(mark(monday + n * ONE_DAY) for n in range(WEEK))
            for monday in self.mondays
        )
        return " ".join(weeks)


@dataclass(frozen=True)
class _Bar:
    """One piece of work, drawn a day at a time."""

    activity: Activity
    dates: Dates
    calendar: WorkingCalendar
    as_of: date

    def mark(self, day: date) -> str:
        if not self.dates.start <= day <= self.dates.late_finish:
            return " "
        if not self.calendar.is_worked(day):
            return "."
        return "~" if day > self.dates.finish else self._mark_of_work(day)

    def _mark_of_work(self, day: date) -> str:
        if not self.activity.duration:
            return "*"
        return "#" if self._has_happened(day) else "="

    def _has_happened(self, day: date) -> bool:
        if self.dates.status is ActivityStatus.IN_PROGRESS:
            return day < self.as_of
        return self.dates.status is ActivityStatus.FINISHED
