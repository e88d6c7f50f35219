"""Two roads to a hard sum: the scheduler agrees with a slow and obvious one."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.networks import CALENDAR, START, layered_plan
from programme.core.plan import ConstraintKind, Kind, LinkType
from programme.core.schedule import compute_schedule
from tests.core.random_plans import demanding_case, random_case
from tests.core.slow_schedule import NoLateDates, slow_schedule

BLOCKS = 12
SEEDS_IN_A_BLOCK = 250


@pytest.mark.parametrize("block", range(BLOCKS))
def test_both_schedulers_agree_on_random_plans(block: int) -> None:
    for seed in range(block * SEEDS_IN_A_BLOCK, (block + 1) * SEEDS_IN_A_BLOCK):
        case = random_case(seed) if seed % 2 else demanding_case(seed)
        fast = compute_schedule(case.plan, case.calendar, case.as_of)
        slow = slow_schedule(case.plan, case.calendar, case.as_of)
        if isinstance(slow, NoLateDates):
            assert fast.dates[slow.code].total_float < 0, f"no room on seed {seed}"
        else:
            assert fast == slow, f"they differ on seed {seed}"


@pytest.mark.parametrize("days", [-10, 0, 30])
def test_both_schedulers_agree_on_plain_work_as_it_comes(days: int) -> None:
    as_of = START + timedelta(days)
    for seed in range(20):
        plan = layered_plan(12, seed=seed)
        slow = slow_schedule(plan, CALENDAR, as_of)
        assert compute_schedule(plan, CALENDAR, as_of) == slow, f"in order, {seed}"
        plan = replace(plan, links=plan.links[::-1])
        assert compute_schedule(plan, CALENDAR, as_of) == slow, f"backwards, {seed}"


def test_the_random_plans_hold_everything_that_a_plan_may_hold() -> None:
    seen: Counter[object] = Counter()
    for seed in range(300):
        case = random_case(seed)
        seen.update(activity.kind for activity in case.plan.activities)
        seen.update(link.type for link in case.plan.links)
        seen.update("lead" if link.lag < 0 else "lag" for link in case.plan.links)
        seen["not a weekday pattern"] += case.calendar.weekdays != frozenset(range(5))
        seen["extra days"] += bool(case.calendar.extra_days)
        seen["as of before the start"] += case.as_of < case.plan.start
        for activity in case.plan.activities:
            progress = activity.progress
            seen["anchor"] += activity.anchor is not None
            seen["not before"] += activity.constraint is not None
            seen["finished"] += progress.finished is not None
            seen["in progress"] += bool(progress.started and not progress.finished)
            seen["remaining"] += progress.remaining is not None
    assert min(seen.values()) >= 50
    assert seen.keys() >= {*Kind, *LinkType, "lead", "lag"}


def test_the_demanding_plans_hold_every_demand() -> None:
    seen: Counter[object] = Counter()
    for seed in range(600):
        plan = demanding_case(seed).plan
        seen.update(link.calendar for link in plan.links if link.lag)
        for activity in plan.activities:
            if activity.constraint is not None:
                seen[activity.constraint.kind] += 1
            if activity.duration and activity.progress.finished is None:
                seen.update(activity.calendars)
                seen.update([activity.committee])
            seen["resumes"] += activity.progress.resumes is not None
    assert min(seen.values()) >= 30
    assert seen.keys() >= {*ConstraintKind, "part time", "leave", "elapsed", "board"}
