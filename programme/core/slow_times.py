"""Parts of every year in which work is known to be slow: they warn and move nothing."""

from collections.abc import Iterable
from datetime import date

from programme.core.definition import SoftBlackout
from programme.core.schedule import Dates
from programme.core.words import long_date

_FEBRUARY, _SHORTEST = 2, 28


def slow_times(
    blackouts: Iterable[SoftBlackout], dates: Dates
) -> tuple[tuple[SoftBlackout, date], ...]:
    """Give the slow times that the days of some work touch, and the first such day.

    A slow time may go over the end of a year.
    """
    found = []
    for blackout in blackouts:
        day = _first_day(blackout, dates)
        if day is not None:
            found.append((blackout, day))
    return tuple(found)


def slow_in_words(code: str, blackout: SoftBlackout, day: date) -> str:
    """Say when a slow time begins for some work, and what it does."""
    name = blackout.id.replace("_", " ").replace("-", " ")
    return f"{code} meets the {name} from {long_date(day)}: {blackout.effect}."


def _first_day(blackout: SoftBlackout, dates: Dates) -> date | None:
    for year in range(dates.start.year - 1, dates.finish.year + 1):
        first = _day_of(year, blackout.first)
        last = _day_of(year + (blackout.last < blackout.first), blackout.last)
        if first <= dates.finish and dates.start <= last:
            return max(first, dates.start)
    return None


def _day_of(year: int, month_and_day: tuple[int, int]) -> date:
    """Give a day of a year; 29 February stands for the 28th."""
    month, day = month_and_day
    return date(year, month, min(day, _SHORTEST) if month == _FEBRUARY else day)
