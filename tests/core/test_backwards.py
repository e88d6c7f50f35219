"""Working backwards from one gate: floats and latest dates relative to it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from programme.core.backwards import (
    Latest,
    critical_path_to,
    floats_to,
    too_late_in_words,
    wanted_in_words,
    work_backwards,
)
from programme.core.plan import Activity, Kind, Link, MonthAnchor
from programme.core.status import ActivityStatus
from tests.core.builders import (
    MONDAY_TO_FRIDAY,
    START,
    finished,
    gate,
    jan,
    milestone,
    plan,
    started,
)
from tests.core.random_plans import Case, random_case
from tests.core.test_floats import measurable, scheduled, slipped, still_to_start

BLOCKS = range(4)
CASES_IN_A_BLOCK = 150


def cases(block: int) -> Iterator[tuple[Case, Activity]]:
    """Random cases, with a target that is still to come."""
    first = 4_000_000 + block * CASES_IN_A_BLOCK
    for seed in range(first, first + CASES_IN_A_BLOCK):
        case = measurable(random_case(seed))
        for target in list(still_to_start(case, scheduled(case)))[-2:]:
            yield case, target


@pytest.mark.parametrize("block", BLOCKS)
def test_work_may_slip_by_its_float_to_the_target_before_it_moves(block: int) -> None:
    for case, target in cases(block):
        schedule = scheduled(case)
        stands = schedule.dates[target.code].finish
        floats = floats_to(case.plan, case.calendar, case.as_of, target.code)
        for work in still_to_start(case, schedule):
            if work.code not in floats:
                continue
            room = floats[work.code].days
            after = slipped(case, work, room).dates[target.code].finish
            beyond = slipped(case, work, room + 1).dates[target.code].finish
            assert after == stands < beyond, (work.code, target.code, case)


@pytest.mark.parametrize("block", BLOCKS)
def test_what_is_not_among_the_floats_does_not_move_the_target(block: int) -> None:
    for case, target in cases(block):
        schedule = scheduled(case)
        floats = floats_to(case.plan, case.calendar, case.as_of, target.code)
        for work in still_to_start(case, schedule):
            if work.code not in floats:
                after = slipped(case, work, 60).dates[target.code]
                assert after.finish == schedule.dates[target.code].finish


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("room", [0, 8])
def test_a_target_keeps_a_later_date_when_work_starts_by_its_latest_start(
    block: int, room: int
) -> None:
    for case, target in cases(block):
        if target.anchor is not None:
            continue
        wanted = case.calendar.shift(scheduled(case).dates[target.code].finish, room)
        found = work_backwards(
            case.plan, case.calendar, case.as_of, target.code, wanted
        )
        for work, latest in waiting(case, found.latest):
            kept = slipped(case, work, latest.room).dates[target.code].finish
            lost = slipped(case, work, latest.room + 1).dates[target.code].finish
            assert kept <= wanted < lost, (latest, case)


def waiting(
    case: Case, latest: tuple[Latest, ...]
) -> Iterator[tuple[Activity, Latest]]:
    by_code = {one.code: one for one in latest}
    for work in still_to_start(case, scheduled(case)):
        if work.code in by_code:
            yield work, by_code[work.code]


def test_the_floats_to_the_last_work_are_the_total_floats_of_the_schedule() -> None:
    for seed in range(400):
        case = random_case(seed)
        end = Activity("END", 1)
        links = [Link(a.code, "END") for a in case.plan.activities]
        whole = replace(
            case.plan,
            activities=(*case.plan.activities, end),
            links=(*case.plan.links, *links),
        )
        dates = scheduled(replace(case, plan=whole)).dates
        floats = floats_to(whole, case.calendar, case.as_of, "END")
        for code, found in floats.items():
            if dates[code].status is not ActivityStatus.FINISHED:
                assert found.days == dates[code].total_float, (code, case)
                assert found.critical == dates[code].critical


A, B, LONG = Activity("A", 10), Activity("B", 7), Activity("L", 60)
PARTS = (A, B, LONG, gate("G"), Link("A", "G"), Link("B", "G"))


def floats(*parts: Activity | Link, of: str = "G", near: int = 5) -> Mapping[str, int]:
    found = floats_to(plan(*parts), MONDAY_TO_FRIDAY, START, of, near)
    return {code: one.days for code, one in found.items()}


def test_floats_are_counted_to_the_gate_and_not_to_the_end_of_the_plan() -> None:
    assert floats(*PARTS) == {"A": 0, "B": 3, "G": 0}


def test_work_within_the_threshold_is_nearly_critical() -> None:
    near = floats_to(plan(*PARTS), MONDAY_TO_FRIDAY, START, "G", 3)
    far = floats_to(plan(*PARTS), MONDAY_TO_FRIDAY, START, "G", 2)
    assert [code for code, one in near.items() if one.near_critical] == ["B"]
    assert not any(one.near_critical for one in far.values())


def test_the_critical_path_to_a_gate_is_in_the_order_of_its_starts() -> None:
    parts = gate("G"), B, A, Link("A", "B"), Link("B", "G"), LONG
    path = critical_path_to(plan(*parts), MONDAY_TO_FRIDAY, START, "G")
    assert path == ("A", "B", "G")


def test_a_finished_target_has_no_floats_and_no_path() -> None:
    done = plan(finished(A, jan(4), jan(8)))
    assert not floats_to(done, MONDAY_TO_FRIDAY, jan(8), "A")
    assert critical_path_to(done, MONDAY_TO_FRIDAY, jan(8), "A") == ()


def test_working_backwards_gives_the_latest_dates_for_a_wanted_day() -> None:
    found = work_backwards(plan(*PARTS), MONDAY_TO_FRIDAY, START, "G", jan(22))
    latest = {one.code: one for one in found.latest}
    assert (latest["A"].start, latest["A"].finish) == (jan(11), jan(22))
    assert (latest["B"].start, latest["B"].finish) == (jan(14), jan(22))
    assert latest["G"].finish == jan(22)
    assert [one.room for one in found.latest] == [5, 8, 5]
    assert not any(one.too_late for one in found.latest)
    assert found.forecast == jan(15)


def test_it_says_what_is_already_too_late() -> None:
    found = work_backwards(plan(*PARTS), MONDAY_TO_FRIDAY, START, "G", jan(13))
    late = {one.code for one in found.latest if one.too_late}
    assert late == {"A"}
    assert " ".join(wanted_in_words(found)) == (
        "G is wanted by 13 January 2027. The forecast is 15 January 2027."
        " 1 thing is too late:"
    )
    assert list(too_late_in_words(found)) == [
        "A should have started by 31 December 2026. It is 2 working days behind."
    ]


def test_it_says_that_nothing_is_too_late() -> None:
    found = work_backwards(plan(*PARTS), MONDAY_TO_FRIDAY, START, "G", jan(15))
    *_, last = wanted_in_words(found)
    assert last == "Nothing is too late yet as of 4 January 2027."
    assert list(too_late_in_words(found)) == []


def test_work_in_progress_is_too_late_when_its_latest_finish_has_passed() -> None:
    parts = started(A, jan(4)), gate("G"), Link("A", "G")
    found = work_backwards(plan(*parts), MONDAY_TO_FRIDAY, jan(14), "G", jan(13))
    work = found.latest[0]
    assert (work.start, work.finish, work.too_late) == (jan(4), jan(13), True)
    assert next(too_late_in_words(found)).startswith(
        "A should have finished by 13 January"
    )


def test_the_latest_start_of_anchored_work_is_in_its_months() -> None:
    march = Activity("A", 5, anchor=MonthAnchor((3,)))
    parts = march, milestone("M"), Link("A", "M")
    found = work_backwards(
        plan(*parts), MONDAY_TO_FRIDAY, START, "M", date(2027, 4, 30)
    )
    assert found.latest[0].start == date(2027, 3, 31)


def test_a_milestone_that_has_been_reached_is_left_out() -> None:
    parts = finished(A, jan(4), jan(8)), milestone("M"), B, gate("G")
    links = Link("A", "M"), Link("M", "G"), Link("B", "G")
    found = work_backwards(
        plan(*parts, *links), MONDAY_TO_FRIDAY, jan(11), "G", jan(29)
    )
    assert {one.code for one in found.latest} == {"B", "G"}
    assert all(
        a.kind is not Kind.MILESTONE or a.code == "M" for a in plan(*parts).activities
    )
