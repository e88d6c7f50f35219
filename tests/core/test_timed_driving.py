"""What decides where a task lies is proved by taking it further, and said in words."""

from dataclasses import replace
from datetime import datetime

import pytest

from programme.core.timed.driving import Because, TimedStep, timed_chain
from programme.core.timed.instants import DAY
from programme.core.timed.network import lay_out
from programme.core.timed.plan import (
    Constraint,
    ConstraintType,
    Lag,
    ManualDates,
    Progress,
    TimedPlan,
)
from programme.core.timed.schedule import compute_timed_schedule
from tests.mspdi.builders import at, link, must, plan, task
from tests.mspdi.random_timed import random_plan

_ELAPSED = 8


def because(*parts: object, of: int) -> list[str]:
    chain = timed_chain(plan(*parts), of)  # type: ignore[arg-type]
    return [str(step.because) for step in chain]


def test_a_chain_goes_back_to_the_start_of_the_plan() -> None:
    made = plan(task(1), task(2, 16), task(3), link(1, 3), link(2, 3, hours=4))
    steps = timed_chain(made, 3)
    assert [(step.uid, step.because) for step in steps] == [
        (3, Because.LINK),
        (2, Because.START),
    ]
    assert steps[0].link == link(2, 3, hours=4)


def test_a_finish_decides_where_a_finish_is_asked_for() -> None:
    assert because(task(1, 24), task(2), link(1, 2, "FF"), of=2) == [
        "link",
        "start of the plan",
    ]


def test_what_is_fixed_ends_a_chain() -> None:
    held = task(1, constraint=must("START_NO_EARLIER_THAN", "6 08:00"))
    assert because(held, task(2), link(1, 2), of=2) == ["link", "constraint"]
    begun = task(1, progress=Progress(started=at("5 08:00")))
    assert because(begun, task(2), link(1, 2), of=2) == ["link", "under way"]
    by_hand = task(1, manual=ManualDates(at("5 08:00"), at("6 17:00")))
    assert because(by_hand, task(2), link(1, 2), of=2) == ["link", "set by hand"]
    late = task(1, constraint=Constraint(ConstraintType.AS_LATE_AS_POSSIBLE))
    assert because(late, task(2, 40), of=1) == ["constraint"]


def test_a_link_between_summaries_goes_through_them() -> None:
    parts = task(1), task(2, level=2), task(3, 24, level=2), task(4), task(5, level=2)
    first, second = timed_chain(plan(*parts, link(1, 4)), 5)
    assert (first.through, first.link) == (4, link(1, 4))
    assert second.uid == 3


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_a_link_that_decides_moves_the_task_when_it_asks_for_more(first: int) -> None:
    tried = 0
    for seed in range(first, first + 100):
        made = random_plan(seed)
        if not _runs_forward(made):
            continue
        for step in _decided_by_links(made):
            later = _a_month_later(made, step)
            was, now = _start(made, step.uid), _start(later, step.uid)
            assert now > was, (seed, step)
            tried += 1
    assert tried > 20


def _runs_forward(made: TimedPlan) -> bool:
    """Say whether all of it comes as soon as it may: else more lag begins sooner."""
    late = ConstraintType.AS_LATE_AS_POSSIBLE
    soon = all(task.constraint.type is not late for task in made.tasks)
    return soon and made.settings.from_start


def _decided_by_links(made: TimedPlan) -> list[TimedStep]:
    """Give the deciding steps of all work that no constraint holds to a day.

    A link that bridges inactive work is none of the plan's, so no lag of it can grow.
    """
    network = lay_out(made)
    steps = [timed_chain(made, made.tasks[i].uid)[0] for i in network.works()]
    free = {task.uid for task in made.tasks if task.constraint == Constraint()}
    return [step for step in steps if step.link in made.links and step.uid in free]


def _a_month_later(made: TimedPlan, step: TimedStep) -> TimedPlan:
    assert step.link is not None
    asks_more = replace(step.link, lag=Lag(60 * DAY, _ELAPSED))
    links = tuple(asks_more if one == step.link else one for one in made.links)
    return replace(made, links=links)


def _start(made: TimedPlan, uid: int) -> datetime:
    return compute_timed_schedule(made).dates[uid].start
