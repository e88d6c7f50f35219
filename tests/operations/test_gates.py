"""Gates: decided by their role on met criteria, or waived; held, stopped, passed."""

from datetime import date
from decimal import Decimal

import pytest

from programme.core.access import LEAD
from programme.core.definition import Decision
from programme.core.refusal import RefusedError
from programme.core.status import EventKind, GateState, ProgrammeState
from programme.storage.events import untold_events
from tests.operations.builders import activity, address, definition, gate, june, make
from tests.operations.looking import journal, one_value
from tests.operations.office import Office
from tests.operations.programmes import made_ready


def test_a_gate_that_is_ready_is_passed(gated: Office) -> None:
    done = made_ready(gated).decide("g", Decision.GO, june(4))
    assert (done.said, done.notes) == ("G Gate G: Go", ())
    assert gated.gate("G").state is GateState.PASSED
    assert gated.dates("G").finish == june(4)
    assert gated.dates("B").start == june(5)
    assert gated.start("B", june(5)).notes == ()


def test_a_gate_that_is_not_ready_lists_everything_that_is_missing(
    gated: Office,
) -> None:
    with pytest.raises(RefusedError) as refused:
        gated.decide("G", Decision.GO, june(2))
    assert refused.value.what == "G Gate G is not ready"
    assert refused.value.reasons == (
        "A is not finished",
        "D1 Paper D1 is expected",
        "share released is not known, and 0.9 is wanted",
        "not confirmed: no inspection is due",
    )
    assert "--waiver" in refused.value.cure


def test_a_metric_below_its_threshold_is_not_met(gated: Office) -> None:
    made_ready(gated)
    gated.confirm("G", 2, june(4), value=Decimal("0.85"))
    with pytest.raises(RefusedError) as refused:
        gated.decide("G", Decision.GO, june(4))
    assert refused.value.reasons == ("share released is 0.85, and 0.9 is wanted",)


def test_a_waiver_passes_the_gate_and_is_recorded(gated: Office) -> None:
    """I12: passed on a reason, with everything that was unmet."""
    done = gated.decide("G", Decision.GO, june(2), waiver="Winter will not wait")
    assert len(done.notes) == 4
    assert all(note.startswith("waived: ") for note in done.notes)
    assert gated.gate("G").state is GateState.PASSED
    waiver = one_value(gated.database, "SELECT waiver FROM gate_decision")
    assert waiver == "Winter will not wait"
    assert "D1 Paper D1 is expected" in str(
        one_value(gated.database, "SELECT unmet FROM gate_decision")
    )
    decided = next(e for e in journal(gated.database) if e.action == "decided")
    assert (decided.subject, decided.reason) == ("G", "Winter will not wait")
    assert decided.actor == "Board <board@trust.example>"
    assert decided.after["decision"] == "go"
    assert len(str(decided.after["unmet"]).split(",")) >= 4


def test_go_with_conditions_keeps_its_conditions(gated: Office) -> None:
    made_ready(gated).decide(
        "G", Decision.GO_WITH_CONDITIONS, june(4), conditions="Report in July"
    )
    assert gated.gate("G").state is GateState.PASSED
    with gated.database.reading() as read:
        told = [one.event for one in untold_events(read, 1, "nobody's")]
    decided = [e for e in told if e.kind is EventKind.DECIDED]
    assert [(e.code, e.words, e.now) for e in decided] == [
        ("G", "Go with conditions. Report in July", june(4))
    ]


def test_a_gate_on_hold_may_be_passed_later(gated: Office) -> None:
    made_ready(gated).decide("G", Decision.HOLD, june(4))
    assert gated.gate("G").state is GateState.HELD
    assert gated.programme().state is ProgrammeState.RUNNING
    with pytest.raises(RefusedError, match="B may not start yet"):
        gated.start("B", june(4))

    gated.decide("G", Decision.GO, june(11))
    assert gated.dates("B").start == june(12)
    decisions = one_value(gated.database, "SELECT count(*) FROM gate_decision")
    assert decisions == 2


def test_a_gate_on_hold_needs_nothing_to_be_met(gated: Office) -> None:
    assert len(gated.decide("G", Decision.HOLD, june(2)).notes) == 4


def test_stop_stops_the_programme_until_the_gate_is_decided_again(
    gated: Office,
) -> None:
    gated.decide("G", Decision.STOP, june(2))
    assert gated.gate("G").state is GateState.STOPPED
    assert gated.programme().state is ProgrammeState.STOPPED
    with pytest.raises(RefusedError, match="small is stopped"):
        gated.finish("A", june(2))

    gated.decide("G", Decision.HOLD, june(10))
    assert gated.programme().state is ProgrammeState.RUNNING
    gated.finish("A", june(10))
    states = [
        (entry.action, entry.reason)
        for entry in journal(gated.database)
        if entry.subject == "small" and "state" in entry.after
    ]
    assert states == [("stopped", "decision on G"), ("running", "decision on G")]


def test_a_decision_on_another_gate_does_not_start_what_was_stopped(
    gated: Office,
) -> None:
    gated.decide("G", Decision.STOP, june(2))
    gated.decide("ADVICE", Decision.HOLD, june(3))
    assert gated.programme().state is ProgrammeState.STOPPED


def test_advice_to_stop_stops_nothing(gated: Office) -> None:
    gated.decide("ADVICE", Decision.STOP, june(2))
    assert gated.gate("ADVICE").state is GateState.STOPPED
    assert gated.programme().state is ProgrammeState.RUNNING


def test_the_last_gate_closes_the_programme(gated: Office) -> None:
    made_ready(gated).decide("G", Decision.GO, june(4))
    gated.finish("B", june(8))
    gated.decide("END", Decision.GO, june(8))
    assert gated.programme().state is ProgrammeState.CLOSED
    with pytest.raises(RefusedError) as refused:
        gated.reopen("B", 3, june(9))
    assert refused.value.what == "small is closed"
    assert "new programme" in refused.value.cure
    gated.run(june(30))
    assert gated.programme().caught_up_to == date(2026, 5, 31)


def test_a_last_gate_that_holds_work_back_closes_nothing(office: Office) -> None:
    made_from = definition(
        activity("A", 5), activity("B", 5, "A"), gates=[gate("G", "A", "B")]
    )
    make(office.database, made_from)
    office.finish("A", june(2))
    office.decide("G", Decision.GO, june(2))
    assert office.programme().state is ProgrammeState.RUNNING
    office.finish("B", june(3))


def test_a_check_says_who_confirmed_it(gated: Office) -> None:
    done = gated.confirm("G", 3, june(2), by=LEAD)
    assert done.said == "G criterion 3 is recorded: it is met"
    assert [c.met for c in gated.gate("G").criteria] == [False, False, True]
    entry = journal(gated.database)[-1]
    assert (entry.action, entry.subject) == ("confirmed", "G criterion 3")
    assert entry.actor == "Programme Lead <programme_lead@trust.example>"
    who = "SELECT p.email FROM criterion c JOIN person p ON p.id = c.confirmed_by"
    assert one_value(gated.database, who) == address(LEAD)


def test_a_new_reading_of_a_metric_replaces_the_last(gated: Office) -> None:
    short = gated.confirm("G", 2, june(2), value=Decimal("0.5"))
    assert short.said.startswith(
        "G criterion 2 is recorded: it is not met: share released"
    )
    gated.confirm("G", 2, june(3), value=Decimal("0.92"))
    assert gated.gate("G").criteria[1].met
    entry = journal(gated.database)[-1]
    assert (entry.before, entry.after) == ({"value": "0.5"}, {"value": "0.92"})


def test_a_returned_paper_is_no_longer_a_met_criterion(gated: Office) -> None:
    made_ready(gated)
    gated.give_back("D1", june(4))
    with pytest.raises(RefusedError) as refused:
        gated.decide("G", Decision.GO, june(4))
    assert refused.value.reasons == ("D1 Paper D1 is returned",)


def test_a_paper_returned_after_the_gate_was_passed_is_said_aloud(
    gated: Office,
) -> None:
    """I12: a withdrawal raises a visible exception and never un-passes."""
    made_ready(gated).decide("G", Decision.GO, june(4))
    done = gated.give_back("D1", june(8))
    assert done.notes == (
        "G Gate G was passed on it and stays passed: tell Board, who decided it",
    )
    assert gated.gate("G").state is GateState.PASSED
    returned = next(e for e in journal(gated.database) if e.action == "returned")
    assert returned.after["passed on it"] == ["G"]
