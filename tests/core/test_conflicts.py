"""Constraints that cannot hold, and the smallest set that shows why."""

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
    Plan,
)
from programme.core.schedule import compute_schedule
from tests.core.builders import MONDAY_TO_FRIDAY, START, jan, plan
from tests.core.random_plans import Case, demanding_case

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
    checked = 0
    for case in some_cases(block):
        for conflict in conflicts(case.plan, case.calendar, case.as_of):
            if isinstance(conflict.because, Constrained) and conflict.links:
                alone = only(case, conflict)
                assert conflict.code in broken(case, alone), (conflict, case)
                for link in alone.links:
                    rest = tuple(one for one in alone.links if one is not link)
                    less = replace(alone, links=rest)
                    assert conflict.code not in broken(case, less), (conflict, case)
                checked += 1
    assert checked


@pytest.mark.parametrize("block", range(4))
def test_a_float_below_zero_and_a_conflict_go_together(block: int) -> None:
    for case in some_cases(block):
        dates = compute_schedule(case.plan, case.calendar, case.as_of).dates.values()
        negative = any(one.total_float < 0 for one in dates)
        found = conflicts(case.plan, case.calendar, case.as_of)
        assert negative == bool(found), (found, case)


def some_cases(block: int) -> Iterator[Case]:
    first = 8_000_000 + block * 150
    return map(demanding_case, range(first, first + 150))


def broken(case: Case, of: Plan) -> set[str]:
    return {one.code for one in conflicts(of, case.calendar, LONG_AGO)}


def only(case: Case, conflict: Conflict) -> Plan:
    """The chain of a conflict with the two constraints at its ends, and nothing else."""
    first = conflict.links[0].frm
    chain = {first, *(link.to for link in conflict.links)}
    work = tuple(
        one if one.code in {first, conflict.code} else replace(one, constraint=None)
        for one in case.plan.activities
        if one.code in chain
    )
    return replace(case.plan, start=LONG_AGO, activities=work, links=conflict.links)


def test_a_deadline_moves_nothing_and_its_miss_is_told() -> None:
    late = replace(B, deadline=jan(12))
    plan_of = plan(A, late, Link("A", "B"))
    dates = compute_schedule(plan_of, MONDAY_TO_FRIDAY, START).dates
    (missed,) = missed_deadlines(plan_of, MONDAY_TO_FRIDAY, dates)
    assert (missed.code, missed.finish, missed.days) == ("B", jan(13), 1)
    assert dates["B"].total_float == 0
