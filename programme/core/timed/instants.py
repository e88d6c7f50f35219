"""Instants and spans as whole numbers: tenths of a minute.

Microsoft Project counts time in tenths of a minute (the unit of LinkLag and TotalSlack
in its XML schema), so nothing is rounded that it does not round. An instant is a wall
clock time without a zone, counted from the beginning of Monday 1 January of the year 1.
"""

from datetime import date, datetime, time, timedelta
from typing import Final

MINUTE: Final = 10
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY

_SECONDS: Final = 6


class OutOfTimeError(ValueError):
    """There is no time for it: no calendar works it, or no calendar goes so far."""


def instant(moment: datetime) -> int:
    """Count a wall clock time in tenths of a minute; what is finer is cut off."""
    return day_begins(moment.date()) + of_day(moment.time())


def moment(instant: int) -> datetime:
    """Give the wall clock time of an instant.

    Raises:
        OutOfTimeError: when it lies outside the years 1 to 9999.
    """
    day, rest = divmod(instant, DAY)
    try:
        midnight = datetime.combine(date.fromordinal(day + 1), time())
    except (ValueError, OverflowError):
        raise OutOfTimeError("a date lies outside the years 1 to 9999") from None
    return midnight + timedelta(seconds=rest * _SECONDS)


def day_begins(day: date) -> int:
    """Give the instant at which a day begins."""
    return (day.toordinal() - 1) * DAY


def of_day(clock: time) -> int:
    """Count a time of day from midnight."""
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    return seconds // _SECONDS
