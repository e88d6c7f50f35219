"""What a schedule refuses, and what it says of facts."""

from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.order import CircleError
from programme.core.plan import Activity, Link, Plan, Progress
from programme.core.schedule import compute_schedule
from programme.core.status import ActivityStatus
from tests.core.builders import (
    MONDAY_TO_FRIDAY,
    days,
    finished,
    gate,
    jan,
    schedule,
    started,
)

A, B, C = (Activity(code, 3) for code in "ABC")


def test_links_in_a_circle_are_refused_by_name() -> None:
    with pytest.raises(CircleError, match="circle among B, C") as circle:
        schedule(A, B, C, Link("A", "B"), Link("B", "C"), Link("C", "B"))
    assert circle.value.codes == ("B", "C")


def test_work_cannot_wait_for_itself() -> None:
    with pytest.raises(CircleError, match="circle among A"):
        schedule(A, Link("A", "A"))


def test_a_link_must_name_work_of_the_plan() -> None:
    with pytest.raises(KeyError, match="Z"):
        schedule(A, Link("Z", "A"))


def test_a_plan_of_nothing_ends_at_its_start() -> None:
    empty = schedule(as_of=jan(20))
    assert (empty.finish, empty.stale_from, dict(empty.dates)) == (jan(4), None, {})


def test_dates_come_in_the_order_of_the_plan() -> None:
    assert list(schedule(C, A, B, Link("A", "C")).dates) == ["C", "A", "B"]


def test_facts_are_shown_as_they_are_even_on_days_that_are_not_worked() -> None:
    saturday, sunday = jan(9), jan(10)
    dates = schedule(finished(A, saturday, sunday), as_of=jan(11)).dates["A"]
    assert days(dates) == (dates.late_start, dates.late_finish) == (saturday, sunday)
    assert dates.status is ActivityStatus.FINISHED
    assert dates.total_float == dates.free_float == 0
    assert not dates.critical


def test_work_begun_on_a_weekend_takes_its_days_from_monday() -> None:
    dates = schedule(started(A, jan(9)), as_of=jan(11)).dates["A"]
    assert days(dates) == (jan(9), jan(13))


def test_what_waits_for_work_finished_at_a_weekend_starts_on_monday() -> None:
    dates = schedule(finished(A, jan(5), jan(9)), B, Link("A", "B")).dates
    assert dates["B"].start == jan(11)


def test_finished_work_without_a_known_start_began_on_the_day_it_ended() -> None:
    done = Activity("A", 3, progress=Progress(finished=jan(6)))
    assert days(schedule(done).dates["A"]) == (jan(6), jan(6))


def test_a_status_date_at_a_weekend_plans_from_monday() -> None:
    dates = schedule(A, gate("G"), Link("A", "G"), as_of=jan(9)).dates
    assert days(dates["A"]) == (jan(11), jan(13))
    assert dates["G"].finish == jan(13)


def test_nothing_is_stale_when_all_is_finished() -> None:
    assert schedule(finished(A, jan(4), jan(6)), as_of=jan(7)).stale_from is None


def test_a_plan_is_stale_on_the_working_day_after_work_should_have_started() -> None:
    friday = Plan(jan(8), (A,), ())
    assert compute_schedule(friday, MONDAY_TO_FRIDAY, jan(8)).stale_from == jan(11)


def test_a_plan_is_stale_on_the_day_after_work_in_progress_should_have_finished() -> (
    None
):
    assert schedule(started(A, jan(4))).stale_from == jan(7)


def test_a_new_holiday_moves_what_comes_after_it() -> None:
    plan = Plan(date(2022, 9, 16), (A,), ())
    mourning = WorkingCalendar(days_off=frozenset({date(2022, 9, 19)}))
    for calendar, finish in [
        (MONDAY_TO_FRIDAY, date(2022, 9, 20)),
        (mourning, date(2022, 9, 21)),
    ]:
        found = compute_schedule(plan, calendar, plan.start)
        assert found.dates["A"].finish == found.finish == finish
