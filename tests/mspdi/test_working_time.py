"""Counting and placing working time, against a walk minute by minute."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.core.timed.calendar import (
    ROUND_THE_CLOCK,
    Day,
    Stretch,
    Week,
    WorkingTime,
    intersection,
)
from programme.core.timed.calendar_rules import (
    STANDARD_WEEK,
    CalendarBook,
    CalendarException,
    CalendarRules,
    WorkWeek,
)
from programme.core.timed.instants import (
    DAY,
    HOUR,
    MINUTE,
    OutOfTimeError,
    instant,
    moment,
)
from programme.core.timed.recurrence import Recurrence, Repeats
from tests.mspdi.builders import MORNING, STANDARD, at, day_off, jan
from tests.mspdi.slow import is_worked, minutes_between, walk

MONDAY = date(2027, 1, 4).toordinal() - 1


@st.composite
def days(draw: st.DrawFn) -> Day:
    cuts = draw(st.sets(st.integers(0, 24), max_size=4))
    hours = sorted(cuts)[: len(cuts) // 2 * 2]
    pairs = zip(hours[::2], hours[1::2], strict=True)
    return tuple((first * HOUR, last * HOUR) for first, last in pairs)


def weeks() -> st.SearchStrategy[Week]:
    return st.tuples(*[days()] * 7)


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    first = MONDAY + draw(st.integers(-5, 12))
    return Stretch(first, first + draw(st.integers(0, 9)), draw(weeks()))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingTime:
    worked = (MORNING, *draw(weeks())[1:])
    return WorkingTime(worked, tuple(draw(st.lists(stretches(), max_size=4))))


def instants() -> st.SearchStrategy[int]:
    return st.integers(0, 14 * 48).map(lambda n: MONDAY * DAY + n * 30 * MINUTE)


@settings(max_examples=60)
@given(calendars(), instants(), instants())
def test_counting_agrees_with_a_walk(
    calendar: WorkingTime, one: int, other: int
) -> None:
    first, last = sorted((one, other))
    expected = minutes_between(calendar, first, last) * MINUTE
    assert calendar.between(first, last) == expected


@settings(max_examples=60)
@given(calendars(), instants(), st.integers(-900, 900).filter(bool))
def test_adding_agrees_with_a_walk(
    calendar: WorkingTime, start: int, minutes: int
) -> None:
    assert calendar.add(start, minutes * MINUTE) == walk(calendar, start, minutes)


@settings(max_examples=60)
@given(calendars(), calendars(), instants())
def test_an_intersection_works_what_both_work(
    one: WorkingTime, other: WorkingTime, here: int
) -> None:
    both = intersection(one, other)
    expected = is_worked(one, here) and is_worked(other, here)
    assert (both.between(here, here + MINUTE) > 0) is expected


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)))  # noqa: DTZ001
def test_an_instant_is_a_clock_time(some: datetime) -> None:
    whole = some.replace(second=some.second // 6 * 6, microsecond=0)
    assert moment(instant(some)) == whole


def test_a_calendar_that_never_works_says_so() -> None:
    never = WorkingTime(((),) * 7)
    with pytest.raises(OutOfTimeError):
        never.add(0, 1)


def test_round_the_clock_is_elapsed_time() -> None:
    assert ROUND_THE_CLOCK.add(instant(at("8 17:00")), 2 * DAY) == instant(
        at("10 17:00")
    )


def test_a_calendar_takes_from_its_base_what_it_does_not_say() -> None:
    base = CalendarRules(1, days=STANDARD_WEEK, exceptions=(day_off(5),))
    own = CalendarRules(2, base=1, days=(None, None, MORNING, *[None] * 4))
    book = CalendarBook({1: base, 2: own})
    worked = [book.working_time(2).between(*_day(day)) // HOUR for day in range(4, 11)]
    assert worked == [8, 0, 4, 8, 8, 0, 0]


def test_exceptions_outrank_work_weeks_and_these_the_usual_week() -> None:
    short = WorkWeek(jan(4), jan(8), (MORNING,) * 5 + (None, None))
    rules = CalendarRules(
        1, days=STANDARD_WEEK, exceptions=(day_off(6),), work_weeks=(short,)
    )
    worked = CalendarBook({1: rules}).working_time(1)
    hours = [worked.between(*_day(day)) // HOUR for day in (4, 6, 8, 9, 11)]
    assert hours == [4, 0, 4, 0, 8]


def test_a_single_exception_outranks_a_repeated_one() -> None:
    mondays = Recurrence(Repeats.WEEKLY, jan(1), jan(31), weekdays=frozenset({0}))
    once = CalendarException(Recurrence(Repeats.DAILY, jan(11), jan(11)), MORNING)
    every = (CalendarException(mondays), once)
    worked = CalendarBook({1: CalendarRules(1, exceptions=every)}).working_time(1)
    assert [worked.between(*_day(day)) // HOUR for day in (4, 11, 18)] == [0, 4, 0]


def test_a_circle_of_bases_ends() -> None:
    book = CalendarBook({1: CalendarRules(1, base=2), 2: CalendarRules(2, base=1)})
    assert book.working_time(1) == CalendarBook({1: STANDARD}).working_time(1)


def _day(day: int) -> tuple[int, int]:
    begins = instant(at(f"{day} 00:00"))
    return begins, begins + DAY
