"""The laws of the working calendar, held against a count day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.core.calendar import (
    MONDAY_TO_FRIDAY,
    OutOfDaysError,
    WorkingCalendar,
    day_of,
)
from tests.core.slow_days import SlowDays

JANUARY = date(2027, 1, 1)
DECEMBER = date(2027, 12, 31)
ANY_DAY = st.dates(JANUARY, DECEMBER)
SEVERAL_DAYS = st.frozensets(ANY_DAY, max_size=40)
CALENDARS = st.builds(
    WorkingCalendar,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    days_off=SEVERAL_DAYS,
    extra_days=SEVERAL_DAYS,
)
A_FEW = st.integers(-40, 40)

always_the_same = settings(derandomize=True, max_examples=200)


@always_the_same
@given(CALENDARS, ANY_DAY)
def test_a_day_is_worked_when_the_pattern_and_the_exceptions_say_so(
    calendar: WorkingCalendar, day: date
) -> None:
    assert calendar.is_worked(day) == SlowDays(calendar).is_worked(day)


@always_the_same
@given(CALENDARS, ANY_DAY, ANY_DAY)
def test_between_counts_the_worked_days_from_one_day_to_another(
    calendar: WorkingCalendar, first: date, last: date
) -> None:
    assert calendar.between(first, last) == SlowDays(calendar).count(first, last)


@always_the_same
@given(CALENDARS, ANY_DAY, A_FEW)
def test_shift_walks_worked_days(
    calendar: WorkingCalendar, day: date, days: int
) -> None:
    slow = SlowDays(calendar)
    assert calendar.shift(day, days) == slow.walk(slow.morning(day), days)


@always_the_same
@given(CALENDARS, ANY_DAY, A_FEW, A_FEW)
def test_two_shifts_make_one(
    calendar: WorkingCalendar, day: date, first: int, second: int
) -> None:
    in_two = calendar.shift(calendar.shift(day, first), second)
    assert in_two == calendar.shift(day, first + second)


@always_the_same
@given(CALENDARS, ANY_DAY, A_FEW)
def test_between_undoes_shift(calendar: WorkingCalendar, day: date, days: int) -> None:
    worked = calendar.next_worked(day)
    assert calendar.between(worked, calendar.shift(worked, days)) == days


@always_the_same
@given(CALENDARS, ANY_DAY)
def test_day_and_index_undo_each_other(calendar: WorkingCalendar, day: date) -> None:
    index = calendar.index(day)
    assert calendar.index(calendar.day(index)) == index
    assert (calendar.day(index) == day) == calendar.is_worked(day)
    assert calendar.index_after(day) == index + calendar.is_worked(day)


@always_the_same
@given(CALENDARS, ANY_DAY)
def test_the_next_worked_day_and_the_last_one_have_nothing_worked_between(
    calendar: WorkingCalendar, day: date
) -> None:
    slow = SlowDays(calendar)
    last, following = calendar.last_worked(day), calendar.next_worked(day)
    assert following == slow.morning(day)
    assert last == (day if slow.is_worked(day) else slow.day_before(day))


def test_an_extra_day_outranks_a_day_off() -> None:
    christmas = frozenset({date(2026, 12, 25)})
    calendar = WorkingCalendar(days_off=christmas, extra_days=christmas)
    assert calendar.is_worked(date(2026, 12, 25))


def test_exceptions_that_change_nothing_are_ignored() -> None:
    saturday, monday = frozenset({date(2027, 1, 2)}), frozenset({date(2027, 1, 4)})
    calendar = WorkingCalendar(days_off=saturday, extra_days=monday)
    plain = WorkingCalendar()
    for ahead in range(30):
        day = JANUARY + timedelta(ahead)
        assert calendar.index(day) == plain.index(day)


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({7}), frozenset({-1, 0})])
def test_a_week_without_a_possible_worked_day_is_a_mistake(
    weekdays: frozenset[int],
) -> None:
    with pytest.raises(ValueError, match="weekdays must be some of 0 to 6"):
        WorkingCalendar(weekdays=weekdays)


@pytest.mark.parametrize("index", [-1, 10**7, 10**12])
def test_an_index_outside_the_years_1_to_9999_has_no_day(index: int) -> None:
    with pytest.raises(OutOfDaysError):
        WorkingCalendar(MONDAY_TO_FRIDAY).day(index)


@pytest.mark.parametrize("year", [0, 10_000])
def test_a_year_outside_1_to_9999_has_no_day(year: int) -> None:
    with pytest.raises(OutOfDaysError):
        day_of(year, 1, 1)
