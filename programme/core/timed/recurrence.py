"""On which days a recurring calendar exception falls.

The kinds are those of Exception/Type in Microsoft's XML schema of Project.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import count, islice
from typing import Final

_DAY: Final = timedelta(days=1)
_MONTHS: Final = 12
_DAYS_IN_WEEK: Final = 7
_SATURDAY: Final = 5
_LAST: Final = 4


class Repeats(IntEnum):
    """How a calendar exception recurs."""

    DAILY = 1
    YEARLY_ON_DAY = 2
    YEARLY_ON_POSITION = 3
    MONTHLY_ON_DAY = 4
    MONTHLY_ON_POSITION = 5
    WEEKLY = 6


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule for days from ``first`` to ``last``, both included.

    ``weekdays`` holds 0 (Monday) to 6. ``month`` is 1 to 12. ``position`` is 0 (first)
    to 4 (last) and ``item`` says of what: 0 a day, 1 a weekday, 2 a weekend day, 3 to 9
    Sunday to Saturday. ``occurrences``, when given, ends the rule sooner.
    """

    repeats: Repeats
    first: date
    last: date
    period: int = 1
    weekdays: frozenset[int] = frozenset()
    month: int = 1
    month_day: int = 1
    position: int = 0
    item: int = 0
    occurrences: int | None = None

    def days(self) -> Iterator[date]:
        """Give the days in order."""
        if self.first > self.last:
            return iter(())
        found = (day for day in _RULES[self.repeats](self) if day >= self.first)
        return _until(self.last, islice(found, self.occurrences))


def _until(last: date, days: Iterator[date]) -> Iterator[date]:
    for day in days:
        if day > last:
            return
        yield day


def _daily(rule: Recurrence) -> Iterator[date]:
    for n in count():
        yield rule.first + n * rule.period * _DAY


def _weekly(rule: Recurrence) -> Iterator[date]:
    """Weeks begin on Sunday, as they do in the dialogue that makes the rule."""
    back = (rule.first.weekday() + 1) % _DAYS_IN_WEEK
    sunday = rule.first - back * _DAY
    chosen = sorted((weekday + 1) % _DAYS_IN_WEEK for weekday in rule.weekdays)
    for n in count() if chosen else ():
        week = sunday + n * rule.period * _DAYS_IN_WEEK * _DAY
        yield from (week + day * _DAY for day in chosen)


def _monthly(rule: Recurrence) -> Iterator[date]:
    for year, month in _months(rule, rule.first.month, rule.period):
        yield from _dated(year, month, rule.month_day)


def _yearly(rule: Recurrence) -> Iterator[date]:
    for year, month in _months(rule, rule.month, _MONTHS):
        yield from _dated(year, month, rule.month_day)


def _monthly_position(rule: Recurrence) -> Iterator[date]:
    for year, month in _months(rule, rule.first.month, rule.period):
        yield from _positioned(rule, year, month)


def _yearly_position(rule: Recurrence) -> Iterator[date]:
    for year, month in _months(rule, rule.month, _MONTHS):
        yield from _positioned(rule, year, month)


def _months(rule: Recurrence, month: int, step: int) -> Iterator[tuple[int, int]]:
    """Give each month the rule comes to, up to the month of its last day."""
    number = rule.first.year * _MONTHS + month - 1
    while number <= rule.last.year * _MONTHS + rule.last.month - 1:
        year, month = divmod(number, _MONTHS)
        yield year, month + 1
        number += step


def _dated(year: int, month: int, day: int) -> Iterator[date]:
    """Give that day of the month; a month too short has its last day instead."""
    yield min(date(year, month, 1) + (day - 1) * _DAY, _month_end(year, month))


def _positioned(rule: Recurrence, year: int, month: int) -> Iterator[date]:
    length = _month_end(year, month).day
    every = (date(year, month, day) for day in range(1, length + 1))
    chosen = [day for day in every if _is_item(rule.item, day)]
    if rule.position == _LAST:
        yield chosen[-1]
    elif rule.position < len(chosen):
        yield chosen[rule.position]


def _is_item(item: int, day: date) -> bool:
    weekend = day.weekday() >= _SATURDAY
    kinds = (True, not weekend, weekend)
    if item < len(kinds):
        return kinds[item]
    return (day.weekday() + 1) % _DAYS_IN_WEEK == item - len(kinds)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return following - _DAY


_RULES: Final[Mapping[Repeats, Callable[[Recurrence], Iterator[date]]]] = {
    Repeats.DAILY: _daily,
    Repeats.YEARLY_ON_DAY: _yearly,
    Repeats.YEARLY_ON_POSITION: _yearly_position,
    Repeats.MONTHLY_ON_DAY: _monthly,
    Repeats.MONTHLY_ON_POSITION: _monthly_position,
    Repeats.WEEKLY: _weekly,
}
