"""How late work is, how long something has waited, and when all of it ends.

One rule for every screen and message: what is late is counted in worked days after the
day it was due, up to and including the last day worked. On a weekend or a holiday work
is as late as it was on the evening before.
"""

from collections.abc import Mapping
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus


def days_past(calendar: WorkingCalendar, since: date, day: date) -> int:
    """Count the worked days after ``since``, up to and including ``day``."""
    return max(0, slipped(calendar, since, day))


def slipped(calendar: WorkingCalendar, was: date, now: date) -> int:
    """Count the worked days by which a finish moved; below zero it is earlier.

    Who finishes on a Sunday has worked until Friday: what follows may start on Monday.
    """
    return calendar.index_after(now) - calendar.index_after(was)


def is_overdue(dates: Dates, calendar: WorkingCalendar, day: date) -> bool:
    """Say whether work is not finished and a worked day has passed since it was due."""
    open_still = dates.status is not ActivityStatus.FINISHED
    return open_still and days_past(calendar, dates.due, day) > 0


def last_finish(dates: Mapping[str, Dates]) -> date:
    """Give the finish of whatever finishes last.

    Raises:
        ValueError: when there is nothing.
    """
    return max(one.finish for one in dates.values())
