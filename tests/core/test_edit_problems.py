"""Everything that can be wrong with an edit, each in words with its cure."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.edit_problems import EditProblem, edit_problems
from programme.core.edited import edited
from programme.core.edits import (
    AddDeliverable,
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    RemoveDeliverable,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetEffort,
    SetOwner,
)
from programme.core.plan import Activity, Kind, Link, LinkType, no_earlier_than
from programme.core.programme import Detail, Programme
from tests.core.builders import START, finished, gate, jan, milestone, plan
from tests.core.random_edits import ROLES, programme_of
from tests.core.random_plans import Case

TUESDAYS = WorkingCalendar(frozenset({1}))
FRIDAYS = WorkingCalendar(frozenset({4}))
BOARD = Committee("The board", 5, (jan(28),))
PAPER = Detail("D1", "Paper", "P1", "", "sponsor", "")


@pytest.fixture
def programme() -> Programme:
    """A, B and C in a row with gates and a milestone; DONE and G0 are over."""
    done = finished(Activity("DONE", 2), jan(4), jan(5))
    work = plan(
        done,
        Activity("A", 5),
        Activity("B", 5),
        Activity("C", 5),
        gate("G1"),
        milestone("M1"),
        finished(gate("G0"), jan(5), jan(5)),
        Link("A", "B"),
        Link("B", "C"),
        Link("B", "G1"),
    )
    made = programme_of(Case(work, WorkingCalendar(), START))
    given: list[Edit] = [
        DefineCalendar("tuesdays", TUESDAYS),
        DefineCalendar("fridays", FRIDAYS),
        DefineCommittee("board", BOARD),
        SetCommittee("C", "board"),
        SetCalendar("A", "tuesdays"),
    ]
    return edited(made, given)


def monday(*days: int) -> tuple[date, ...]:
    return tuple(jan(day) for day in days)


WRONG: list[tuple[Edit, str, str]] = [
    (
        SetConstraint("A", no_earlier_than(date(9999, 12, 30))),
        "30 December 9999 is more than 20 years from the plan's start",
        "nearer",
    ),
    (SetDeadline("A", date(1, 1, 1)), "1 January 1 is more than 20 years", "nearer"),
    (
        DefineCommittee("y", Committee("Y", 100_000_000, (jan(9),))),
        "Papers cannot be due 100000000 days before",
        "from 0 to 250",
    ),
    (SetDuration("AA", 5), "There is no AA in the plan", "Write 'A'"),
    (SetDuration("A", 0), "A cannot take 0 working days", "from 1 to 1300"),
    (SetDuration("A", 1301), "A cannot take 1301 working days", "from 1 to 1300"),
    (SetDuration("G1", 5), "G1 is a gate: it does not have a duration", "activity"),
    (SetDuration("M1", 5), "M1 is a milestone: it does not have a", "activity"),
    (SetDuration("G0", 5), "G0 is a gate: it does not have a duration", "activity"),
    (SetDeadline("G0", jan(9)), "G0 was decided", "change what is to come"),
    (SetDuration("DONE", 5), "DONE is finished", "Reopen it first"),
    (SetConstraint("DONE", no_earlier_than(jan(9))), "DONE is finished", "Reopen"),
    (SetDeadline("ZZZZ", jan(9)), "There is no ZZZZ in the plan", "Write one of"),
    (SetOwner("A", "sponsr"), "There is no role sponsr", "Write 'sponsor'"),
    (SetOwner("M1", "lead"), "M1 is a milestone: it does not have an", "activity"),
    (SetEffort("A", -1), "A cannot take -1 hours of work", "from 0 to 100000"),
    (SetEffort("M1", 5), "M1 is a milestone: it does not have hours", "activity"),
    (SetEffort("DONE", 5), "DONE is finished", "Reopen it first"),
    (SetCalendar("A", "tusdays"), "There is no calendar tusdays", "'tuesdays'"),
    (SetCommittee("A", "bord"), "There is no committee bord", "Write 'board'"),
    (SetCommittee("G1", "board"), "G1 is a gate: it does not have a com", "activity"),
    (AddLink(Link("A", "A")), "A cannot wait for itself", "two different"),
    (AddLink(Link("A", "B", lag=9)), "There is a link FS from A to B", "Unlink it"),
    (AddLink(Link("A", "Q")), "There is no Q in the plan", ""),
    (AddLink(Link("B", "DONE")), "DONE is finished", "Reopen it first"),
    (AddLink(Link("A", "C", lag=2000)), "A lag of 2000 working days", "up to 1300"),
    (AddLink(Link("A", "C", calendar="x")), "There is no calendar x", ""),
    (AddLink(Link("G1", "A")), "A would wait for itself: A → B → G1 → A", "Unlink"),
    (RemoveLink("A", "C", LinkType.FS), "There is no link FS from A to C", "for B"),
    (RemoveLink("A", "B", LinkType.SS), "There is no link SS from A to B", "for A"),
    (RemoveLink("X", "B", LinkType.FS), "There is no X in the plan", ""),
    (DefineCalendar("elapsed", TUESDAYS), "cannot be called 'elapsed'", "letters"),
    (DefineCalendar(" ", TUESDAYS), "A calendar cannot be called ' '", "letters"),
    (DefineCalendar("tuesdays", None), "tuesdays is in use by A", "Free"),
    (DefineCalendar("elapsed", None), "elapsed is always there", "another"),
    (DefineCalendar("nothing", None), "There is no calendar nothing", ""),
    (
        DefineCalendar("tuesdays", WorkingCalendar(frozenset({5, 6}))),
        "No weekday would be left on which A could be worked",
        "share",
    ),
    (DefineCommittee("board", None), "The committee board ends C", "Free"),
    (DefineCommittee("x", None), "There is no committee x", ""),
    (DefineCommittee("", BOARD), "A committee cannot be called ''", "letters"),
    (DefineCommittee("x", replace(BOARD, name="a\x1b[2J")), r"'a\x1b[2J'", "one line"),
    (DefineCalendar("b" * 81, TUESDAYS), "cannot be called 'bbb", "up to 80"),
    (
        DefineCalendar(
            "far", replace(TUESDAYS, days_off=frozenset({date.max, date.min}))
        ),
        "1 January 1 and 31 December 9999 are more than 20 years from",
        "nearer days",
    ),
    (DefineCommittee("x", Committee("X")), "X has no meeting", "days or a rule"),
    (
        DefineCommittee("x", replace(BOARD, papers=-1)),
        "Papers cannot be due -1 days before",
        "from 0 to 250",
    ),
    (
        DefineCommittee("x", replace(BOARD, meetings=monday(28, 14))),
        "The meeting of 14 January 2027 stands after that of 28 January 2027",
        "in order",
    ),
    (AddDeliverable(Activity("A", 0), PAPER), "A is in the plan already", "as it is"),
    (AddDeliverable(Activity("D1", 3), PAPER), "D1 is no deliverable", "deliverables"),
    (RemoveDeliverable("A"), "A is not a deliverable in the plan", "one that is"),
]


@pytest.mark.parametrize(("edit", "what", "cure"), WRONG, ids=lambda one: str(one)[:50])
def test_the_words_of_a_problem(
    programme: Programme, edit: Edit, what: str, cure: str
) -> None:
    first, *_ = edit_problems(programme, [edit], ROLES)
    assert what in first.what
    assert cure in first.cure


def test_every_problem_is_found_and_says_which_edit_has_it(
    programme: Programme,
) -> None:
    edits: list[Edit] = [
        SetDuration("A", 0),
        SetDuration("A", 7),
        AddLink(Link("C", "C")),
    ]
    found = edit_problems(programme, edits, ROLES)
    assert [problem.position for problem in found] == [0, 2]
    assert str(found[0]).startswith("A cannot take 0 working days. Give")


def test_an_edit_is_judged_after_those_before_it(programme: Programme) -> None:
    new: list[Edit] = [
        DefineCommittee("people", BOARD),
        SetCommittee("A", "people"),
        RemoveLink("A", "B", LinkType.FS),
        AddLink(Link("B", "A")),
    ]
    assert edit_problems(programme, new, ROLES) == ()
    assert edit_problems(programme, new[::-1], ROLES) != ()


def test_two_calendars_of_one_piece_of_work_must_share_a_weekday(
    programme: Programme,
) -> None:
    """A is worked on Tuesdays, and its owner alone would work on Fridays."""
    person = programme.sole_holders["lead"]
    owner = edited(programme, [SetOwner("A", "lead")])
    found = edit_problems(owner, [DefineCalendar(person, FRIDAYS)], ROLES)
    assert [type(one) for one in found] == [EditProblem]
    assert "on which A could be worked" in found[0].what


def test_an_owner_must_work_on_a_day_of_the_work(programme: Programme) -> None:
    """A is worked on Tuesdays; whoever alone holds the role of lead works on Fridays."""
    person = programme.sole_holders["lead"]
    friday = edited(
        programme, [SetOwner("A", "sponsor"), DefineCalendar(person, FRIDAYS)]
    )
    (found,) = edit_problems(friday, [SetOwner("A", "lead")], ROLES)
    assert found.what == "No weekday would be left on which A could be worked"
    assert edit_problems(friday, [SetOwner("A", "lead")], ROLES, undoing=True)
    assert not edit_problems(friday, [SetOwner("B", "lead")], ROLES)


def test_a_deliverable_that_is_waited_for_stays(programme: Programme) -> None:
    point = Activity("D1", 0, Kind.DELIVERABLE)
    new: list[Edit] = [AddDeliverable(point, PAPER), AddLink(Link("D1", "C"))]
    after = edited(programme, new)
    (found,) = edit_problems(after, [RemoveDeliverable("D1")], ROLES)
    assert found.what == "D1 is still linked with C"
