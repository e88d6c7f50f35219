"""Whole days as clock times: a day is worked from 9:00 to 17:00, eight hours in one.

A plan of ours has days and no hours. One block without a lunch break keeps every sum a
multiple of the day, whatever tool works it out again.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from programme.core.calendar import WorkingCalendar
from programme.core.timed.calendar import Day
from programme.core.timed.calendar_rules import CalendarException, CalendarRules
from programme.core.timed.instants import HOUR, of_day
from programme.core.timed.recurrence import Recurrence, Repeats

OPENS: Final = time(9)
CLOSES: Final = time(17)
DAY: Final = 8 * HOUR
CALENDAR: Final = 1
_BLOCK: Final[Day] = ((of_day(OPENS), of_day(CLOSES)),)
_DAYS_IN_WEEK: Final = 7
_BEFORE: Final = timedelta(days=366)
_AFTER: Final = timedelta(days=3 * 366)


def morning(day: date) -> datetime:
    """Give when work on a day begins."""
    return datetime.combine(day, OPENS)


def evening(day: date) -> datetime:
    """Give when work on a day ends."""
    return datetime.combine(day, CLOSES)


def calendar_rules(
    calendar: WorkingCalendar, names: Mapping[date, str], first: date, last: date
) -> CalendarRules:
    """Give the calendar with its days off from a year before to three years after."""
    days = tuple(
        _BLOCK if day in calendar.weekdays else () for day in range(_DAYS_IN_WEEK)
    )
    found = _exceptional(calendar, names, first - _BEFORE, last + _AFTER)
    return CalendarRules(CALENDAR, "Programme", days=days, exceptions=tuple(found))


def _exceptional(
    calendar: WorkingCalendar, names: Mapping[date, str], first: date, last: date
) -> Iterator[CalendarException]:
    for day in sorted(calendar.days_off | calendar.extra_days):
        worked = calendar.is_worked(day)
        if first <= day <= last and worked != (day.weekday() in calendar.weekdays):
            rule = Recurrence(Repeats.DAILY, day, day)
            name = names.get(day, "")
            yield CalendarException(rule, _BLOCK if worked else (), name)
