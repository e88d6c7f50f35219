"""Slack the slow way: put work off, schedule anew, and see what moves."""

from collections.abc import Sequence

import pytest

from programme.core.timed.forward import earliest
from programme.core.timed.instants import HOUR
from programme.core.timed.layout import Layout, lay_out_plan
from programme.core.timed.schedule import TimedDates, compute_timed_schedule
from programme.core.timed.work import Placed
from tests.mspdi.random_linked import linked_plan

SEEDS = range(300)
STEP = HOUR


@pytest.mark.parametrize("first", SEEDS[::100])
def test_slack_is_how_far_work_slips_before_the_end_or_another_task_does(
    first: int,
) -> None:
    for seed in range(first, first + 100):
        made = linked_plan(seed)
        layout, dates = lay_out_plan(made), compute_timed_schedule(made).dates
        early = earliest(layout, {}).placed
        for i in layout.network.works():
            _check(layout, early, i, dates[made.tasks[i].uid], seed)


def _check(
    layout: Layout, early: Sequence[Placed], i: int, found: TimedDates, seed: int
) -> None:
    about = seed, found
    end = max(finish for _, finish in early)
    slipped = _slipped(layout, early, i, found.total_slack)
    assert max(finish for _, finish in slipped) == end, about
    slipped = _slipped(layout, early, i, found.total_slack + STEP)
    assert max(finish for _, finish in slipped) > end, about
    above = layout.network.parent[i]
    if above >= 0 and layout.network.after[above]:
        return  # Free slack sees what waits for the task, not for its summary.
    slipped = _slipped(layout, early, i, found.free_slack)
    assert _moved(layout, early, slipped) <= {i}, about
    if found.free_slack < found.total_slack:
        slipped = _slipped(layout, early, i, found.free_slack + STEP)
        assert _moved(layout, early, slipped) > {i}, about


def _slipped(
    layout: Layout, early: Sequence[Placed], i: int, by: int
) -> Sequence[Placed]:
    calendar = layout.works[i].calendar
    floor = calendar.add(calendar.next_start(early[i][0]), by)
    return earliest(layout, {i: floor}).placed


def _moved(layout: Layout, early: Sequence[Placed], late: Sequence[Placed]) -> set[int]:
    """Give the work that starts or ends at another moment of working time."""
    count = layout.calendar.count
    return {
        i
        for i in layout.network.works()
        if [*map(count, early[i])] != [*map(count, late[i])]
    }
