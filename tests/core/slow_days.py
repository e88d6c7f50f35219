"""Working days found by walking the calendar one day after another."""

from dataclasses import dataclass
from datetime import date, timedelta

from programme.core.calendar import WorkingCalendar

DAY = timedelta(days=1)


@dataclass(frozen=True)
class SlowDays:
    """The days of a calendar, asked about one at a time.

    A moment is written as a worked day and means its morning. The evening of a day is
    the morning of the next worked day.
    """

    calendar: WorkingCalendar

    def is_worked(self, day: date) -> bool:
        if day in self.calendar.extra_days:
            return True
        return day.weekday() in self.calendar.weekdays and (
            day not in self.calendar.days_off
        )

    def morning(self, day: date) -> date:
        """The day itself when it is worked, else the next that is."""
        while not self.is_worked(day):
            day += DAY
        return day

    def evening(self, day: date) -> date:
        return self.morning(day + DAY)

    def day_before(self, moment: date) -> date:
        """The last worked day before this one."""
        moment -= DAY
        while not self.is_worked(moment):
            moment -= DAY
        return moment

    def walk(self, moment: date, days: int) -> date:
        """So many worked days on from a worked day, or back when below zero."""
        for _ in range(days):
            moment = self.evening(moment)
        for _ in range(-days):
            moment = self.day_before(moment)
        return moment

    def count(self, first: date, last: date) -> int:
        """How many worked days lie from one moment to a later or earlier one."""
        if last < first:
            return -self.count(last, first)
        days = 0
        while first < last:
            days += self.is_worked(first)
            first += DAY
        return days
