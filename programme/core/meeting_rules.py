"""Rules by which committees meet: the last Thursday of every second month.

Three forms are read, in any case: *first Wednesday of the month*, *last Thursday of
January, April and July*, *every 4 weeks on Thursday from 2027-01-07*.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from programme.core.weekdays import weekday_named
from programme.core.words import MONTHS

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1} | {
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_COUNTS = {"": 1, "each": 1, "every": 1, "other": 2, "second": 2, "third": 3} | {
    "fourth": 4,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "sixth": 6,
}
_MONTHLY = re.compile(r"(?:on )?(?:the )?(\S+) (\S+) (?:of|in) (.+)")
_WEEKLY = re.compile(r"(every|each) ?(.*?) ?weeks? on (\S+)(?: from (\S+))?")
_EVERY = re.compile(r"(?:the|each|every)(?: (\S+))? months?")
_MOST = 26
_SHORTEST = 3
_YEAR = 12
_WEEK = 7
EXAMPLES = (
    "first Wednesday of the month",
    "last Thursday of every second month",
    "last Thursday of January, April and July",
    "every 4 weeks on Thursday from 2027-01-07",
)


@dataclass(frozen=True, slots=True)
class MonthlyRule:
    """The ``ordinal``-th of a weekday in a month, -1 for the last.

    In every so many months counted from the first one asked for, or in ``months``.
    """

    ordinal: int
    weekday: int
    every: int = 1
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WeeklyRule:
    """A weekday every so many weeks, counted from its first on or after ``start``."""

    every: int
    weekday: int
    start: date | None = None


Rule = MonthlyRule | WeeklyRule


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a rule cannot be read: everything that is wrong with it, each with its cure."""

    problems: tuple[tuple[str, str], ...]


def read_rule(text: str) -> Rule | Misread:
    """Read a rule, or say everything that is wrong with it."""
    words = " ".join(text.replace(",", " , ").split()).lower()
    for form, read in _FORMS.items():
        found = form.fullmatch(words)
        if found:
            return read(*found.groups(default=""))
    cure = "Write it like: " + "; ".join(EXAMPLES)
    return Misread(((f"'{text.strip()}' is no rule for meetings", cure),))


def meetings(rule: Rule, first: date, last: date) -> tuple[date, ...]:
    """Give the days of a rule from one day to another, both included."""
    match rule:
        case MonthlyRule():
            days = _of_months(rule, first, last)
        case WeeklyRule():
            days = _of_weeks(rule, first, last)
    return tuple(day for day in days if first <= day <= last)


def _of_months(rule: MonthlyRule, first: date, last: date) -> Iterator[date]:
    begin = first.year * _YEAR + first.month - 1
    for number in range(begin, last.year * _YEAR + last.month):
        year, month = number // _YEAR, number % _YEAR + 1
        wanted = month in rule.months if rule.months else True
        if wanted and (number - begin) % rule.every == 0:
            yield _day_of_month(rule, year, month)


def _day_of_month(rule: MonthlyRule, year: int, month: int) -> date:
    if rule.ordinal > 0:
        opening = date(year, month, 1)
        ahead = (rule.weekday - opening.weekday()) % _WEEK
        return opening + timedelta(ahead + _WEEK * (rule.ordinal - 1))
    following = date(year + month // _YEAR, month % _YEAR + 1, 1)
    back = (following.weekday() - rule.weekday - 1) % _WEEK + 1
    return following - timedelta(back)


def _of_weeks(rule: WeeklyRule, first: date, last: date) -> Iterator[date]:
    start = rule.start or first
    day = start + timedelta((rule.weekday - start.weekday()) % _WEEK)
    while day <= last:
        yield day
        day += timedelta(_WEEK * rule.every)


def _read_monthly(ordinal: str, weekday: str, months: str) -> Rule | Misread:
    which, day = _ORDINALS.get(ordinal), weekday_named(weekday)
    problems = []
    if which is None:
        wanted = ", ".join(list(_ORDINALS)[:5])
        problems.append((f"'{ordinal}' says not which of the month", f"Write {wanted}"))
    if day is None:
        problems.append(_no_weekday(weekday))
    every = _EVERY.fullmatch(months)
    count = _count(every[1] or "") if every else 1
    named = () if every else _months(months)
    if count is None or named is None:
        cure = "Write of the month, of every second month, or of their names"
        problems.append((f"'{months}' are no months", cure))
    if which is None or day is None or count is None or named is None:
        return Misread(tuple(problems))
    return MonthlyRule(which, day, count, named)


def _read_weekly(_: str, every: str, weekday: str, start: str) -> Rule | Misread:
    count, day = _count(every), weekday_named(weekday)
    problems = []
    if count is None:
        problems.append((f"'{every}' is no number of weeks", f"Write 1 to {_MOST}"))
    if day is None:
        problems.append(_no_weekday(weekday))
    begin = _day(start)
    if start and begin is None:
        problems.append((f"'{start}' is not a day", "Write it like 2027-01-07"))
    if count is None or day is None or problems:
        return Misread(tuple(problems))
    return WeeklyRule(count, day, begin)


_FORMS: dict[re.Pattern[str], Callable[..., Rule | Misread]] = {
    _WEEKLY: _read_weekly,
    _MONTHLY: _read_monthly,
}


def _count(word: str) -> int | None:
    if word.isascii() and word.isdecimal() and 1 <= int(word) <= _MOST:
        return int(word)
    return _COUNTS.get(word)


def _months(text: str) -> tuple[int, ...] | None:
    """Give the months that are named; None when a word is no month."""
    words = [word for word in text.split() if word not in {",", "and"}]
    found = [_month(word) for word in words]
    known = [month for month in found if month]
    return tuple(sorted(set(known))) if known and len(known) == len(found) else None


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if len(word) >= _SHORTEST and name.lower().startswith(word):
            return number
    return 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _no_weekday(word: str) -> tuple[str, str]:
    return f"'{word}' is no weekday", "Write Monday to Sunday"
