"""What must be shortened for a gate to come sooner."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from programme.core.bring_forward import (
    MOST_PATHS,
    BringForward,
    OnPath,
    Season,
    bring_forward,
    bring_forward_in_words,
)
from programme.core.plan import (
    Activity,
    Kind,
    Link,
    LinkType,
    MonthAnchor,
    Plan,
    no_earlier_than,
)
from programme.core.schedule import compute_schedule
from programme.core.start_reasons import After, Constrained, PlanStart, StatusDate
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
from tests.core.test_schedule_properties import plain

BLOCKS = range(4)
CASES_IN_A_BLOCK = 200


def wanted(
    *parts: Activity | Link, day: date, of: str = "G", as_of: date = START
) -> BringForward:
    return bring_forward(plan(*parts), MONDAY_TO_FRIDAY, as_of, of, day)


def cases(block: int) -> Iterator[Case]:
    first = 3_000_000 + block * CASES_IN_A_BLOCK
    return map(simple, map(random_case, range(first, first + CASES_IN_A_BLOCK)))


def simple(case: Case) -> Case:
    """Nothing has begun, and work waits for finishes: shorter work is shorter paths."""
    case = plain(case)
    links = tuple(replace(link, type=LinkType.FS) for link in case.plan.links)
    work = tuple(
        replace(a, kind=Kind.ACTIVITY, duration=max(1, a.duration))
        for a in case.plan.activities
    )
    return replace(case, plan=Plan(case.plan.start, work, links))


def shortened(network: Plan, codes: set[str], days: int) -> Plan:
    """The plan with each of these pieces of work made so short."""
    work = tuple(
        replace(a, duration=min(days, a.duration)) if a.code in codes else a
        for a in network.activities
    )
    return replace(network, activities=work)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("gain", [1, 4])
def test_the_target_keeps_the_date_when_each_path_loses_what_it_must(
    block: int, gain: int
) -> None:
    for case in cases(block):
        dates = compute_schedule(case.plan, case.calendar, case.as_of).dates
        target = case.plan.activities[-1].code
        day = case.calendar.shift(dates[target].finish, -gain)
        found = bring_forward(case.plan, case.calendar, case.as_of, target, day)
        assert not found.more
        enough = all(path.can_lose >= path.must_lose for path in found.paths)
        codes = {one.code for path in found.paths for one in path.work}
        short = shortened(case.plan, codes, 1)
        after = compute_schedule(short, case.calendar, case.as_of)
        assert (after.dates[target].finish <= day) == enough, (found, case)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_path_that_keeps_its_length_keeps_the_target_late(block: int) -> None:
    for case in cases(block):
        dates = compute_schedule(case.plan, case.calendar, case.as_of).dates
        target = case.plan.activities[0].code
        day = case.calendar.shift(dates[target].finish, -5)
        found = bring_forward(case.plan, case.calendar, case.as_of, target, day)
        for path in found.paths:
            kept = {one.code for one in path.work}
            others = {a.code for a in case.plan.activities} - kept
            short = shortened(case.plan, others, 1)
            after = compute_schedule(short, case.calendar, case.as_of)
            still = case.calendar.between(day, after.dates[target].finish)
            assert still >= path.must_lose, (path, case)


A, B = Activity("A", 10), Activity("B", 7)


def test_each_path_must_lose_the_gain_less_its_float() -> None:
    found = wanted(A, B, gate("G"), Link("A", "G"), Link("B", "G"), day=jan(12))
    assert (found.forecast, found.gain) == (jan(15), 3)
    (path,) = found.paths
    assert path.work == (OnPath("A", 10, shortens=True), OnPath("G", 0, shortens=False))
    assert (path.begins, path.float_days, path.must_lose) == (PlanStart(START), 0, 3)
    assert path.can_lose == 9


def test_a_path_with_float_must_lose_less() -> None:
    found = wanted(A, B, gate("G"), Link("A", "G"), Link("B", "G"), day=jan(8))
    first, second = found.paths
    assert (first.must_lose, second.must_lose) == (5, 2)
    assert second.work[0].code == "B"


def test_a_date_that_is_kept_anyway_asks_for_nothing() -> None:
    found = wanted(A, gate("G"), Link("A", "G"), day=jan(18))
    assert (found.gain, found.paths) == (-1, ())
    assert bring_forward_in_words(found)[-1] == "That is no later than 18 January 2027."


def test_what_is_finished_asks_for_nothing() -> None:
    found = wanted(finished(A, jan(4), jan(8)), day=jan(6), of="A", as_of=jan(8))
    assert (found.gain, found.paths, found.forecast) == (0, (), jan(8))


def test_a_wanted_day_off_means_the_working_day_before_it() -> None:
    on_sunday = wanted(A, gate("G"), Link("A", "G"), day=jan(10))
    on_friday = wanted(A, gate("G"), Link("A", "G"), day=jan(8))
    assert on_sunday.gain == on_friday.gain == 5


def test_work_passed_from_start_to_start_does_not_shorten_the_path() -> None:
    link = Link("A", "B", LinkType.SS, 4)
    first, *_ = wanted(A, B, link, gate("G"), Link("B", "G"), day=jan(14)).paths
    assert [(one.code, one.shortens) for one in first.work[:2]] == [
        ("A", False),
        ("B", True),
    ]


def test_work_in_progress_can_lose_what_remains_but_not_finish_before_today() -> None:
    begun = started(A, jan(4))
    found = wanted(begun, gate("G"), Link("A", "G"), day=jan(13), as_of=jan(14))
    assert {type(path.begins).__name__ for path in found.paths} == {
        "Started",
        "StatusDate",
    }
    stuck = next(p for p in found.paths if isinstance(p.begins, StatusDate))
    assert (stuck.must_lose, stuck.can_lose) == (1, 0)


def test_a_path_begins_at_a_fact_or_at_a_day_that_it_may_not_precede() -> None:
    done, later = (
        finished(A, jan(4), jan(8)),
        replace(B, constraint=no_earlier_than(jan(18))),
    )
    found = wanted(
        done, later, gate("G"), Link("A", "G", lag=12), Link("B", "G"), day=jan(20)
    )
    assert {type(path.begins) for path in found.paths} == {After, Constrained}


def test_a_month_anchor_begins_a_path_and_says_which_earlier_day_would_do() -> None:
    work = Activity("B", 5, anchor=MonthAnchor((1, 3)))
    long = Activity("A", 30)
    found = wanted(
        long, work, Link("A", "B"), gate("G"), Link("B", "G"), day=date(2027, 3, 1)
    )
    (path,) = found.paths
    assert path.begins == Season(date(2027, 3, 1), (1, 3))
    assert path.must_lose == 4
    assert path.or_start_by == date(2027, 1, 29)


def test_a_plan_with_very_many_paths_gives_the_first_and_says_that_there_are_more() -> (
    None
):
    layers = [[Activity(f"L{i}{j}", 2) for j in range(4)] for i in range(6)]
    links = [
        Link(one.code, two.code)
        for above, below in pairwise(layers)
        for one in above
        for two in below
    ]
    work = [activity for layer in layers for activity in layer]
    found = wanted(*work, *links, day=jan(11), of="L50")
    assert len(found.paths) == MOST_PATHS
    assert found.more
    assert bring_forward_in_words(found)[-1].startswith("There are more paths")


def test_the_words_say_the_gain_and_what_each_path_must_lose() -> None:
    parts = A, B, gate("G"), Link("A", "G"), Link("B", "G")
    assert bring_forward_in_words(wanted(*parts, day=jan(8))) == (
        "The forecast for G is 15 January 2027.",
        "8 January 2027 asks for a gain of 5 working days.",
        "Path 1, which begins with A, must lose 5 working days.",
        "A on it takes 10 working days.",
        "Path 2, which begins with B, must lose 2 working days.",
        "B on it takes 7 working days.",
    )


def test_the_words_say_when_shorter_work_alone_is_not_enough() -> None:
    march = Activity("B", 5, anchor=MonthAnchor((3,)))
    found = wanted(march, milestone("M"), Link("B", "M"), day=date(2027, 2, 26), of="M")
    assert bring_forward_in_words(found)[-2:] == (
        "Shorter work alone gives 4 working days at most.",
        "It waits for its months: B by 31 March 2026 would do too.",
    )
