"""Rules of Microsoft Project beyond links and constraints, each in a few tasks."""

from dataclasses import replace

import pytest

from programme.core.timed.calendar_rules import CalendarRules
from programme.core.timed.instants import HOUR
from programme.core.timed.plan import (
    Assignment,
    Duration,
    ManualDates,
    Progress,
    Resource,
    Task,
)
from programme.core.timed.schedule import compute_timed_schedule
from tests.mspdi.builders import (
    MORNING,
    STANDARD,
    at,
    late,
    link,
    must,
    plan,
    schedule,
    span,
    task,
)

FREE_SLACK = [
    # link, lag in hours; free slack of the first of two tasks of 4 hours, in hours,
    # when the second starts no earlier than 6 January at 8:00
    ("FS", 0, 12),
    ("FS", 4, 8),
    ("SS", 0, 16),
    ("FF", 0, 16),
    ("FS", 16, 0),
]


@pytest.mark.parametrize(("kind", "hours", "free"), FREE_SLACK)
def test_free_slack_ends_where_a_successor_would_move(
    kind: str, hours: float, free: int
) -> None:
    second = task(2, 4, constraint=must("START_NO_EARLIER_THAN", "6 08:00"))
    end = task(3, 80)
    dates = schedule(task(1, 4), second, end, link(1, 2, kind, hours)).dates
    assert dates[1].free_slack == free * HOUR


def test_free_slack_without_a_successor_is_the_total_slack() -> None:
    deadline = task(1, 4, deadline=at("4 17:00"))
    dates = schedule(deadline, task(2, 40)).dates
    assert dates[1].total_slack == dates[1].free_slack == 4 * HOUR


def test_free_slack_is_no_more_than_the_total_slack() -> None:
    first = task(1, 8, constraint=must("MUST_FINISH_ON", "4 17:00"))
    second = task(2, 8, constraint=must("MUST_START_ON", "7 08:00"))
    dates = schedule(first, second, link(1, 2)).dates
    assert (dates[1].total_slack, dates[1].free_slack) == (0, 0)


def test_what_is_finished_is_neither_free_nor_critical() -> None:
    done = Progress(100, at("4 08:00"), at("4 17:00"), remaining=0)
    dates = schedule(task(1, 8, progress=done), task(2, 40), link(1, 2)).dates
    assert (dates[1].free_slack, dates[1].critical) == (0, False)


def test_a_finished_successor_holds_nothing_back() -> None:
    done = Progress(100, at("4 08:00"), at("4 17:00"), remaining=0)
    second = task(2, 8, progress=done)
    dates = schedule(task(1, 8), second, task(3, 24), link(1, 2)).dates
    assert dates[1].total_slack == 16 * HOUR


def test_each_path_of_its_own_ends_where_it_does() -> None:
    parts = (task(1, 8), task(2, 8), task(3, 40), link(1, 2))
    dates = schedule(*parts, own_ends=True).dates
    assert [dates[uid].total_slack for uid in (1, 2, 3)] == [0, 0, 0]
    waits = (*parts, task(4, 4), link(4, 2))
    dates = schedule(*waits, own_ends=True).dates
    assert dates[4].total_slack == 4 * HOUR


def test_a_lead_to_a_finish_ends_a_shift_and_starts_none() -> None:
    parts = (task(1, 24), task(2, 8), link(1, 2, "FF", -8))
    assert span(schedule(*parts).dates[2]) == "5 08:00 to 5 17:00"


def test_a_finish_asked_for_waits_for_the_start_of_the_plan() -> None:
    parts = (
        task(1, 8),
        task(2, 40),
        link(1, 2, "FF"),
        task(3, 8),
        link(3, 2, "FS", -80),
    )
    assert span(schedule(*parts).dates[2]) == "4 08:00 to 8 17:00"


def test_a_finish_of_its_own_may_lie_before_the_plan_allows() -> None:
    first = task(1, 24, constraint=must("FINISH_NO_EARLIER_THAN", "5 17:00"))
    assert span(schedule(first).dates[1]) == "1 08:00 to 5 17:00"


def test_a_deadline_before_a_fixed_date_is_missed_by_the_time_between() -> None:
    fixed = task(1, 8, constraint=must("MUST_START_ON", "6 08:00"))
    dates = schedule(replace(fixed, deadline=at("5 17:00"))).dates
    assert dates[1].total_slack == -8 * HOUR


def test_another_start_need_not_precede_work_that_has_begun() -> None:
    begun = Progress(50, at("4 08:00"), remaining=4 * HOUR)
    parts = (task(1, 8), task(2, 8, progress=begun), task(3, 40), link(1, 2, "SS"))
    assert late(schedule(*parts).dates[1]) == "8 08:00 to 8 17:00"
    waited_for = (*parts, task(4, 8), link(2, 4))
    assert late(schedule(*waited_for).dates[1]) == "4 13:00 to 5 12:00"


def test_a_start_set_by_hand_is_not_held_by_what_starts_with_it() -> None:
    first = task(1, 8, manual=ManualDates(at("4 08:00"), at("4 17:00")))
    parts = (first, task(2, 8), task(3, 16), link(1, 2, "SS"), link(2, 3))
    assert late(schedule(*parts).dates[1]) == "6 08:00 to 6 17:00"


def test_a_summary_has_begun_when_a_part_has() -> None:
    begun = Progress(50, at("4 08:00"), remaining=4 * HOUR)
    part = task(2, 8, level=2, progress=begun)
    dates = schedule(Task(1), part, task(3, 24)).dates
    assert (dates[1].total_slack, dates[1].critical) == (16 * HOUR, False)


def test_an_elapsed_task_starts_in_the_evening_and_its_slack_counts_nights() -> None:
    # As Microsoft's article 87301 has it: work may start when the day's work ends.
    waits = task(2, 0, duration=Duration(24 * HOUR, 8))
    parts = (task(1, 8), waits, task(3, 8), link(1, 2), link(2, 3))
    dates = schedule(*parts).dates
    assert span(dates[2]) == "4 17:00 to 5 17:00"
    assert late(dates[2]) == "5 08:00 to 6 08:00"
    assert dates[2].total_slack == 15 * HOUR


def test_calendars_that_share_no_time_leave_the_tasks_own() -> None:
    evening = ((18 * HOUR, 20 * HOUR),)
    calendars = (
        STANDARD,
        CalendarRules(2, "Evenings", days=(evening,) * 7),
        CalendarRules(3, "Mornings", days=(MORNING,) * 7),
    )
    made = plan(task(1, 2, calendar=2), calendars=calendars)
    made = replace(
        made,
        resources=(Resource(1, "Ann", 3),),
        assignments=(Assignment(1, 1, 1, 2 * HOUR),),
    )
    assert span(compute_timed_schedule(made).dates[1]) == "4 18:00 to 4 20:00"
