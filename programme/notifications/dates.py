"""Days, months and times of day in the words of the NHS style: 9 December 2026."""

from datetime import date, datetime

from programme.core.weekdays import WEEKDAYS
from programme.core.words import MONTHS, long_date

_MIDDAY = 12
_SECONDS_IN_HOUR = 3600


def month_and_year(day: date) -> str:
    """Say the month: December 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """Say the day with its weekday: Wednesday 9 December 2026."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def time_of_day(moment: datetime) -> str:
    """Say the time on the moment's own clock: 7.30am, 5pm, midday, midnight."""
    if moment.minute == 0 and moment.hour % _MIDDAY == 0:
        return "midday" if moment.hour else "midnight"
    hour = moment.hour % _MIDDAY or _MIDDAY
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < _MIDDAY else 'pm'}"


def zone(moment: datetime) -> str:
    """Say how far the moment's clock is from UTC: UTC, UTC+1, UTC-3.30.

    Raises:
        ValueError: when the moment is naive.
    """
    offset = moment.utcoffset()
    if offset is None:
        msg = "a moment without a zone cannot be placed"
        raise ValueError(msg)
    hours, rest = divmod(abs(int(offset.total_seconds())), _SECONDS_IN_HOUR)
    sign = "-" if offset.total_seconds() < 0 else "+"
    minutes = f".{rest // 60:02}" if rest else ""
    return f"UTC{sign}{hours}{minutes}" if hours or minutes else "UTC"
