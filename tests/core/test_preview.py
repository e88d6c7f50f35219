"""A preview tells what edits would move, touch, miss and mend, before they are made."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.definition import Definition, Phase
from programme.core.edit_problems import edit_problems
from programme.core.edited import edited
from programme.core.edits import (
    AddLink,
    DefineCalendar,
    Edit,
    SetCalendar,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetOwner,
)
from programme.core.limits import LONGEST
from programme.core.order import CircleError
from programme.core.plan import Activity, Constraint, ConstraintKind, Kind, Link
from programme.core.preview import Preview, preview, touched
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from tests.core.builders import START, gate, jan, milestone, plan
from tests.core.random_edits import ROLES, programme_of
from tests.core.random_plans import Case
from tests.operations.builders import activity, definition


def small() -> tuple[Programme, Definition]:
    """A, then B with a gate and a milestone; C goes beside and has ten days to spare."""
    work = plan(
        Activity("A", 5),
        Activity("B", 5),
        Activity("C", 2),
        gate("G1"),
        milestone("M1"),
        *(Link("A", "B"), Link("B", "G1"), Link("B", "M1")),
    )
    made = definition(activity("A"), activity("B", 5, "A"), activity("C", 2))
    phases = (Phase("P1", "diagnose", "Diagnose", "", (), "B"),)
    programme = programme_of(Case(work, WorkingCalendar(), START))
    return programme, replace(made, phases=phases)


def looked(*edits: Edit, on: date = START) -> Preview:
    return preview(*small(), edits, on)


def test_what_moves_and_what_it_does_to_the_end() -> None:
    seen = looked(SetDuration("A", 8))
    assert {move.code: move.working_days for move in seen.moves} == {
        "A": 3,
        "B": 3,
        "G1": 3,
        "M1": 3,
    }
    assert [move.code for move in seen.of_kind(Kind.GATE)] == ["G1"]
    assert [move.code for move in seen.of_kind(Kind.MILESTONE)] == ["M1"]
    assert (seen.phases[0].was, seen.phases[0].now) == (jan(15), jan(20))
    assert seen.end_moves_by == 3
    assert seen.words == ("A takes 8 working days",)


def test_whose_work_it_is() -> None:
    """A is the lead's, B the sponsor's, C the member's, the gate the lead's."""
    seen = looked(SetDuration("C", 4))
    assert seen.roles == {"member": ("C",)}
    assert looked(SetOwner("C", "lead")).roles == {"lead": ("C",)}


def test_a_deadline_is_missed_or_met_and_told_once() -> None:
    late = looked(SetDeadline("A", jan(7)))
    assert [(one.code, one.days) for one in late.missed] == [("A", 1)]
    assert late.moves == ()
    programme, made = small()
    activities = (
        replace(programme.plan.activities[0], deadline=jan(7)),
        *programme.plan.activities[1:],
    )
    behind = replace(programme, plan=replace(programme.plan, activities=activities))
    mended = preview(behind, made, [SetDuration("A", 4)], START)
    assert [one.code for one in mended.met] == ["A"]
    still = preview(behind, made, [SetDuration("B", 4)], START)
    assert (still.missed, still.met) == ((), ())


def test_a_day_before_the_last_plan_is_taken_as_that_one() -> None:
    assert looked(SetDuration("A", 8), on=date(2020, 1, 1)).as_of == START


def test_what_edits_are_about() -> None:
    edits: list[Edit] = [
        SetDuration("A", 8),
        SetOwner("A", "lead"),
        SetDeadline("B", None),
    ]
    assert touched(edits) == ("A", "B")


def test_a_constraint_that_cannot_hold_any_more_is_a_conflict() -> None:
    tight = SetConstraint("B", Constraint(ConstraintKind.FINISH_NO_LATER, jan(12)))
    seen = looked(tight)
    assert [one.code for one in seen.conflicts] == ["B"]
    assert seen.solved == ()
    programme, of = small()
    tightened = edited(programme, [tight])
    eased = preview(tightened, of, [SetDuration("A", 1)], START)
    assert [one.code for one in eased.solved] == ["B"]
    assert eased.conflicts == ()


def test_the_end_is_that_of_all_that_is_in_the_programme() -> None:
    seen = looked(SetDuration("C", 30))
    assert seen.end_now == seen.after["C"].finish
    assert seen.end_moves_by == 20


def test_a_plan_that_would_not_end_before_the_calendar_does_is_refused() -> None:
    """Four hundred times five years of work, on one day a week."""
    codes = [f"A{number}" for number in range(400)]
    links = (Link(one, after) for one, after in pairwise(codes))
    long = plan(*(Activity(code, LONGEST) for code in codes), *links)
    programme = programme_of(Case(long, WorkingCalendar(), START))
    mondays = DefineCalendar("mondays", WorkingCalendar(frozenset({0})))
    edits: list[Edit] = [mondays, *(SetCalendar(code, "mondays") for code in codes)]
    assert edit_problems(programme, edits, ROLES) == ()
    with pytest.raises(RefusedError, match="would not end before the year 10000"):
        preview(programme, small()[1], edits, START)


def test_another_mistake_is_not_told_as_a_plan_without_end() -> None:
    """Edits in a circle have a problem, which the caller was to ask for."""
    circle = [AddLink(Link("B", "A"))]
    with pytest.raises(CircleError):
        looked(*circle)
