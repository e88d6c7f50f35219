"""Times that are known to be slow warn of work that meets them."""

from datetime import date

from programme.core.definition import SoftBlackout
from programme.core.plan import Activity
from programme.core.schedule import Dates, compute_schedule
from programme.core.slow_times import slow_in_words, slow_times
from tests.core.builders import MONDAY_TO_FRIDAY, plan

CHRISTMAS = SoftBlackout("christmas_fortnight", (12, 20), (1, 3), "people are away")
SUMMER = SoftBlackout("late_july", (7, 20), (8, 31), "few people answer")


def work(start: date, days: int) -> Dates:
    one = plan(Activity("A", days), start=start)
    return compute_schedule(one, MONDAY_TO_FRIDAY, start).dates["A"]


def test_work_that_meets_a_slow_time_is_told_from_its_first_day() -> None:
    found = slow_times([CHRISTMAS, SUMMER], work(date(2026, 12, 14), 10))
    assert found == ((CHRISTMAS, date(2026, 12, 20)),)
    assert slow_in_words("A", *found[0]) == (
        "A meets the christmas fortnight from 20 December 2026: people are away."
    )


def test_a_slow_time_goes_over_the_end_of_the_year() -> None:
    found = slow_times([CHRISTMAS], work(date(2027, 1, 1), 3))
    assert found == ((CHRISTMAS, date(2027, 1, 1)),)


def test_work_beside_it_meets_none() -> None:
    assert slow_times([CHRISTMAS, SUMMER], work(date(2027, 2, 1), 20)) == ()
