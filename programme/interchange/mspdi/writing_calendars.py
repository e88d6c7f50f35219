"""Calendars as MSPDI: the way back of ``programme.interchange.mspdi.calendars``."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final
from xml.etree.ElementTree import Element

from programme.core.timed.calendar import Day
from programme.core.timed.calendar_rules import (
    CalendarException,
    CalendarRules,
    WorkWeek,
)
from programme.interchange.mspdi.elements import below, clock, put

_NONE: Final = -1
_DAYS_IN_WEEK: Final = 7
_DAY_ENDS: Final = time(23, 59, 59)


def write_calendars(project: Element, calendars: Iterable[CalendarRules]) -> None:
    """Write all calendars of a project."""
    parent = below(project, "Calendars")
    for rules in calendars:
        element = below(parent, "Calendar")
        base = _NONE if rules.base is None else rules.base
        put(element, UID=rules.uid, Name=rules.name, IsBaseCalendar=rules.is_base)
        put(element, BaseCalendarUID=base)
        _write_week(element, rules.days)
        _write_exceptions(element, rules.exceptions)
        _write_work_weeks(element, rules.work_weeks)


def _write_week(parent: Element, days: Iterable[Day | None]) -> None:
    given = [(index, day) for index, day in enumerate(days) if day is not None]
    if not given:
        return
    element = below(parent, "WeekDays")
    for index, day in given:
        weekday = below(element, "WeekDay")
        put(weekday, DayType=(index + 1) % _DAYS_IN_WEEK + 1, DayWorking=bool(day))
        _write_shifts(weekday, day)


def _write_exceptions(
    parent: Element, exceptions: tuple[CalendarException, ...]
) -> None:
    if not exceptions:
        return
    every = below(parent, "Exceptions")
    for exception in exceptions:
        element, rule = below(every, "Exception"), exception.rule
        put(element, EnteredByOccurrences=rule.occurrences is not None)
        _write_period(element, rule.first, rule.last)
        put(element, Occurrences=rule.occurrences, Name=exception.name or None)
        put(element, Type=int(rule.repeats), Period=rule.period)
        put(
            element, DaysOfWeek=sum(1 << (d + 1) % _DAYS_IN_WEEK for d in rule.weekdays)
        )
        put(element, MonthItem=rule.item, MonthPosition=rule.position)
        put(element, Month=rule.month - 1, MonthDay=rule.month_day)
        put(element, DayWorking=bool(exception.day))
        _write_shifts(element, exception.day)


def _write_work_weeks(parent: Element, work_weeks: tuple[WorkWeek, ...]) -> None:
    if not work_weeks:
        return
    every = below(parent, "WorkWeeks")
    for week in work_weeks:
        element = below(every, "WorkWeek")
        _write_period(element, week.first, week.last)
        put(element, Name=week.name or None)
        _write_week(element, week.days)


def _write_period(parent: Element, first: date, last: date) -> None:
    period = below(parent, "TimePeriod")
    put(period, FromDate=datetime.combine(first, time()))
    put(period, ToDate=datetime.combine(last, _DAY_ENDS))


def _write_shifts(parent: Element, day: Day) -> None:
    if not day:
        return
    element = below(parent, "WorkingTimes")
    for begins, ends in day:
        put(below(element, "WorkingTime"), FromTime=clock(begins), ToTime=clock(ends))
