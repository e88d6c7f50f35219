"""Late work is as late on a weekend or a holiday as on the evening before."""

from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.lateness import days_past, slipped

CHRISTMAS = WorkingCalendar(
    days_off=frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
)


@pytest.mark.parametrize(
    ("due", "day", "late"),
    [
        (date(2026, 11, 18), date(2026, 11, 18), 0),
        (date(2026, 11, 18), date(2026, 11, 19), 1),
        (date(2026, 11, 18), date(2026, 11, 27), 7),  # a Friday
        (date(2026, 11, 18), date(2026, 11, 28), 7),  # the Saturday after it
        (date(2026, 11, 18), date(2026, 11, 29), 7),
        (date(2026, 11, 18), date(2026, 11, 30), 8),
        (date(2026, 11, 27), date(2026, 11, 29), 0),  # due on Friday: not yet late
        (
            date(2026, 12, 24),
            date(2026, 12, 28),
            0,
        ),  # a weekend with a holiday each side
        (date(2026, 12, 24), date(2026, 12, 29), 1),
        (date(2026, 12, 23), date(2026, 12, 28), 1),
        (date(2026, 12, 28), date(2026, 12, 29), 1),  # since a holiday
        (date(2026, 12, 31), date(2026, 12, 24), 0),  # still to come
    ],
)
def test_worked_days_after_the_day_up_to_and_including_today(
    due: date, day: date, late: int
) -> None:
    assert days_past(CHRISTMAS, due, day) == late


@pytest.mark.parametrize(
    ("was", "now", "days"),
    [
        (date(2026, 12, 1), date(2026, 11, 29), -2),  # done on a Sunday, due on Tuesday
        (date(2026, 11, 27), date(2026, 11, 29), 0),  # Friday's work, told on Sunday
        (date(2026, 11, 29), date(2026, 11, 30), 1),
        (date(2026, 12, 24), date(2026, 12, 29), 1),
        (date(2026, 12, 29), date(2026, 12, 28), -1),
    ],
)
def test_what_finishes_on_a_day_off_counts_with_the_day_before(
    was: date, now: date, days: int
) -> None:
    assert slipped(CHRISTMAS, was, now) == days
    assert slipped(CHRISTMAS, now, was) == -days
