"""Why a date is what it is: each step of the chain proves the next."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.explain import Chain, Rest, Step, why
from programme.core.order import CircleError
from programme.core.plan import Activity, Link, LinkType, MonthAnchor, Progress
from programme.core.schedule import compute_schedule
from programme.core.start_reasons import (
    After,
    Anchored,
    Driver,
    Edge,
    Happened,
    PlanStart,
    Reported,
    StatusDate,
)
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
from tests.core.proof import recompute
from tests.core.random_plans import Case, demanding_case, random_case
from tests.core.slow_days import DAY, SlowDays

BLOCKS = range(6)
CASES_IN_A_BLOCK = 500
WORK = Activity("A", 3)
NEXT = Activity("B", 2)


def cases(block: int) -> Iterator[Case]:
    first = 5_000_000 + block * CASES_IN_A_BLOCK
    for seed in range(first, first + CASES_IN_A_BLOCK):
        yield random_case(seed) if seed % 2 else without_finishes(demanding_case(seed))


def without_finishes(case: Case) -> Case:
    """Nothing holds back the finish of what a committee's meeting ends.

    That such work starts when it would miss the meeting before is beyond one step.
    """
    decided = {a.code for a in case.plan.activities if a.committee}
    work = tuple(
        replace(a, constraint=None) if a.code in decided else a
        for a in case.plan.activities
    )
    links = tuple(
        replace(link, type=LinkType.FS) if link.to in decided else link
        for link in case.plan.links
    )
    return replace(case, plan=replace(case.plan, activities=work, links=links))


def chains(case: Case) -> Iterator[Chain]:
    for activity in case.plan.activities:
        yield why(case.plan, case.calendar, case.as_of, activity.code)


@pytest.mark.parametrize("block", BLOCKS)
def test_each_date_follows_from_its_driver_alone(block: int) -> None:
    for case in cases(block):
        dates = compute_schedule(case.plan, case.calendar, case.as_of).dates
        for chain in chains(case):
            for step in chain.steps:
                found = step.start, step.finish
                assert recompute(step) == found, (step, case)
                scheduled = dates[step.code]
                assert found == (scheduled.start, scheduled.finish), (step, case)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_chain_leads_back_to_something_fixed(block: int) -> None:
    for case in cases(block):
        for chain in chains(case):
            assert chain.steps[0].code == chain.code
            *linked, last = chain.steps
            assert not isinstance(plain(last.driver), After) or happened(last)
            for step, before in zip(linked, chain.steps[1:], strict=True):
                driver = plain(step.driver)
                assert isinstance(driver, After)
                assert driver.code == before.code
                ends = before.start if is_from_start(driver, before) else before.finish
                assert driver.day == ends, (step, before)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_days_that_a_step_calls_not_worked_are_those_of_the_calendar(
    block: int,
) -> None:
    for case in cases(block):
        days = SlowDays(case.calendar)
        for step in (step for chain in chains(case) for step in chain.steps):
            off = {rest.day for rest in step.not_worked}
            assert not any(map(days.is_worked, off))
            day = step.start
            fact = step.begun is not None or isinstance(step.driver, Happened)
            while day <= step.finish and not fact:
                assert days.is_worked(day) or day in off
                day += DAY


def plain(driver: Driver) -> Driver:
    return driver.because if isinstance(driver, Anchored) else driver


def happened(step: Step) -> bool:
    driver = plain(step.driver)
    return isinstance(driver, After) and driver.happened


def is_from_start(driver: After, before: Step) -> bool:
    waits = driver.type in {LinkType.SS, LinkType.SF}
    fact = isinstance(before.driver, Happened)
    return waits and (before.days > 0 or (fact and driver.edge is Edge.MORNING))


def test_every_kind_of_driver_is_met() -> None:
    kinds = Counter(
        type(step.driver).__name__
        for case in map(demanding_case, range(600))
        for chain in chains(case)
        for step in chain.steps
    )
    assert len(kinds) == 9
    assert min(kinds.values()) > 20


def steps(*parts: Activity | Link, of: str, as_of: date = START) -> tuple[Step, ...]:
    return why(plan(*parts), MONDAY_TO_FRIDAY, as_of, of).steps


def test_work_waits_for_work_that_waits_for_the_plan() -> None:
    second, first = steps(WORK, NEXT, Link("A", "B", lag=1), of="B")
    after = After("A", LinkType.FS, 1, jan(6), Edge.EVENING, happened=False)
    assert (second.driver, second.start, second.finish) == (after, jan(8), jan(11))
    assert first.driver == PlanStart(START)
    assert [rest.day for rest in second.not_worked] == [jan(9), jan(10)]


def test_a_day_off_is_named_where_a_name_is_known() -> None:
    calendar = WorkingCalendar(days_off=frozenset({jan(7), jan(8)}))
    names = {jan(7): "Founders' Day"}
    chain = why(plan(WORK, NEXT, Link("A", "B")), calendar, START, "B", names)
    rests = [(r.day, r.why, r.name) for r in chain.steps[0].not_worked]
    assert rests == [
        (jan(7), Rest.DAY_OFF, "Founders' Day"),
        (jan(8), Rest.DAY_OFF, ""),
        (jan(9), Rest.WEEKLY, ""),
        (jan(10), Rest.WEEKLY, ""),
    ]


def test_late_work_is_driven_by_the_status_date() -> None:
    (only,) = steps(WORK, of="A", as_of=jan(12))
    assert only.driver == StatusDate(jan(12))


def test_work_in_progress_is_driven_by_its_report() -> None:
    report = replace(WORK, progress=Progress(jan(4), None, 5, jan(6)))
    (only,) = steps(report, of="A", as_of=jan(6))
    assert only.driver == Reported(jan(6), 5)
    assert (only.start, only.finish) == (jan(4), jan(12))


def test_a_chain_ends_at_what_has_happened() -> None:
    done = finished(WORK, jan(4), jan(5))
    second, fact = steps(done, NEXT, Link("A", "B"), of="B", as_of=jan(6))
    assert isinstance(second.driver, After)
    assert second.driver.happened
    assert fact.driver == Happened(jan(4), jan(5))


def test_a_chain_ends_at_a_start_that_has_happened() -> None:
    begun = started(WORK, jan(4))
    (only,) = steps(begun, NEXT, Link("A", "B", LinkType.SS, 4), of="B")
    assert isinstance(only.driver, After)
    assert (only.driver.day, only.driver.edge) == (jan(4), Edge.MORNING)


def test_anchored_work_says_when_it_was_ready_and_why() -> None:
    march = Activity("B", 2, anchor=MonthAnchor((3,)))
    second, first = steps(WORK, march, Link("A", "B"), of="B")
    assert isinstance(second.driver, Anchored)
    assert second.driver.ready == jan(7)
    assert isinstance(second.driver.because, After)
    assert (second.start, first.code) == (date(2027, 3, 1), "A")


def test_of_two_links_the_later_drives() -> None:
    long = Activity("C", 9)
    parts = WORK, long, gate("G"), Link("A", "G"), Link("C", "G")
    assert [step.code for step in steps(*parts, of="G")] == ["G", "C"]


def test_on_a_tie_work_to_come_is_followed_before_work_that_is_done() -> None:
    done = finished(Activity("D", 3), jan(4), jan(6))
    parts = done, WORK, milestone("M"), Link("D", "M"), Link("A", "M")
    assert [step.code for step in steps(*parts, of="M")] == ["M", "A"]


def test_an_unknown_code_and_a_circle_are_errors() -> None:
    with pytest.raises(KeyError):
        steps(WORK, of="X")
    with pytest.raises(CircleError):
        steps(WORK, NEXT, Link("A", "B"), Link("B", "A"), of="A")
