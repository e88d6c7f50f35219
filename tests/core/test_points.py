"""Milestones and gates: on which day a point of no duration is shown, and reached."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.calendar import EVERY_DAY
from programme.core.plan import ELAPSED, Activity, Link, LinkType, no_earlier_than
from programme.core.schedule import compute_schedule
from programme.core.status import ActivityStatus
from tests.core.builders import (
    MONDAY_TO_FRIDAY,
    START,
    days,
    finished,
    gate,
    jan,
    milestone,
    plan,
    schedule,
    started,
)

WORK = Activity("A", 3)
DONE = finished(WORK, jan(4), jan(6))
NEXT = Activity("B", 2)


def test_a_milestone_is_shown_on_the_day_on_which_the_last_work_before_it_ends() -> (
    None
):
    dates = schedule(WORK, milestone("M"), Link("A", "M")).dates
    assert days(dates["M"]) == (jan(6), jan(6))


def test_a_milestone_that_waits_for_a_start_is_shown_on_that_day() -> None:
    dates = schedule(WORK, milestone("M"), Link("A", "M", LinkType.SS, 1)).dates
    assert days(dates["M"]) == (jan(5), jan(5))


def test_a_milestone_is_not_shown_before_the_day_that_it_may_not_precede() -> None:
    dates = schedule(WORK, milestone("M", jan(7)), Link("A", "M")).dates
    assert days(dates["M"]) == (jan(7), jan(7))


def test_a_milestone_is_not_shown_before_the_start_of_the_plan() -> None:
    dates = schedule(WORK, milestone("M"), Link("A", "M", lag=-3)).dates
    assert days(dates["M"]) == (START, START)


def test_a_milestone_is_not_shown_before_the_milestone_that_it_waits_for() -> None:
    both = milestone("M", jan(11)), milestone("N")
    dates = schedule(WORK, *both, Link("A", "M"), Link("M", "N")).dates
    assert days(dates["N"]) == days(dates["M"]) == (jan(11), jan(11))


def test_a_plan_ends_no_sooner_than_its_last_milestone() -> None:
    found = schedule(WORK, milestone("M", jan(29)), Link("A", "M"))
    assert found.finish == found.dates["M"].finish == jan(29)
    assert found.dates["M"].late_finish == jan(29)


def test_a_milestone_may_slip_to_the_last_day_of_the_plan_and_no_further() -> None:
    dates = schedule(WORK, milestone("M", jan(5))).dates
    assert dates["M"].finish == jan(5)
    assert dates["M"].late_finish == jan(6)
    assert dates["M"].total_float == 1


def test_a_milestone_is_reached_when_what_it_waits_for_is_finished() -> None:
    dates = schedule(DONE, milestone("M"), Link("A", "M"), as_of=jan(7)).dates
    assert dates["M"].status is ActivityStatus.FINISHED
    assert days(dates["M"]) == (jan(6), jan(6))


def test_a_milestone_after_a_milestone_is_reached_with_it() -> None:
    both = milestone("N"), milestone("M")
    links = Link("A", "M"), Link("M", "N")
    dates = schedule(DONE, *both, *links, as_of=jan(7)).dates
    assert dates["N"].status is ActivityStatus.FINISHED
    assert days(dates["N"]) == (jan(6), jan(6))


def test_a_milestone_with_a_lag_is_reached_when_its_day_comes() -> None:
    parts = DONE, milestone("M"), Link("A", "M", lag=5)
    before, then = schedule(*parts, as_of=jan(12)), schedule(*parts, as_of=jan(13))
    assert before.dates["M"].status is ActivityStatus.NOT_STARTED
    assert before.stale_from == jan(13)
    assert then.dates["M"].status is ActivityStatus.FINISHED
    assert days(then.dates["M"]) == days(before.dates["M"]) == (jan(13), jan(13))


def test_a_milestone_that_waits_for_nothing_is_reached_when_its_day_comes() -> None:
    parts = WORK, milestone("M", jan(6))
    assert schedule(*parts, as_of=jan(5)).dates["M"].finish == jan(6)
    reached = schedule(*parts, as_of=jan(8)).dates["M"]
    assert reached.status is ActivityStatus.FINISHED
    assert days(reached) == (jan(6), jan(6))


def test_a_milestone_with_a_lead_is_not_planned_for_a_day_that_has_passed() -> None:
    begun = started(Activity("A", 10), jan(4))
    dates = schedule(begun, milestone("M"), Link("A", "M", lag=-8), as_of=jan(12)).dates
    assert days(dates["M"]) == (jan(12), jan(12))


@pytest.mark.parametrize("lag", [-5, -4])
def test_what_waits_for_a_late_milestone_may_start_on_the_status_date(lag: int) -> None:
    begun = started(Activity("A", 5), jan(4))
    links = Link("A", "M", lag=-5), Link("C", "M", LinkType.SS, lag), Link("M", "B")
    parts = begun, Activity("C", 2), milestone("M"), NEXT
    dates = schedule(*parts, *links, as_of=jan(8)).dates
    assert days(dates["M"]) == (jan(8), jan(8))
    assert dates["B"].start == jan(8)


@pytest.mark.parametrize(("lag", "day"), [(-2, jan(11)), (-1, jan(11)), (0, jan(8))])
def test_a_lag_on_other_days_between_points_may_lead_from_later_to_earlier(
    lag: int, day: date
) -> None:
    both = milestone("M", jan(8)), milestone("N")
    links = Link("A", "M", lag=lag), Link("M", "N", lag=1, calendar=ELAPSED)
    parts = plan(Activity("A", 5), *both, *links)
    counted = replace(parts, calendars={ELAPSED: EVERY_DAY})
    dates = compute_schedule(counted, MONDAY_TO_FRIDAY, START).dates
    assert dates["M"].finish == jan(8)
    assert dates["N"].finish == day


def test_work_of_no_duration_is_not_planned_for_a_day_that_has_passed() -> None:
    nothing = Activity("N", 0)
    dates = schedule(DONE, nothing, Link("A", "N"), as_of=jan(12)).dates
    assert days(dates["N"]) == (jan(12), jan(12))
    assert dates["N"].due == jan(6)


@pytest.mark.parametrize(
    ("as_of", "decided"), [(START, jan(6)), (jan(6), jan(6)), (jan(8), jan(8))]
)
def test_a_gate_is_taken_as_decided_when_it_is_ready_or_on_the_status_date(
    as_of: date, decided: date
) -> None:
    links = Link("A", "G"), Link("G", "B")
    dates = schedule(DONE, gate("G"), NEXT, *links, as_of=as_of).dates
    assert days(dates["G"]) == (decided, decided)
    assert dates["B"].start == MONDAY_TO_FRIDAY.shift(decided, 1)
    assert dates["G"].due == jan(6)


@pytest.mark.parametrize("type_", LinkType)
@pytest.mark.parametrize("not_before", [None, jan(12)])
def test_deciding_a_gate_on_its_day_moves_nothing(
    type_: LinkType, not_before: date | None
) -> None:
    given = None if not_before is None else no_earlier_than(not_before)
    waiting = replace(gate("G"), constraint=given)
    links = Link("A", "G", LinkType.SS), Link("G", "B", type_)
    before = schedule(WORK, waiting, NEXT, *links)
    decided = gate("G", before.dates["G"].finish)
    after = schedule(WORK, decided, NEXT, *links)
    assert days(after.dates["B"]) == days(before.dates["B"])


def test_a_gate_after_a_milestone_in_the_morning_is_decided_on_that_day() -> None:
    parts = milestone("M", jan(11)), gate("G"), NEXT
    dates = schedule(*parts, Link("M", "G"), Link("G", "B")).dates
    assert days(dates["G"]) == (jan(11), jan(11))
    assert dates["B"].start == jan(12)
    assert dates["M"].total_float == dates["G"].total_float == 0


def test_what_milestones_hold_back_starts_on_the_day_after_a_finish() -> None:
    links = Link("A", "M"), Link("M", "B")
    dates = schedule(WORK, milestone("M"), NEXT, *links).dates
    assert dates["M"].finish == jan(6)
    assert dates["B"].start == jan(7)


def test_what_a_milestone_in_the_morning_holds_back_starts_on_that_day() -> None:
    dates = schedule(milestone("M", jan(11)), NEXT, Link("M", "B")).dates
    assert dates["B"].start == jan(11)
