"""What is reported in days goes into the clock-time plan, and comes back as days."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.imported_programme import imported_programme
from programme.core.plan import NOT_STARTED, Progress
from programme.core.schedule import Schedule
from programme.core.timed.plan import ManualDates, TimedPlan
from programme.core.timed.schedule import compute_timed_schedule
from programme.core.timed.text import timed_from_text, timed_to_text
from programme.core.timed_days import schedule_in_days
from programme.core.timed_facts import with_fact
from tests.mspdi.builders import at, jan, link, plan, span, task
from tests.mspdi.random_timed import random_work

# Work of a day and a half from Monday, and as much after it: they meet on Tuesday noon.
TWO = imported_programme(
    plan(task(1, 12), task(2, 12), task(3, 0), link(1, 2), link(2, 3))
).timed


def spans(made: TimedPlan) -> list[str]:
    return [span(one) for one in compute_timed_schedule(made).dates.values()]


def days(made: TimedPlan, as_of: date) -> Schedule:
    found = imported_programme(made)
    return schedule_in_days(found.instance.plan, found.timed, WorkingCalendar(), as_of)


def status(made: TimedPlan, as_of: date) -> dict[str, str]:
    return {code: str(one.status) for code, one in days(made, as_of).dates.items()}


def test_a_report_of_what_was_planned_moves_nothing() -> None:
    before = spans(TWO)
    begun = with_fact(TWO, "T1", Progress(jan(4)))
    ended = with_fact(begun, "T1", Progress(jan(4), jan(5)))
    assert spans(begun) == spans(ended) == before
    assert spans(with_fact(ended, "T2", Progress(jan(5), jan(6)))) == before


def test_work_on_another_day_begins_in_the_morning_and_ends_in_the_evening() -> None:
    late = with_fact(TWO, "T1", Progress(jan(5), jan(7)))
    assert spans(late)[:2] == ["5 08:00 to 7 17:00", "8 08:00 to 11 12:00"]


def test_a_day_that_is_not_worked_has_the_usual_hours() -> None:
    saturday = with_fact(TWO, "T1", Progress(jan(9), jan(9)))
    assert spans(saturday)[0] == "9 08:00 to 9 17:00"


def test_what_remains_goes_on_from_the_morning_of_the_report() -> None:
    told = with_fact(TWO, "T1", Progress(jan(4), remaining=2, reported_on=jan(6)))
    assert spans(told)[:2] == ["4 08:00 to 7 17:00", "8 08:00 to 11 12:00"]
    first = told.tasks[0]
    # Two days were worked, two remain: longer than was planned, and half done.
    assert (first.duration.amount, first.progress.percent) == (4 * 4800, 50)


def test_work_that_rests_goes_on_when_it_was_said_to() -> None:
    rests = Progress(jan(4), remaining=1, reported_on=jan(5), resumes=jan(11))
    assert spans(with_fact(TWO, "T1", rests))[0] == "4 08:00 to 11 17:00"


def test_less_than_was_planned_does_not_lengthen_it() -> None:
    told = with_fact(TWO, "T1", Progress(jan(4), remaining=1, reported_on=jan(4)))
    assert spans(told)[0] == "4 08:00 to 4 17:00"
    assert told.tasks[0].duration == TWO.tasks[0].duration


def test_reopened_work_is_under_way_again() -> None:
    done = with_fact(TWO, "T1", Progress(jan(4), jan(5)))
    again = with_fact(done, "T1", Progress(jan(4), None, 1, jan(8)))
    assert spans(again)[0] == "4 08:00 to 8 17:00"


def test_a_fact_outranks_dates_that_were_set_by_hand() -> None:
    manual = replace(TWO.tasks[0], manual=ManualDates(at("4 08:00"), at("5 12:00")))
    made = replace(TWO, tasks=(manual, *TWO.tasks[1:]))
    assert spans(with_fact(made, "T1", Progress(jan(6), jan(6))))[0] == (
        "6 08:00 to 6 17:00"
    )


def test_taking_a_fact_back_gives_the_plan() -> None:
    begun = with_fact(TWO, "T1", Progress(jan(5)))
    assert with_fact(begun, "T1", NOT_STARTED) == TWO


def test_a_milestone_is_reached_on_its_day_once_all_before_it_is_finished() -> None:
    done = with_fact(TWO, "T1", Progress(jan(4), jan(5)))
    assert status(done, jan(20))["T3"] == "not started"
    done = with_fact(done, "T2", Progress(jan(5), jan(6)))
    assert status(done, jan(5))["T3"] == "not started"
    assert days(done, jan(5)).stale_from == jan(6)
    assert status(done, jan(6)) == dict.fromkeys(("T1", "T2", "T3", "PLAN"), "finished")
    assert days(done, jan(6)).stale_from is None


def test_days_without_news_move_nothing() -> None:
    before, after = days(TWO, jan(1)), days(TWO, date(2030, 1, 1))
    assert before.dates == after.dates
    assert before.stale_from is None


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_facts_of_random_plans_are_shown_on_their_days(first: int) -> None:
    for seed in range(first, first + 100):
        found = imported_programme(random_work(seed))
        for task_ in found.timed.tasks:
            if not task_.code or not task_.duration.amount:
                continue
            told = with_fact(found.timed, task_.code, Progress(jan(6), jan(12)))
            assert timed_from_text(timed_to_text(told)) == told, seed
            dates = schedule_in_days(
                found.instance.plan, told, WorkingCalendar(), jan(12)
            ).dates[task_.code]
            assert (dates.start, dates.finish) == (jan(6), jan(12)), seed
