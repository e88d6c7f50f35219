"""Two roads to a hard sum: the scheduler agrees with a slow and obvious one."""

from collections import Counter

import pytest

from programme.core.plan import Kind, LinkType
from programme.core.schedule import compute_schedule
from tests.core.random_plans import random_case
from tests.core.slow_schedule import slow_schedule

BLOCKS = 12
SEEDS_IN_A_BLOCK = 500


@pytest.mark.parametrize("block", range(BLOCKS))
def test_both_schedulers_agree_on_random_plans(block: int) -> None:
    for seed in range(block * SEEDS_IN_A_BLOCK, (block + 1) * SEEDS_IN_A_BLOCK):
        case = random_case(seed)
        slow = slow_schedule(case.plan, case.calendar, case.as_of)
        fast = compute_schedule(case.plan, case.calendar, case.as_of)
        assert fast == slow, f"they differ on random_case({seed})"


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
