"""A slip chart: how the forecast of a milestone or gate moved, month by month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

_YEAR = 12


@dataclass(frozen=True, slots=True)
class MonthForecast:
    """What was forecast last in a month; ``month`` is the month's first day."""

    month: date
    finish: date


def by_month(
    points: Sequence[tuple[date, date]], until: date
) -> tuple[MonthForecast, ...]:
    """Give the forecast as it stood at the end of each month.

    ``points`` pair the day from which a forecast held with its finish, in order. The
    months run from the first of them to that of ``until``, each with a forecast.
    """
    if not points:
        return ()
    found = []
    for month in _months(points[0][0], until):
        following = _first(month, 1)
        finish = [finish for as_of, finish in points if as_of < following][-1]
        found.append(MonthForecast(month, finish))
    return tuple(found)


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = _first(month, 1)


def _first(month: date, later: int) -> date:
    """Give the first day of the month that is so many months later."""
    years, number = divmod(month.month - 1 + later, _YEAR)
    return date(month.year + years, number + 1, 1)
