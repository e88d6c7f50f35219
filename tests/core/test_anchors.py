"""Month anchors: in which months work may start, and how late it may."""

from datetime import date, timedelta

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Link, MonthAnchor, Progress
from programme.core.schedule import Schedule, compute_schedule
from tests.core.builders import MONDAY_TO_FRIDAY, plan

ONE_DAY = timedelta(days=1)
MARCH = MonthAnchor((3,))


def anchored(anchor: MonthAnchor, start: date) -> Schedule:
    work = Activity("A", 2, anchor=anchor)
    return compute_schedule(plan(work, start=start), MONDAY_TO_FRIDAY, start)


@pytest.mark.parametrize(
    ("anchor", "ready", "starts"),
    [
        (MARCH, date(2027, 3, 17), date(2027, 3, 17)),
        (MARCH, date(2027, 3, 31), date(2027, 3, 31)),
        (MARCH, date(2027, 1, 4), date(2027, 3, 1)),
        (MARCH, date(2027, 4, 1), date(2028, 3, 1)),
        (MonthAnchor((1, 4, 7)), date(2027, 2, 1), date(2027, 4, 1)),
        (MonthAnchor((1, 4, 7)), date(2027, 8, 2), date(2028, 1, 3)),
        (MonthAnchor((5,)), date(2027, 1, 4), date(2027, 5, 3)),
        (MonthAnchor((3,), 15), date(2027, 1, 4), date(2027, 3, 15)),
        (MonthAnchor((3,), 15), date(2027, 3, 2), date(2027, 3, 2)),
    ],
)
def test_anchored_work_starts_in_its_months_or_on_its_day_of_the_next(
    anchor: MonthAnchor, ready: date, starts: date
) -> None:
    assert anchored(anchor, ready).dates["A"].start == starts


def test_when_no_day_is_left_in_the_month_it_starts_on_the_last_one_before() -> None:
    a_sunday = date(2027, 2, 28)
    anchor = MonthAnchor((2,), a_sunday.day)
    assert anchored(anchor, date(2027, 1, 4)).dates["A"].start == date(2027, 2, 26)


def test_a_month_without_a_worked_day_is_passed_over() -> None:
    august = frozenset(date(2027, 8, 1) + n * ONE_DAY for n in range(31))
    calendar = WorkingCalendar(days_off=august)
    may = date(2027, 5, 3)
    work = Activity("A", 2, anchor=MonthAnchor((8, 10)))
    dates = compute_schedule(plan(work, start=may), calendar, may).dates
    assert dates["A"].start == date(2027, 10, 1)


def test_the_late_start_of_anchored_work_is_in_one_of_its_months() -> None:
    start = date(2027, 3, 1)
    work = Activity("A", 2, anchor=MARCH), Activity("B", 60)
    dates = compute_schedule(plan(*work, start=start), MONDAY_TO_FRIDAY, start).dates
    assert dates["A"].late_start == date(2027, 3, 31)
    assert dates["A"].total_float == 22


def test_the_free_float_of_anchored_work_ends_with_its_month() -> None:
    start = date(2027, 3, 22)
    work = Activity("A", 2, anchor=MARCH), Activity("B", 20), Activity("C", 1)
    network = plan(*work, Link("A", "C"), Link("B", "C"), start=start)
    dates = compute_schedule(network, MONDAY_TO_FRIDAY, start).dates
    assert dates["A"].free_float == dates["A"].total_float == 7


def test_free_float_stops_at_the_month_even_with_years_to_spare() -> None:
    start = date(2027, 3, 22)
    work = Activity("A", 2, anchor=MARCH), Activity("B", 20), Activity("C", 1)
    longest = Activity("D", 400)
    network = plan(*work, longest, Link("A", "C"), Link("B", "C"), start=start)
    dates = compute_schedule(network, MONDAY_TO_FRIDAY, start).dates
    assert dates["A"].free_float == 7
    assert dates["A"].late_start == date(2028, 3, 31)


def test_work_that_has_begun_is_anchored_no_longer() -> None:
    begun = date(2027, 1, 4)
    work = Activity("A", 2, anchor=MARCH, progress=Progress(started=begun))
    dates = compute_schedule(plan(work, start=begun), MONDAY_TO_FRIDAY, begun).dates
    assert dates["A"].finish == date(2027, 1, 5)


def test_work_that_misses_its_month_waits_for_the_next() -> None:
    work = Activity("A", 2, anchor=MARCH)
    network = plan(work, start=date(2027, 1, 4))
    dates = compute_schedule(network, MONDAY_TO_FRIDAY, date(2027, 4, 1)).dates
    assert dates["A"].start == date(2028, 3, 1)
    assert dates["A"].due_start == date(2027, 3, 1)
