"""What a digest says: reached, coming, slipped, gates, decisions, and what is late."""

from datetime import date

import pytest

from programme.core.access import LEAD, SPONSOR
from programme.core.definition import Decision
from programme.core.edits import SetDeadline
from programme.core.messages import DigestKind
from programme.core.people import PersonInRole
from programme.core.schedule_status import ScheduleStatus
from programme.operations.assign_people import assign_people
from tests.operations.builders import (
    BOARD,
    MONDAY,
    activity,
    address,
    at,
    definition,
    gate,
    june,
    make,
    wants,
)
from tests.operations.looking import messages
from tests.operations.office import Office

MADE_FROM = definition(
    activity("A", 5, hands_over="D1"),
    activity("B", 20, "A"),
    activity("C", 20, "B"),
    gates=[
        gate(
            "G",
            "A",
            criteria=[wants("deliverable", "D1"), wants("check", "all is well")],
        ),
        gate("LATER", "C"),
    ],
    milestones={"M1": "A", "M2": "B", "M3": "C"},
)


@pytest.fixture
def small(office: Office) -> Office:
    """A ends on 5 June, B on 3 July, C on 31 July; M1 to M3 follow, G follows A."""
    make(office.database, MADE_FROM)
    return office


def test_a_missed_deadline_is_off_track_without_any_baseline(small: Office) -> None:
    """B, and M2 with it, ends on 3 July; 30 June was wanted, three working days before."""
    small.change(SetDeadline("M2", june(30)), on=MONDAY)
    found = small.preview(DigestKind.SPONSOR, MONDAY)
    stands = {one.code: one.now for one in found.watched}
    assert stands["M2"].status is ScheduleStatus.OFF_TRACK
    assert stands["M2"].reason == "It misses its date by 3 working days."
    assert stands["M1"].status is ScheduleStatus.NOT_KNOWN
    small.digests(MONDAY)
    subjects = {one.subject for one in messages(small.database)}
    assert all(": 1 milestone off track" in subject for subject in subjects)


def test_a_date_that_is_probably_missed_is_told(small: Office) -> None:
    """On paper M2 is in time, but eight in ten of its likely dates are later."""
    small.change(SetDeadline("M2", date(2026, 7, 3)), on=MONDAY)
    (one,) = (
        one
        for one in small.preview(DigestKind.SPONSOR, MONDAY).watched
        if one.code == "M2"
    )
    assert one.figures.float_left == 0
    assert one.figures.p80_margin is not None
    assert one.figures.p80_margin < 0
    assert one.now.status is ScheduleStatus.AT_RISK


def test_what_comes_within_thirty_working_days(small: Office) -> None:
    """30 working days from 1 June is 13 July; M3, on 31 July, is further away."""
    coming = small.preview(DigestKind.SPONSOR, june(1)).coming
    assert [(one.code, one.day) for one in coming] == [
        ("G", june(5)),
        ("M1", june(5)),
        ("M2", date(2026, 7, 3)),
    ]
    small.run(june(22))
    later = small.preview(DigestKind.SPONSOR, june(22)).coming
    assert "M3" not in {one.code for one in later}


def test_what_was_reached_and_when_against_the_baseline(small: Office) -> None:
    small.baseline("Approved", june(1))
    small.finish("A", june(9))
    digest = small.preview(DigestKind.SPONSOR, june(10))
    (reached,) = digest.reached
    assert (reached.code, reached.title) == ("M1", "Milestone M1")
    assert (reached.day, reached.baseline, reached.variance) == (june(9), june(5), 2)


def test_what_slipped_since_it_was_last_told(small: Office) -> None:
    small.baseline("Approved", june(1))
    small.digests(june(1))
    small.start("A", june(3))
    small.report("A", 5, june(5))
    slipped = {one.code: one for one in small.preview(DigestKind.LEAD, june(8)).slipped}
    assert set(slipped) == {"M1", "M2", "M3", "G", "LATER"}
    m2 = slipped["M2"]
    assert (m2.was, m2.day) == (date(2026, 7, 3), date(2026, 7, 9))
    assert (m2.baseline, m2.variance) == (date(2026, 7, 3), 4)

    small.digests(june(8))
    assert small.preview(DigestKind.LEAD, june(9)).slipped == ()


def test_what_slipped_names_the_late_work_that_it_hangs_on(small: Office) -> None:
    small.start("A", june(1))
    small.digests(june(1))
    small.run(june(10))
    slipped = small.preview(DigestKind.LEAD, june(10)).slipped
    assert {one.because for one in slipped} == {"A Work A"}
    assert {one.moved for one in slipped} == {3}


def test_what_slipped_and_was_caught_up_is_not_called_slipped(small: Office) -> None:
    small.start("A", june(3))
    small.finish("A", june(5))
    digest = small.preview(DigestKind.SPONSOR, june(8))
    assert digest.slipped == ()
    assert [one.code for one in digest.reached] == ["M1"]


def test_the_end_of_the_programme_is_held_against_the_baseline(
    small: Office,
) -> None:
    digest = small.preview(DigestKind.SPONSOR, june(1))
    assert (digest.ends, digest.ends_variance) == (date(2026, 7, 31), None)
    small.baseline("Approved", june(1))
    small.start("A", june(3))
    digest = small.preview(DigestKind.SPONSOR, june(3))
    assert (digest.ends, digest.ends_variance) == (date(2026, 8, 4), 2)


def test_a_milestone_that_is_open_again_is_not_called_reached(small: Office) -> None:
    small.finish("A", june(4))
    small.reopen("A", 5, june(8))
    digest = small.preview(DigestKind.SPONSOR, june(8))
    assert digest.reached == ()
    assert {one.code: one.day for one in digest.slipped}["M1"] == june(12)


def test_a_milestone_that_was_reached_twice_is_told_once(small: Office) -> None:
    small.finish("A", june(4))
    small.reopen("A", 5, june(8))
    small.finish("A", june(9))
    (reached,) = small.preview(DigestKind.SPONSOR, june(10)).reached
    assert (reached.code, reached.day) == ("M1", june(9))


def test_how_ready_the_next_gate_is(small: Office) -> None:
    small.confirm("G", 2, june(2))
    (ready,) = small.preview(DigestKind.SPONSOR, june(2)).gates
    assert (ready.code, ready.day, ready.decided_by) == ("G", june(5), "Board")
    assert (ready.met, ready.total) == (1, 2)
    assert ready.unmet == ("A is not finished", "D1 Paper D1 is expected")


def test_a_gate_that_comes_soon_is_shown_beside_the_next(small: Office) -> None:
    """The gate after C, on 31 July, comes within 30 working days of 22 June."""
    small.finish("A", june(5))
    small.start("B", june(8))
    small.run(june(22))
    shown = small.preview(DigestKind.SPONSOR, june(22)).gates
    assert [one.code for one in shown] == ["G", "LATER"]


def test_a_decision_is_told_with_its_words(small: Office) -> None:
    small.finish("A", june(4))
    small.decide(
        "G",
        Decision.GO_WITH_CONDITIONS,
        june(4),
        conditions="Report in July",
        waiver="The winter will not wait",
    )
    reached = small.preview(DigestKind.SPONSOR, june(8)).reached
    assert [(one.title, one.day) for one in reached] == [
        ("Milestone M1", june(4)),
        ("Gate G: Go with conditions. Report in July", june(4)),
    ]


def test_decisions_wait_for_the_reader_who_may_take_them(office: Office) -> None:
    """The sponsor is the approver and decides the gate; the lead is neither."""
    made_from = definition(
        activity("A", 5, hands_over="D1"), gates=[gate("G", "A"), gate("LAST", "A")]
    )
    make(office.database, made_from, roles=[LEAD, "member"])
    roles = (SPONSOR, "approver", BOARD)
    people = [PersonInRole(role, "Sam Okoro", address("sam")) for role in roles]
    assign_people(office.database, "small", people, at(MONDAY))
    office.submit("D1", june(2))
    office.finish("A", june(4))
    decisions = office.preview(DigestKind.SPONSOR, june(9)).decisions
    assert [(one.what, one.since, one.working_days) for one in decisions] == [
        ("Accept or return D1 Paper D1", june(2), 5),
        ("Decide gate G Gate G", june(4), 3),
        ("Decide gate LAST Gate LAST", june(4), 3),
    ]
    assert decisions[0].deed == "programme accept small D1"
    assert office.preview(DigestKind.LEAD, june(9)).decisions == ()


def test_a_stopped_advisory_gate_asks_its_decider_no_more(office: Office) -> None:
    made_from = definition(
        activity("A", 5), activity("B", 5, "A"), gates=[gate("G", "A", advisory=True)]
    )
    make(office.database, made_from, roles=[LEAD, BOARD, "member"])
    decides = PersonInRole(SPONSOR, "Board", address(BOARD))
    assign_people(office.database, "small", [decides], at(MONDAY))
    office.finish("A", june(4))
    (asked,) = office.preview(DigestKind.SPONSOR, june(5)).decisions
    assert asked.what == "Decide gate G Gate G"
    office.decide("G", Decision.STOP, june(5))
    assert office.preview(DigestKind.SPONSOR, june(8)).decisions == ()


def test_nobody_is_asked_to_accept_what_they_submitted(office: Office) -> None:
    made_from = definition(activity("A", 5, owner=SPONSOR, hands_over="D1"))
    make(office.database, made_from, roles=[LEAD, SPONSOR])
    also = PersonInRole("approver", "Exec Sponsor", address(SPONSOR))
    assign_people(office.database, "small", [also], at(MONDAY))
    office.submit("D1", june(2), by=SPONSOR)
    assert office.preview(DigestKind.SPONSOR, june(9)).decisions == ()


def test_the_lead_is_shown_what_is_late_and_the_sponsor_is_not(
    small: Office,
) -> None:
    small.run(june(10))
    (late,) = small.preview(DigestKind.LEAD, june(10)).overdue
    assert (late.code, late.day, late.overdue) == ("A", june(5), 3)
    assert small.preview(DigestKind.SPONSOR, june(10)).overdue == ()


def test_the_message_says_it_all(small: Office) -> None:
    small.baseline("Approved", june(1))
    small.finish("A", june(9))
    small.run(june(15))
    small.digests(june(15))
    lead = next(one for one in messages(small.database) if one.kind == "digest")
    for words in ("Milestone M1", "Milestone M2", "Gate G", "Example Trust"):
        assert words in lead.text
