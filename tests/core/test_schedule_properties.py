"""What must hold of every schedule, on random plans."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from programme.core.plan import (
    DECIDED,
    Activity,
    Link,
    Progress,
)
from programme.core.schedule import Dates, Schedule, compute_schedule
from programme.core.status import ActivityStatus
from tests.core.random_plans import Case, random_case

ONE_DAY = timedelta(days=1)
BLOCKS = range(4)
CASES_IN_A_BLOCK = 250


def cases(block: int) -> Iterator[Case]:
    first = 1_000_000 + block * CASES_IN_A_BLOCK
    return map(random_case, range(first, first + CASES_IN_A_BLOCK))


def orderly(case: Case) -> Case:
    """Anchors wait for the first day of a month: only then is later never earlier."""
    work = tuple(
        replace(a, anchor=a.anchor and replace(a.anchor, day=1))
        for a in case.plan.activities
    )
    return replace(case, plan=replace(case.plan, activities=work))


def plain(case: Case) -> Case:
    """Nothing has happened yet, and nothing is anchored."""
    work = tuple(
        replace(a, anchor=None, progress=Progress()) for a in case.plan.activities
    )
    return replace(case, plan=replace(case.plan, activities=work))


def without_leads(case: Case) -> Case:
    """No milestone can be seen to be reached only when its day has passed."""
    links = tuple(replace(link, lag=abs(link.lag)) for link in case.plan.links)
    return with_links(case, links)


def scheduled(case: Case) -> Schedule:
    return compute_schedule(case.plan, case.calendar, case.as_of)


def with_links(case: Case, links: tuple[Link, ...]) -> Case:
    return replace(case, plan=replace(case.plan, links=links))


def with_work(case: Case, work: Activity) -> Case:
    others = tuple(work if a.code == work.code else a for a in case.plan.activities)
    return replace(case, plan=replace(case.plan, activities=others))


def finishes(schedule: Schedule) -> dict[str, date]:
    return {code: dates.finish for code, dates in schedule.dates.items()}


def none_earlier(after: Schedule, before: Schedule) -> bool:
    earlier = finishes(before)
    return all(day >= earlier[code] for code, day in finishes(after).items())


@pytest.mark.parametrize("block", BLOCKS)
def test_the_order_of_the_links_moves_nothing(block: int) -> None:
    for case in cases(block):
        assert scheduled(with_links(case, case.plan.links[::-1])) == scheduled(case)


@pytest.mark.parametrize("block", BLOCKS)
def test_dates_come_in_their_order(block: int) -> None:
    for case in cases(block):
        schedule = scheduled(case)
        for dates in schedule.dates.values():
            assert dates.start <= dates.finish
            assert dates.due_start <= dates.due <= dates.finish
            assert dates.finish <= dates.late_finish
            assert 0 <= dates.free_float <= dates.total_float
            if dates.status is not ActivityStatus.FINISHED:
                assert dates.late_finish <= schedule.finish
                assert dates.critical == (dates.total_float == 0)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_plan_finishes_with_its_last_work(block: int) -> None:
    for case in cases(block):
        schedule = scheduled(case)
        last = max(finishes(schedule).values())
        assert schedule.finish == case.calendar.last_worked(last)


@pytest.mark.parametrize("block", BLOCKS)
def test_nothing_still_to_come_is_planned_before_the_status_date(block: int) -> None:
    for case in cases(block):
        for dates in scheduled(case).dates.values():
            if dates.status is ActivityStatus.NOT_STARTED:
                assert dates.start >= case.as_of, case
            if dates.status is ActivityStatus.IN_PROGRESS:
                assert dates.finish >= case.as_of, case


@pytest.mark.parametrize("block", BLOCKS)
def test_a_schedule_is_true_until_the_working_day_on_which_it_is_stale(
    block: int,
) -> None:
    for case in cases(block):
        schedule = scheduled(case)
        assert_true_until(case, schedule, schedule.stale_from)


def assert_true_until(case: Case, schedule: Schedule, stale: date | None) -> None:
    day = case.calendar.next_worked(case.as_of + ONE_DAY)
    last = stale or day + 400 * ONE_DAY
    for _ in range(5):
        later = scheduled(replace(case, as_of=min(day, last)))
        assert (later.dates == schedule.dates) == (stale is None or day < last), case
        day = case.calendar.shift(day, 1 + (last - day).days // 4)


@pytest.mark.parametrize("block", BLOCKS)
def test_starting_work_on_its_day_moves_nothing(block: int) -> None:
    for case in cases(block):
        before = scheduled(case)
        for work in case.plan.activities:
            if work.duration and before.dates[work.code].status.startswith("not"):
                begun = Progress(started=before.dates[work.code].start)
                after = scheduled(with_work(case, replace(work, progress=begun)))
                assert finishes(after) == finishes(before), (work.code, case)


@pytest.mark.parametrize("block", BLOCKS)
def test_finishing_work_and_deciding_gates_on_their_day_moves_nothing(
    block: int,
) -> None:
    for case in map(without_leads, cases(block)):
        before = scheduled(case)
        for work in case.plan.activities:
            dates = before.dates[work.code]
            if work.duration or work.kind in DECIDED:
                done = Progress(dates.start, dates.finish)
                after = scheduled(with_work(case, replace(work, progress=done)))
                assert finishes(after) == finishes(before), (work.code, case)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_critical_path_leads_from_a_start_to_the_end(block: int) -> None:
    for case in map(plain, cases(block)):
        schedule = scheduled(case)
        critical = {code for code, dates in schedule.dates.items() if dates.critical}
        assert critical or finished(schedule) == schedule.dates.keys()
        for code in critical:
            after = {link.to for link in case.plan.links if link.frm == code}
            before = {link.frm for link in case.plan.links if link.to == code}
            ends = schedule.dates[code].finish == schedule.finish
            assert ends or after & critical
            leading = before & (critical | finished(schedule))
            assert starts_by_itself(case, code, schedule.dates[code]) or leading


def finished(schedule: Schedule) -> set[str]:
    done = ActivityStatus.FINISHED
    return {code for code, dates in schedule.dates.items() if dates.status is done}


def starts_by_itself(case: Case, code: str, dates: Dates) -> bool:
    """Whether the start is the plan's, its own floor or the status date."""
    work = next(a for a in case.plan.activities if a.code == code)
    floors = [
        case.plan.start,
        case.as_of,
        (work.constraint and work.constraint.day) or case.plan.start,
    ]
    return dates.start == case.calendar.next_worked(max(floors))
