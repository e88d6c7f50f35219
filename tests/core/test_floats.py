"""Floats by their definition: how far work may slip before something moves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from programme.core.plan import DECIDED, Activity, LinkType, Plan, no_earlier_than
from programme.core.schedule import Schedule, compute_schedule
from programme.core.status import ActivityStatus
from tests.core.random_plans import Case, random_case

BLOCKS = range(4)
CASES_IN_A_BLOCK = 200


def cases(block: int) -> Iterator[Case]:
    first = 2_000_000 + block * CASES_IN_A_BLOCK
    return map(measurable, map(random_case, range(first, first + CASES_IN_A_BLOCK)))


def measurable(case: Case) -> Case:
    """Anchors wait for the first of a month, and points for nothing but finishes.

    What has no duration then never turns from the end of a day to its beginning, and
    whole days measure how far it moves.
    """
    work = tuple(map(_measurable, case.plan.activities))
    points = {a.code for a in work if not a.duration}
    links = (
        replace(link, type=LinkType.FS, lag=abs(link.lag))
        if link.to in points
        else link
        for link in case.plan.links
        if link.to not in points or link.frm not in points
    )
    return replace(case, plan=Plan(case.plan.start, work, tuple(links)))


def _measurable(work: Activity) -> Activity:
    if not work.duration:
        return replace(work, anchor=None, constraint=None)
    return replace(work, anchor=work.anchor and replace(work.anchor, day=1))


def scheduled(case: Case) -> Schedule:
    return compute_schedule(case.plan, case.calendar, case.as_of)


def slipped(case: Case, work: Activity, days: int) -> Schedule:
    """The schedule when this work starts so many working days later."""
    start = scheduled(case).dates[work.code].start
    held = replace(work, constraint=no_earlier_than(case.calendar.shift(start, days)))
    plan = case.plan
    others = tuple(held if a is work else a for a in plan.activities)
    return scheduled(replace(case, plan=replace(plan, activities=others)))


def still_to_start(case: Case, schedule: Schedule) -> Iterator[Activity]:
    for work in case.plan.activities:
        not_started = schedule.dates[work.code].status is ActivityStatus.NOT_STARTED
        if not_started and (work.duration or work.kind in DECIDED):
            yield work


@pytest.mark.parametrize("block", BLOCKS)
def test_work_may_slip_by_its_total_float_before_the_end_moves(block: int) -> None:
    for case in cases(block):
        schedule = scheduled(case)
        for work in still_to_start(case, schedule):
            room = schedule.dates[work.code].total_float
            assert slipped(case, work, room).finish == schedule.finish
            assert slipped(case, work, room + 1).finish > schedule.finish


@pytest.mark.parametrize("block", BLOCKS)
def test_work_may_slip_by_its_free_float_before_anything_else_moves(
    block: int,
) -> None:
    for case in cases(block):
        schedule = scheduled(case)
        for work in still_to_start(case, schedule):
            room = schedule.dates[work.code].free_float
            assert not moved(slipped(case, work, room), schedule, work)
            assert moved(slipped(case, work, room + 1), schedule, work)


def moved(after: Schedule, before: Schedule, work: Activity) -> bool:
    """Whether the plan's end moves, or any work but this."""
    return after.finish != before.finish or any(
        after.dates[code].finish != dates.finish
        for code, dates in before.dates.items()
        if code != work.code
    )
