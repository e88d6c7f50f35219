"""Random plans: what goes out comes back, and links hold in every schedule."""

import pytest

from programme.core.timed.calendar_rules import CalendarBook
from programme.core.timed.instants import instant
from programme.core.timed.plan import Constraint, LinkType, Progress, TimedPlan
from programme.core.timed.schedule import TimedSchedule, compute_timed_schedule
from programme.interchange.mspdi.checking import compare
from programme.interchange.mspdi.reading import read_bytes
from programme.interchange.mspdi.writing import write_bytes
from tests.mspdi.random_timed import random_plan

SEEDS = range(400)


@pytest.mark.parametrize("first", SEEDS[::50])
def test_a_plan_that_went_out_comes_back_the_same(first: int) -> None:
    for seed in range(first, first + 50):
        plan = random_plan(seed)
        again = read_bytes(write_bytes(plan))
        assert again.plan == plan, seed
        assert compare(again, compute_timed_schedule(again.plan)).differences == (), (
            seed
        )


@pytest.mark.parametrize("first", SEEDS[::50])
def test_every_link_without_a_lag_holds(first: int) -> None:
    for seed in range(first, first + 50):
        plan = random_plan(seed)
        assert _broken(plan, compute_timed_schedule(plan)) == [], seed


def _broken(plan: TimedPlan, schedule: TimedSchedule) -> list[object]:
    tasks = {task.uid: task for task in plan.tasks}
    # The days off of both calendars: a finish asked for there lies before them.
    worked = CalendarBook({each.uid: each for each in plan.calendars}).working_time(2)
    broken: list[object] = []
    for link in plan.links:
        target = tasks[link.to]
        free = target.constraint == Constraint() and target.progress == Progress()
        if link.lag.amount or not free or target.manual or not target.active:
            continue
        frm, to = schedule.dates[link.frm], schedule.dates[link.to]
        before = frm.start if link.type in {LinkType.SS, LinkType.SF} else frm.finish
        after = to.finish if link.type in {LinkType.FF, LinkType.SF} else to.start
        missing = worked.between(instant(after), instant(before))
        if tasks[link.frm].active and missing > 0:
            broken.append(link)
    return broken
