"""Constraints that cannot hold, and the smallest set that shows why."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from programme.core.calendar import EVERY_DAY, WorkingCalendar
from programme.core.committee import Committee
from programme.core.conflicts import (
    Conflict,
    FirstMeeting,
    conflict_in_words,
    conflicts,
    missed_deadlines,
)
from programme.core.plan import (
    ELAPSED,
    Activity,
    Constraint,
    ConstraintKind,
    Link,
    Plan,
    Progress,
)
from programme.core.schedule import compute_schedule
from programme.core.start_reasons import (
    Constrained,
    PlanStart,
    Reported,
    Started,
    StatusDate,
)
from tests.core.builders import MONDAY_TO_FRIDAY, START, finished, jan, plan, started
from tests.core.random_plans import Case, demanding_case
from tests.core.test_schedule_properties import orderly
from tests.core.told_alone import alone, broken, naming_less, with_less

HOLDERS = {Constrained, FirstMeeting, PlanStart, Reported, Started, StatusDate}
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
        "B starts after A finishes.",
        "It is forecast 1 working day too late.",
    )


def test_where_more_than_the_chain_makes_it_late_both_figures_are_said() -> None:
    last = replace(B, constraint=by(ConstraintKind.FINISH_NO_LATER, 12))
    links = Link("A", "B"), Link("A", "C", lag=3), Link("C", "B")
    (conflict,) = found(A, C, last, *links)
    assert conflict.forecast_days == 6
    assert conflict_in_words(conflict)[-2:] == (
        "It is forecast 6 working days too late.",
        "What is said here alone makes it 1 working day too late.",
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


BOARD = Committee("The board", 1, (jan(14), jan(28)))
UNTIL_12 = Constraint(ConstraintKind.FINISH_NO_LATER, jan(12))
ON_12 = Constraint(ConstraintKind.MUST_FINISH, jan(12))
ON_TUESDAY = Constraint(ConstraintKind.MUST_START, jan(12))
MONDAYS = WorkingCalendar(frozenset({0}))
LEFT = Progress(jan(4), None, 4, jan(11))
IN_WORDS: Mapping[str, tuple[Plan, date, str, str]] = {
    "what has happened": (
        plan(
            finished(A, jan(4), jan(8)),
            replace(B, constraint=UNTIL_12),
            Link("A", "B", lag=1),
        ),
        jan(8),
        "B waits for A, which stands at 8 January 2027.",
        "It is forecast 2 working days too late.",
    ),
    "the first meeting": (
        replace(
            plan(replace(A, committee="board"), replace(B, constraint=UNTIL_12)),
            links=(Link("A", "B"),),
            committees={"board": BOARD},
        ),
        START,
        "A ends at a meeting of The board, first on 14 January 2027.",
        "It is forecast 5 working days too late.",
    ),
    "work begun": (
        plan(started(replace(A, constraint=UNTIL_12), jan(8))),
        jan(8),
        "A was started on 8 January 2027.",
        "It is forecast 2 working days too late.",
    ),
    "work reported": (
        plan(replace(A, constraint=ON_12, progress=LEFT)),
        jan(11),
        "A had 4 working days left on 11 January 2027.",
        "It is forecast 2 working days too late.",
    ),
    "the status date": (
        plan(replace(B, constraint=UNTIL_12)),
        jan(13),
        "B is still to be done on 13 January 2027.",
        "It is forecast 3 working days too late.",
    ),
    "its own days": (
        replace(
            plan(replace(A, constraint=ON_TUESDAY, calendars=("mondays",))),
            calendars={ELAPSED: EVERY_DAY, "mondays": MONDAYS},
        ),
        START,
        "The days, months or meetings that it keeps to leave no place for it.",
        "It is forecast 4 working days too late.",
    ),
}


@pytest.mark.parametrize("name", IN_WORDS)
def test_whatever_holds_the_other_end_is_said(name: str) -> None:
    broken_plan, as_of, because, late = IN_WORDS[name]
    (conflict,) = conflicts(broken_plan, MONDAY_TO_FRIDAY, as_of)
    said = conflict_in_words(conflict)
    assert (said[1], said[-1]) == (because, late)


@pytest.mark.parametrize("block", range(4))
def test_what_it_names_alone_cannot_hold_and_any_less_can(block: int) -> None:
    told: Counter[type] = Counter()
    for case in map(orderly, some_cases(block, many=1500)):
        for conflict in conflicts(case.plan, case.calendar, case.as_of):
            assert conflict.days > 0
            assert conflict.code in broken(alone(case, conflict)), (conflict, case)
            for less in with_less(case, conflict):
                assert conflict.code not in broken(less), (conflict, case)
            told[type(conflict.because)] += 1
    assert told.keys() >= HOLDERS, told


@pytest.mark.parametrize("block", range(4))
def test_nothing_that_names_less_cannot_hold(block: int) -> None:
    tried = 0
    for case in map(orderly, some_cases(block, many=400)):
        for conflict in conflicts(case.plan, case.calendar, case.as_of):
            for other in naming_less(case, conflict):
                tried += 1
                assert conflict.code not in broken(alone(case, other)), (other, case)
    assert tried > 100


@pytest.mark.parametrize("block", range(4))
def test_a_float_below_zero_and_a_conflict_go_together(block: int) -> None:
    for case in some_cases(block):
        dates = compute_schedule(case.plan, case.calendar, case.as_of).dates.values()
        negative = any(one.total_float < 0 for one in dates)
        found = conflicts(case.plan, case.calendar, case.as_of)
        assert negative == bool(found), (found, case)


@pytest.mark.parametrize("seed", [303_919, 307_726, 311_441, 316_002])
def test_work_that_waits_for_a_late_day_of_a_month_has_its_conflict(seed: int) -> None:
    """Ready in September it waits until 28 October; ready on 6 October it starts."""
    case = demanding_case(seed)
    assert conflicts(case.plan, case.calendar, case.as_of)


def some_cases(block: int, many: int = 150) -> Iterator[Case]:
    first = 8_000_000 + block * many
    return map(demanding_case, range(first, first + many))


def test_a_deadline_moves_nothing_and_its_miss_is_told() -> None:
    late = replace(B, deadline=jan(12))
    plan_of = plan(A, late, Link("A", "B"))
    dates = compute_schedule(plan_of, MONDAY_TO_FRIDAY, START).dates
    (missed,) = missed_deadlines(plan_of, MONDAY_TO_FRIDAY, dates)
    assert (missed.code, missed.finish, missed.days) == ("B", jan(13), 1)
    assert dates["B"].total_float == 0
