"""What each link with its lag asks for, on clock times."""

import pytest

from programme.core.timed.instants import HOUR
from programme.core.timed.plan import Duration
from tests.mspdi.builders import late, link, plan, schedule, span, task

TWO_LINKED = [
    # link, lag in hours, unit; where the second of two tasks of 8 and 4 hours lies
    ("FS", 0, 7, "5 08:00 to 5 12:00"),
    ("FS", 4, 7, "5 13:00 to 5 17:00"),
    ("FS", -4, 7, "4 13:00 to 4 17:00"),
    ("FS", 24, 8, "6 08:00 to 6 12:00"),
    ("FS", 15, 8, "5 08:00 to 5 12:00"),
    ("SS", 2, 7, "4 10:00 to 4 15:00"),
    ("SS", 0, 7, "4 08:00 to 4 12:00"),
    ("FF", 0, 7, "4 13:00 to 4 17:00"),
    ("FF", 8, 7, "5 13:00 to 5 17:00"),
    ("SF", 16, 7, "5 13:00 to 5 17:00"),
]


@pytest.mark.parametrize(("kind", "hours", "unit", "expected"), TWO_LINKED)
def test_a_link_places_its_successor(
    kind: str, hours: float, unit: int, expected: str
) -> None:
    dates = schedule(task(1), task(2, 4), link(1, 2, kind, hours, unit)).dates
    assert span(dates[2]) == expected


def test_a_percent_lag_is_one_of_the_predecessors_duration() -> None:
    half = link(1, 2, "FS")
    percent = -50 / 600  # the amount is the percent itself
    dates = schedule(task(1, 8), task(2, 4), link(1, 2, "FS", percent, 19)).dates
    assert half.lag.amount == 0
    assert span(dates[2]) == "4 13:00 to 4 17:00"


def test_a_lead_may_lead_before_the_start_of_the_plan() -> None:
    dates = schedule(task(1, 8), task(2, 4), link(1, 2, "SS", -8)).dates
    assert span(dates[2]) == "1 08:00 to 1 12:00"


def test_a_finish_asked_by_a_finish_stays_after_the_start_of_the_plan() -> None:
    dates = schedule(task(1, 4), task(2, 16), link(1, 2, "FF")).dates
    assert span(dates[2]) == "4 08:00 to 5 17:00"


def test_a_finish_asked_by_a_start_stands_where_the_shift_begins() -> None:
    parts = (task(1, 16), task(2, 8), task(3, 8), link(1, 2), link(2, 3, "SF"))
    assert span(schedule(*parts).dates[3]) == "5 08:00 to 6 08:00"


def test_work_starts_when_the_next_shift_does_and_a_milestone_at_once() -> None:
    dates = schedule(task(1, 4), task(2, 0), task(3, 1), link(1, 2), link(2, 3)).dates
    assert span(dates[2]) == "4 12:00 to 4 12:00"
    assert span(dates[3]) == "4 13:00 to 4 14:00"
    assert late(dates[2]) == "4 13:00 to 4 13:00"
    assert dates[2].critical


def test_elapsed_work_goes_round_the_clock() -> None:
    drying = task(2, 24)
    elapsed = type(drying.duration)(drying.duration.amount, 8)
    parts = (task(1), task(2, 24, duration=elapsed), task(3), link(1, 2), link(2, 3))
    dates = schedule(*parts).dates
    assert span(dates[2]) == "4 17:00 to 5 17:00"
    assert span(dates[3]) == "6 08:00 to 6 17:00"


def test_slack_is_the_smaller_of_start_and_finish_slack() -> None:
    parts = (task(1, 40), task(2, 8), task(3, 8), link(2, 3, "SS"))
    dates = schedule(*parts).dates
    assert late(dates[2]) == "8 08:00 to 8 17:00"
    assert dates[2].total_slack == 4 * 4800
    assert dates[2].free_slack == 0
    assert dates[3].free_slack == 4 * 4800
    assert not dates[3].critical
    assert dates[1].critical


def test_the_limit_of_critical_slack_is_in_days() -> None:
    parts = (task(1, 40), task(2, 24))
    assert not schedule(*parts, critical_limit=1).dates[2].critical
    assert schedule(*parts, critical_limit=2).dates[2].critical


def test_ends_of_their_own_have_no_slack() -> None:
    assert schedule(task(1, 40), task(2, 24), own_ends=True).dates[2].total_slack == 0


def test_a_plan_without_tasks_ends_where_it_starts() -> None:
    assert schedule().finish == plan().settings.start


def test_a_lag_before_elapsed_work_counts_working_time() -> None:
    waits = task(2, 0, duration=Duration(24 * HOUR, 8))
    dates = schedule(task(1), waits, link(1, 2, "FS", 8)).dates
    assert span(dates[2]) == "5 17:00 to 6 17:00"
    assert late(dates[1]) == "4 08:00 to 4 17:00"
