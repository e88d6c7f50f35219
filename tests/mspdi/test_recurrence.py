"""On which days a recurring exception falls: one worked example per kind."""

from datetime import date

import pytest

from programme.core.timed.recurrence import Recurrence, Repeats

FIRST, LAST = date(2027, 1, 4), date(2028, 12, 31)
SUNDAY, MONDAY = 3, 4

RULES = [
    (
        Recurrence(Repeats.DAILY, FIRST, date(2027, 1, 10), period=3),
        ["2027-01-04", "2027-01-07", "2027-01-10"],
    ),
    (
        Recurrence(
            Repeats.WEEKLY, FIRST, LAST, 2, weekdays=frozenset({0, 6}), occurrences=4
        ),
        ["2027-01-04", "2027-01-17", "2027-01-18", "2027-01-31"],
    ),
    (
        Recurrence(Repeats.MONTHLY_ON_DAY, FIRST, LAST, month_day=31, occurrences=3),
        ["2027-01-31", "2027-02-28", "2027-03-31"],
    ),
    (
        Recurrence(
            Repeats.MONTHLY_ON_POSITION, FIRST, LAST, 2, item=MONDAY, occurrences=2
        ),
        ["2027-01-04", "2027-03-01"],
    ),
    (
        Recurrence(Repeats.YEARLY_ON_DAY, FIRST, LAST, month=12, month_day=25),
        ["2027-12-25", "2028-12-25"],
    ),
    (
        Recurrence(
            Repeats.YEARLY_ON_POSITION, FIRST, LAST, month=5, position=4, item=MONDAY
        ),
        ["2027-05-31", "2028-05-29"],
    ),
    (
        Recurrence(
            Repeats.YEARLY_ON_POSITION, FIRST, LAST, month=1, position=1, item=SUNDAY
        ),
        ["2027-01-10", "2028-01-09"],
    ),
    (
        Recurrence(
            Repeats.MONTHLY_ON_POSITION, FIRST, date(2027, 2, 28), position=4, item=1
        ),
        ["2027-01-29", "2027-02-26"],
    ),
    (
        Recurrence(
            Repeats.MONTHLY_ON_POSITION, FIRST, date(2027, 2, 28), position=0, item=2
        ),
        ["2027-02-06"],
    ),
    (Recurrence(Repeats.WEEKLY, FIRST, LAST), []),
]


@pytest.mark.parametrize(("rule", "expected"), RULES)
def test_the_days_of_a_rule(rule: Recurrence, expected: list[str]) -> None:
    assert [day.isoformat() for day in rule.days()] == expected
