"""A plan is changed whole or not at all, as its preview said, and undone exactly."""

import pytest

from programme.core.access import LEAD
from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.edits import (
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetOwner,
)
from programme.core.plan import Link, LinkType, no_earlier_than
from programme.core.refusal import RefusedError
from programme.operations.change_plan import change_plan
from programme.storage.changes import changes
from tests.operations.builders import (
    BOARD,
    MEMBER,
    MONDAY,
    june,
    make,
    small_definition,
)
from tests.operations.looking import everything, journal, plan_of
from tests.operations.office import Office


@pytest.fixture
def small(office: Office) -> Office:
    make(office.database, small_definition())
    return office


def test_a_longer_duration_moves_what_waits_for_it(small: Office) -> None:
    done = small.change(SetDuration("A", 8), on=MONDAY, reason="More to do")
    assert done.said == "Change 1 is made: A takes 8 working days"
    moved = {one.code: (one.now, one.working_days) for one in done.moves}
    assert moved == {
        "A": (june(10), 3),
        "B": (june(17), 3),
        "C": (june(22), 3),
        "M1": (june(22), 3),
        "G1": (june(17), 3),
    }
    assert small.dates("A").finish == june(10)
    assert small.programme().version == 2


def test_a_change_is_journalled_with_reason_and_delay(small: Office) -> None:
    small.change(
        SetDuration("A", 8), on=MONDAY, reason="Two are ill", delay_reason="staffing"
    )
    made, moved = journal(small.database)[-2:]
    assert (made.action, made.subject, made.reason) == (
        "made change",
        "1",
        "Two are ill",
    )
    assert made.before == {"plan": "A takes 5 working days"}
    assert made.after == {"plan": "A takes 8 working days", "delay": "staffing"}
    assert (moved.action, moved.after["A"]) == ("re-planned", "2026-06-10")


def test_a_change_is_kept_with_its_inverse(small: Office) -> None:
    small.change(SetDuration("A", 8), RemoveLink("A", "B", LinkType.FS), on=MONDAY)
    with small.database.reading() as read:
        (kept,) = changes(read, 1)
    assert (kept.number, kept.person, kept.on) == (1, "Programme Lead", MONDAY)
    assert kept.words == ("A takes 8 working days; B no longer starts after A finishes")
    assert '"edit":"unlink"' in kept.edits
    assert kept.inverse.index('"edit":"link"') < kept.inverse.index('"duration"')


def test_all_problems_are_said_and_nothing_is_stored(small: Office) -> None:
    before = everything(small.database)
    with pytest.raises(RefusedError) as refused:
        small.change(
            SetDuration("A", 8), SetDuration("A", 0), SetOwner("Z", MEMBER), on=MONDAY
        )
    assert refused.value.what == "There are 2 problems with this change"
    assert len(refused.value.reasons) == 2
    assert everything(small.database) == before


@pytest.mark.parametrize(
    ("edits", "by", "why", "words"),
    [
        ([SetDuration("A", 8)], MEMBER, {}, "Member may not change the plan"),
        (
            [SetDuration("A", 8)],
            LEAD,
            {"delay_reason": "weather"},
            "There is no reason for delay weather",
        ),
        ([], LEAD, {}, "There is nothing to change"),
    ],
)
def test_what_the_rules_do_not_allow_changes_nothing(
    small: Office, edits: list[Edit], by: str, why: dict[str, str], words: str
) -> None:
    before = everything(small.database)
    with pytest.raises(RefusedError) as refused:
        small.change(*edits, on=MONDAY, by=by, **why)
    assert refused.value.what == words
    assert everything(small.database) == before


def test_a_stale_preview_is_refused(small: Office) -> None:
    seen = small.programme().version
    small.change(SetDuration("B", 9), on=MONDAY)
    request = small.request(LEAD, MONDAY)
    with pytest.raises(RefusedError, match="was changed since this preview"):
        change_plan(small.database, request, [SetDuration("A", 8)], version=seen)
    assert small.dates("A").finish == june(5)


def test_undoing_restores_the_plan_and_its_dates(small: Office) -> None:
    before = small.programme()
    small.change(
        DefineCalendar("tuesdays", WorkingCalendar(frozenset({1, 3}))),
        DefineCommittee("board", Committee("The board", 2, (june(25),))),
        SetCalendar("A", "tuesdays"),
        SetCommittee("C", "board"),
        SetConstraint("B", no_earlier_than(june(20))),
        SetDeadline("C", june(12)),
        SetOwner("A", BOARD),
        SetDuration("C", 9),
        RemoveLink("A", "B", LinkType.FS),
        AddLink(Link("A", "C", LinkType.SS, 2, "elapsed")),
        on=MONDAY,
    )
    assert plan_of(small.programme()) != plan_of(before)
    done = small.undo(on=MONDAY)
    assert done.said.startswith("Change 1 is undone (change 2): ")
    assert plan_of(small.programme()) == plan_of(before)


def test_an_undoing_can_be_undone(small: Office) -> None:
    small.change(SetDuration("A", 8), on=MONDAY)
    after = small.programme()
    small.undo(on=MONDAY)
    small.undo(2, on=MONDAY)
    assert plan_of(small.programme()) == plan_of(after)
    with pytest.raises(RefusedError, match="undone already, by change 3"):
        small.undo(2, on=MONDAY)
    small.undo(on=MONDAY)
    assert small.dates("A").finish == june(5)


def test_without_a_number_the_last_change_that_holds_is_undone(small: Office) -> None:
    small.change(SetDuration("A", 8), on=MONDAY)
    small.change(SetDuration("B", 8), on=MONDAY)
    assert "Change 2 is undone" in small.undo(on=MONDAY).said
    assert "Change 1 is undone" in small.undo(on=MONDAY).said
    with pytest.raises(RefusedError, match="There is nothing to undo"):
        small.undo(on=MONDAY)


def test_an_older_change_is_undone_alone_when_nothing_touches_it(small: Office) -> None:
    small.change(SetDuration("A", 8), on=MONDAY)
    small.change(SetDuration("B", 8), on=MONDAY)
    small.undo(1, on=MONDAY)
    assert small.dates("A").finish == june(5)
    assert small.dates("B").finish == june(17)


def test_what_was_changed_again_since_is_not_undone(small: Office) -> None:
    small.change(SetDuration("A", 8), SetDuration("B", 4), on=MONDAY)
    small.change(SetDuration("A", 9), on=MONDAY)
    before = everything(small.database)
    with pytest.raises(RefusedError) as refused:
        small.undo(1, on=MONDAY)
    assert refused.value.what == "Change 1 can no longer be undone alone"
    assert refused.value.reasons == ("change 2 changed the duration of A after it",)
    assert refused.value.cure == "Undo change 2 first"
    assert everything(small.database) == before
    small.undo(2, on=MONDAY)
    small.undo(1, on=MONDAY)
    assert small.dates("A").finish == june(5)


def test_an_undoing_that_was_overtaken_stays(small: Office) -> None:
    small.change(SetDuration("A", 8), on=MONDAY)
    small.change(SetDuration("A", 9), on=MONDAY)
    small.undo(2, on=MONDAY)
    small.undo(1, on=MONDAY)
    with pytest.raises(RefusedError) as refused:
        small.undo(3, on=MONDAY)
    assert refused.value.reasons == ("change 4 changed the duration of A after it",)


def test_a_calendar_that_came_into_use_is_not_undone(small: Office) -> None:
    small.change(DefineCalendar("tuesdays", WorkingCalendar(frozenset({1}))), on=MONDAY)
    small.change(SetCalendar("A", "tuesdays"), on=MONDAY)
    with pytest.raises(RefusedError, match="tuesdays is in use by A"):
        small.undo(1, on=MONDAY)


def test_what_moved_with_the_days_is_told_apart_from_what_the_change_moved(
    small: Office,
) -> None:
    """Nobody has reported for two days, and nobody has planned anew."""
    done = small.change(SetDuration("C", 4), on=june(3))
    assert [move.code for move in done.moves] == ["C", "M1"]
    told = [entry.action for entry in journal(small.database)[-3:]]
    assert told == ["re-planned", "made change", "re-planned"]
