"""Calendars out of MSPDI: week days, dated exceptions, work weeks, base calendars.

Meanings are those of Calendar, WeekDay, Exception and WorkWeek in Microsoft's XML
schema of Project. A WeekDay of type 0 is an exception in the form of before 2007; files
that hold the newer Exceptions repeat them there.
"""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from typing import Final

from programme.core.timed.calendar import Day
from programme.core.timed.calendar_rules import (
    EIGHT_HOURS,
    CalendarException,
    CalendarRules,
    WorkWeek,
)
from programme.core.timed.instants import DAY, of_day
from programme.core.timed.recurrence import Recurrence, Repeats
from programme.interchange.mspdi.fields import Fields, shift_end
from programme.interchange.mspdi.loss import Notes
from programme.interchange.mspdi.xml_reading import Element

_PATH: Final = "Calendars/Calendar"
_DAYS_IN_WEEK: Final = 7
_BY_DAY_COUNT: Final = 7
_BY_WEEKDAY_COUNT: Final = 8
_NO_TYPE: Final = 9
_MONTHS: Final = 12
_LONGEST_PERIOD: Final = 999
_LONGEST_MONTH: Final = 31
_LAST_POSITION: Final = 4
_LAST_ITEM: Final = 9
_FIRST_DAY: Final = date(1900, 1, 1)
_LAST_DAY: Final = date(2199, 12, 31)


def read_calendars(project: Element, notes: Notes) -> tuple[CalendarRules, ...]:
    """Read all calendars of a project."""
    every = project.every("Calendars", "Calendar")
    return tuple(_calendar(Fields(each, _PATH, notes)) for each in every)


def _calendar(fields: Fields) -> CalendarRules:
    days = [_Weekday(each, fields.notes) for each in _below(fields, "WeekDay")]
    newer = [
        found
        for each in fields.element.every("Exceptions", "Exception")
        for found in _exception(Fields(each, f"{_PATH}/Exceptions", fields.notes))
    ]
    older = [found for day in days if not day.type for found in day.exception()]
    return CalendarRules(
        uid=fields.number("UID"),
        name=fields.text("Name"),
        base=fields.known("BaseCalendarUID"),
        days=_week(days),
        exceptions=tuple(newer or older),
        work_weeks=tuple(_work_weeks(fields)),
        is_base=fields.flag("IsBaseCalendar", default=True),
    )


class _Weekday:
    """A WeekDay element: type 1 is Sunday, 7 Saturday, 0 a dated exception."""

    def __init__(self, element: Element, notes: Notes) -> None:
        self.fields = Fields(element, f"{_PATH}/WeekDays/WeekDay", notes)
        self.type = self.fields.number("DayType")

    @property
    def index(self) -> int:
        """Give the place in a week from Monday."""
        return (self.type + 5) % _DAYS_IN_WEEK

    def day(self) -> Day:
        """Give the shifts; a worked day without any has the eight hours."""
        if not self.fields.flag("DayWorking"):
            return ()
        return _shifts(self.fields) or EIGHT_HOURS

    def exception(self) -> Iterator[CalendarException]:
        """Give the exception that a WeekDay of type 0 is."""
        dates = _period(self.fields)
        if dates is not None:
            rule = Recurrence(Repeats.DAILY, *dates)
            yield CalendarException(rule, self.day())


def _week(days: Iterable[_Weekday]) -> tuple[Day | None, ...]:
    given = {day.index: day.day() for day in days if day.type}
    return tuple(given.get(index) for index in range(_DAYS_IN_WEEK))


def _work_weeks(fields: Fields) -> Iterator[WorkWeek]:
    for each in fields.element.every("WorkWeeks", "WorkWeek"):
        below = Fields(each, f"{_PATH}/WorkWeeks/WorkWeek", fields.notes)
        dates = _period(below)
        days = [_Weekday(day, fields.notes) for day in _below(below, "WeekDay")]
        if dates is not None:
            yield WorkWeek(*dates, _week(days), below.text("Name"))


def _below(fields: Fields, name: str) -> Iterator[Element]:
    return fields.element.every(f"{name}s", name)


def _exception(fields: Fields) -> Iterator[CalendarException]:
    dates = _period(fields)
    if dates is None:
        return
    day = (_shifts(fields) or EIGHT_HOURS) if fields.flag("DayWorking") else ()
    rule = _rule(fields, dates)
    yield CalendarException(rule, day, fields.text("Name"))


def _rule(fields: Fields, dates: tuple[date, date]) -> Recurrence:
    kind = fields.number("Type", Repeats.DAILY)
    if kind in (_BY_DAY_COUNT, _BY_WEEKDAY_COUNT, _NO_TYPE):
        kind = Repeats.DAILY
    if kind not in set(Repeats):
        what = f"exceptions of type {kind} are unknown; taken as every day"
        fields.turned("Type", what, "Check the days of this exception")
        kind = Repeats.DAILY
    by_count = fields.flag("EnteredByOccurrences")
    period = _within(fields, "Period", 1, _LONGEST_PERIOD)
    recurs = kind != Repeats.DAILY or period > 1
    first, last = _in_years(fields, dates) if recurs else dates
    return Recurrence(
        repeats=Repeats(kind),
        first=first,
        last=last,
        period=period,
        weekdays=_weekdays(fields.number("DaysOfWeek")),
        month=fields.number("Month") % _MONTHS + 1,
        month_day=_within(fields, "MonthDay", 1, _LONGEST_MONTH),
        position=_within(fields, "MonthPosition", 0, _LAST_POSITION),
        item=_within(fields, "MonthItem", 0, _LAST_ITEM),
        occurrences=_count(fields) if by_count and kind != Repeats.DAILY else None,
    )


def _within(fields: Fields, name: str, least: int, most: int) -> int:
    """Read a number; one that means no such day becomes the nearest that does."""
    found = fields.number(name, least)
    if most < found:
        fields.turned(name, f"{found} is too much; taken as {most}", "Check the days")
    return min(max(found, least), most)


def _in_years(fields: Fields, dates: tuple[date, date]) -> tuple[date, date]:
    """Keep what recurs within the years that a plan may have."""
    first, last = max(dates[0], _FIRST_DAY), min(dates[1], _LAST_DAY)
    if (first, last) != dates:
        what = f"its days lie beyond {_FIRST_DAY.year} to {_LAST_DAY.year}; cut there"
        fields.turned("TimePeriod", what, "Check the days of this exception")
    return first, last


def _count(fields: Fields) -> int | None:
    return fields.known("Occurrences") or None


def _weekdays(bits: int) -> frozenset[int]:
    """Read the bits of DaysOfWeek: 1 is Sunday, 2 Monday, and so on to 64."""
    chosen = (bit for bit in range(_DAYS_IN_WEEK) if bits >> bit & 1)
    return frozenset((bit - 1) % _DAYS_IN_WEEK for bit in chosen)


def _period(fields: Fields) -> tuple[date, date] | None:
    element = fields.element.child("TimePeriod")
    if element is None:
        return None
    below = Fields(element, f"{fields.path}/TimePeriod", fields.notes)
    first, last = below.moment("FromDate"), below.moment("ToDate")
    if first is None or last is None:
        return None
    if last.time() == time() and last > first:
        last -= timedelta(minutes=1)
    return first.date(), max(first.date(), last.date())


def _shifts(fields: Fields) -> Day:
    found = []
    for each in fields.element.every("WorkingTimes", "WorkingTime"):
        below = Fields(each, f"{fields.path}/WorkingTime", fields.notes)
        begins, ends = below.text("FromTime"), below.text("ToTime")
        try:
            shift = (of_day(time.fromisoformat(begins)), shift_end(ends))
        except ValueError:
            what = f"'{begins}' to '{ends}' is no shift; left out"
            below.misread("FromTime", what, "Write times such as 08:00:00")
            continue
        if shift[0] > shift[1]:
            what = "the shift ends on the day after; cut at midnight"
            below.turned("ToTime", what, "Give the hours after midnight to that day")
            shift = shift[0], DAY
        if shift[0] < shift[1]:
            found.append(shift)
    return tuple(_joined(sorted(found)))


def _joined(shifts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join shifts that touch or overlap."""
    held: tuple[int, int] | None = None
    for begins, ends in shifts:
        if held is not None and begins <= held[1]:
            held = (held[0], max(held[1], ends))
            continue
        if held is not None:
            yield held
        held = (begins, ends)
    if held is not None:
        yield held
