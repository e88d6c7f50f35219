"""Constraints that cannot hold, and the smallest set that shows why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from programme.core.asks import Constrained, PlanStart, StatusDate
from programme.core.conflicts import (
    Conflict,
    conflict_in_words,
    conflicts,
    missed_deadlines,
)
from programme.core.plan import (
    Activity,
    Constraint,
    ConstraintKind,
    Link,
)
from programme.core.schedule import compute_schedule
from tests.core.builders import MONDAY_TO_FRIDAY, START, jan, plan
from tests.core.random_plans import Case, demanding_case

ORIGINS = Constrained, PlanStart
LONG_AGO = date(2020, 1, 6)
A, B, C = Activity("A", 5), Activity("B", 3), Activity("C", 2)


def by(kind: ConstraintKind, day: int) -> Constraint:
    return Constraint(kind, jan(day))


def found(*parts: Activity | Link, as_of: int = 4) -> tuple[Conflict, ...]:
    return conflicts(plan(*parts), MONDAY_TO_FRIDAY, jan(as_of))


def test_a_constraint_that_holds_is_no_conflict() -> None:
    last = replace(B, constraint=by(ConstraintKind.FINISH_NO_LATER, 13))
    assert not found(A, last, Link("A", "B"))


def test_it_names_the_constraint_the_links_and_what_holds_the_other_end() -> None:
    last = replace(B, constraint=by(ConstraintKind.FINISH_NO_LATER, 12))
    (conflict,) = found(A, last, Link("A", "B"))
    assert conflict.because == PlanStart(START)
    assert conflict.links == (Link("A", "B"),)
    assert conflict.days == 1
    assert conflict_in_words(conflict) == (
        "B cannot keep its constraint to finish no later than 12 January 2027.",
        "A cannot come before the programme starts on 4 January 2027.",
        "Then come FS B.",
        "Together they are 1 working day too late.",
    )


def test_of_several_chains_it_gives_the_one_with_the_fewest_links() -> None:
    last = replace(B, constraint=by(ConstraintKind.MUST_START, 6))
    links = Link("A", "C"), Link("C", "B"), Link("A", "B")
    (conflict,) = found(A, C, last, *links)
    assert conflict.links == (Link("A", "B"),)


def test_two_constraints_can_contradict_each_other_across_a_link() -> None:
    first = replace(A, constraint=by(ConstraintKind.MUST_START, 11))
    last = replace(B, constraint=by(ConstraintKind.MUST_START, 13))
    (conflict,) = found(first, last, Link("A", "B"))
    assert conflict.because == Constrained(jan(11), ConstraintKind.MUST_START)
    assert (conflict.code, conflict.days) == ("B", 3)


def test_the_status_date_alone_can_break_a_constraint() -> None:
    late = replace(A, constraint=by(ConstraintKind.START_NO_LATER, 5))
    (conflict,) = found(late, as_of=7)
    assert conflict.because == StatusDate(jan(7))
    assert conflict.links == ()


@pytest.mark.parametrize("block", range(4))
def test_the_smallest_set_alone_cannot_hold_and_any_less_can(block: int) -> None:
    checked: Counter[type] = Counter()
    for case in some_cases(block, many=1000):
        for conflict in conflicts(case.plan, case.calendar, case.as_of):
            # A committee may end the work too late by itself, whatever links say.
            if not isinstance(conflict.because, ORIGINS) or meets(case, conflict):
                continue
            if conflict.links:
                alone = only(case, conflict)
                assert conflict.code in broken(alone), (conflict, case)
                for link in alone.plan.links:
                    rest = tuple(one for one in alone.plan.links if one is not link)
                    less = replace(alone, plan=replace(alone.plan, links=rest))
                    assert conflict.code not in broken(less), (conflict, case)
                checked[type(conflict.because)] += 1
    assert all(checked[origin] >= 10 for origin in ORIGINS), checked


@pytest.mark.parametrize("block", range(4))
def test_a_float_below_zero_and_a_conflict_go_together(block: int) -> None:
    for case in some_cases(block):
        dates = compute_schedule(case.plan, case.calendar, case.as_of).dates.values()
        negative = any(one.total_float < 0 for one in dates)
        found = conflicts(case.plan, case.calendar, case.as_of)
        assert negative == bool(found), (found, case)


def some_cases(block: int, many: int = 150) -> Iterator[Case]:
    first = 8_000_000 + block * many
    return map(demanding_case, range(first, first + many))


def broken(case: Case) -> set[str]:
    return {one.code for one in conflicts(case.plan, case.calendar, case.as_of)}


def only(case: Case, conflict: Conflict) -> Case:
    """The chain of a conflict with what holds its two ends, and nothing else."""
    first = conflict.links[0].frm
    chain = {first, *(link.to for link in conflict.links)}
    work = tuple(
        _alone(one, conflict, first)
        for one in case.plan.activities
        if one.code in chain
    )
    start = case.plan.start if isinstance(conflict.because, PlanStart) else LONG_AGO
    made = replace(case.plan, start=start, activities=work, links=conflict.links)
    return replace(case, plan=made, as_of=LONG_AGO)


def meets(case: Case, conflict: Conflict) -> bool:
    """Say whether the work that comes too late goes to a committee."""
    return any(
        one.committee for one in case.plan.activities if one.code == conflict.code
    )


def _alone(one: Activity, conflict: Conflict, first: str) -> Activity:
    holds = isinstance(conflict.because, Constrained) and one.code == first
    if holds or one.code == conflict.code:
        return one
    return replace(one, constraint=None)


def test_a_deadline_moves_nothing_and_its_miss_is_told() -> None:
    late = replace(B, deadline=jan(12))
    plan_of = plan(A, late, Link("A", "B"))
    dates = compute_schedule(plan_of, MONDAY_TO_FRIDAY, START).dates
    (missed,) = missed_deadlines(plan_of, MONDAY_TO_FRIDAY, dates)
    assert (missed.code, missed.finish, missed.days) == ("B", jan(13), 1)
    assert dates["B"].total_float == 0
