"""Calendars as their makers wrote them, and the working time that they come to.

A calendar may rest on a base calendar. On a day, the first of these that speaks holds:
its own exceptions, the exceptions of its base; its own work weeks, those of its base;
its own weekdays, those of its base (Microsoft's documentation of calendars in Project:
exceptions outrank work weeks, work weeks the default week).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from programme.core.timed.calendar import (
    Day,
    Stretch,
    Week,
    WorkingTime,
    intersection,
)
from programme.core.timed.instants import HOUR
from programme.core.timed.recurrence import Recurrence, Repeats

EIGHT_HOURS: Final[Day] = ((8 * HOUR, 12 * HOUR), (13 * HOUR, 17 * HOUR))
STANDARD_WEEK: Final[Week] = (EIGHT_HOURS,) * 5 + ((),) * 2
_DAYS_IN_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class CalendarException:
    """Days that are worked otherwise; ``day`` without shifts is a day off."""

    rule: Recurrence
    day: Day = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class WorkWeek:
    """Another default week from a first to a last day; None leaves a weekday as is."""

    first: date
    last: date
    days: tuple[Day | None, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """One calendar. ``days`` are Monday to Sunday; None takes the day from the base."""

    uid: int
    name: str = ""
    base: int | None = None
    days: tuple[Day | None, ...] = (None,) * _DAYS_IN_WEEK
    exceptions: tuple[CalendarException, ...] = ()
    work_weeks: tuple[WorkWeek, ...] = ()
    is_base: bool = True


@dataclass(frozen=True)
class CalendarBook:
    """The calendars of a plan by UID, worked out when they are asked for.

    A base that is not there, or a circle of bases, is passed over: the days that it
    should have given are those of the standard week.
    """

    rules: Mapping[int, CalendarRules]
    _known: dict[frozenset[int], WorkingTime] = field(default_factory=dict)
    _same: dict[WorkingTime, WorkingTime] = field(default_factory=dict)

    def working_time(self, *uids: int) -> WorkingTime:
        """Give the time that all these calendars work; unknown ones do not count."""
        key = frozenset(uid for uid in uids if uid in self.rules)
        if key not in self._known:
            self._known[key] = self._work_out(sorted(key))
        return self._known[key]

    def _work_out(self, uids: list[int]) -> WorkingTime:
        if not uids:
            return WorkingTime(STANDARD_WEEK)
        if len(uids) == 1:
            found = _flatten(tuple(self._line_of(uids[0])))
        else:
            rest = self.working_time(*uids[1:])
            found = intersection(self.working_time(uids[0]), rest)
        return self._same.setdefault(found, found)

    def _line_of(self, uid: int | None) -> Iterator[CalendarRules]:
        """Give the calendar, its base, the base of that, and so on."""
        seen: set[int] = set()
        while uid is not None and uid in self.rules and uid not in seen:
            seen.add(uid)
            yield self.rules[uid]
            uid = self.rules[uid].base


def _flatten(line: tuple[CalendarRules, ...]) -> WorkingTime:
    week = _default_week(line)
    stretches = [
        stretch
        for rules in line
        for exception in sorted(rules.exceptions, key=_is_repeated)
        for stretch in _exceptional(exception)
    ]
    for rules in line:
        stretches += (_work_week(each, week) for each in rules.work_weeks)
    return WorkingTime(week, tuple(stretches))


def _default_week(line: Iterable[CalendarRules]) -> Week:
    days: list[Day | None] = [None] * _DAYS_IN_WEEK
    for rules in line:
        days = [
            a if a is not None else b for a, b in zip(days, rules.days, strict=True)
        ]
    return _filled(days, STANDARD_WEEK)


def _filled(days: Iterable[Day | None], week: Week) -> Week:
    pairs = zip(days, week, strict=True)
    return tuple(usual if day is None else day for day, usual in pairs)


def _work_week(given: WorkWeek, week: Week) -> Stretch:
    first, last = given.first.toordinal() - 1, given.last.toordinal() - 1
    return Stretch(first, last, _filled(given.days, week))


def _exceptional(exception: CalendarException) -> Iterator[Stretch]:
    rule, week = exception.rule, (exception.day,) * _DAYS_IN_WEEK
    if not _is_repeated(exception):
        last = rule.last.toordinal() - 1
        yield Stretch(rule.first.toordinal() - 1, last, week)
        return
    for day in rule.days():
        yield Stretch(day.toordinal() - 1, day.toordinal() - 1, week)


def _is_repeated(exception: CalendarException) -> bool:
    """Say whether days lie between; a plain span of days outranks a repeated one."""
    rule = exception.rule
    return rule.repeats is not Repeats.DAILY or rule.period > 1
