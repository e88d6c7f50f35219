"""Gates: what stands in the way of a decision, and which decisions may be taken."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from programme.core.definition import PASSES, CriterionKind, Decision
from programme.core.gates import STATE_AFTER, CriterionNow, GateNow, check_decision
from programme.core.refusal import RefusedError
from programme.core.status import DeliverableState, GateState
from tests.core.builders import jan

OUTCOMES = {
    Decision.GO: "Go",
    Decision.GO_WITH_CONDITIONS: "Go, with conditions",
    Decision.HOLD: "Not yet",
    Decision.STOP: "Stop",
}
BRIEF = CriterionNow(
    1,
    CriterionKind.DELIVERABLE,
    "D104",
    "Programme brief",
    deliverable=DeliverableState.ACCEPTED,
)
RELEASED = CriterionNow(
    2, CriterionKind.METRIC, "share_released", "", Decimal("0.9"), value=Decimal("0.95")
)
TIMING = CriterionNow(
    3, CriterionKind.CHECK, "no inspection is expected", "", confirmed=True
)


def gate(*criteria: CriterionNow, state: GateState = GateState.WAITING) -> GateNow:
    return GateNow(
        "G1",
        "Ready to start fieldwork",
        state,
        "steering_group",
        jan(29),
        OUTCOMES,
        criteria,
        (),
    )


READY = gate(BRIEF, RELEASED, TIMING)
NOT_READY = replace(READY, unfinished=("P1-CHG-05",))


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        (GateState.WAITING, True),
        (GateState.HELD, True),
        (GateState.STOPPED, False),
        (GateState.PASSED, False),
    ],
)
def test_only_what_is_undecided_and_ready_waits(
    state: GateState, *, waits: bool
) -> None:
    assert gate(state=state).waits_for_decision is waits
    after = replace(gate(state=state), unfinished=("P1-CHG-05",))
    assert not after.waits_for_decision


def decide(
    gate: GateNow, decision: Decision, conditions: str = "", waiver: str = ""
) -> None:
    check_decision(gate, decision, conditions, waiver)


@pytest.mark.parametrize(
    ("state", "met"),
    [
        (DeliverableState.EXPECTED, False),
        (DeliverableState.SUBMITTED, False),
        (DeliverableState.RETURNED, False),
        (DeliverableState.ACCEPTED, True),
    ],
)
def test_a_deliverable_counts_when_it_is_accepted(
    state: DeliverableState, *, met: bool
) -> None:
    criterion = replace(BRIEF, deliverable=state)
    assert criterion.met is met
    assert str(criterion) == f"D104 Programme brief is {state}"


@pytest.mark.parametrize(
    ("value", "met", "words"),
    [
        (None, False, "share released is not known, and 0.9 is wanted"),
        (Decimal("0.89"), False, "share released is 0.89, and 0.9 is wanted"),
        (Decimal("0.9"), True, "share released is 0.9, and 0.9 is wanted"),
    ],
)
def test_a_metric_counts_from_its_threshold_on(
    value: Decimal | None, words: str, *, met: bool
) -> None:
    criterion = replace(RELEASED, value=value)
    assert criterion.met is met
    assert str(criterion) == words


def test_a_check_counts_when_somebody_confirmed_it() -> None:
    open_check = replace(TIMING, confirmed=False)
    assert TIMING.met
    assert str(TIMING) == "no inspection is expected"
    assert not open_check.met
    assert str(open_check) == "not confirmed: no inspection is expected"


def test_a_gate_says_everything_that_stands_in_its_way() -> None:
    waiting = gate(
        replace(BRIEF, deliverable=DeliverableState.RETURNED),
        RELEASED,
        replace(TIMING, confirmed=False),
    )
    assert list(replace(waiting, unfinished=("P1-CHG-05",)).unmet()) == [
        "P1-CHG-05 is not finished",
        "D104 Programme brief is returned",
        "not confirmed: no inspection is expected",
    ]


def test_nothing_stands_in_the_way_of_a_gate_that_is_ready() -> None:
    assert list(READY.unmet()) == []


@pytest.mark.parametrize(
    ("state", "decision"),
    list(product(sorted(set(GateState) - {GateState.PASSED}), Decision)),
)
def test_any_decision_may_be_taken_on_a_gate_that_is_ready(
    state: GateState, decision: Decision
) -> None:
    decide(replace(READY, state=state), decision, conditions="report in May")


@pytest.mark.parametrize("decision", Decision)
def test_a_gate_is_passed_once(decision: Decision) -> None:
    with pytest.raises(RefusedError, match="was passed already"):
        decide(replace(READY, state=GateState.PASSED), decision, "a condition")


def test_a_decision_must_be_on_offer() -> None:
    few = replace(READY, outcomes={Decision.GO: "Go", Decision.HOLD: "Not yet"})
    with pytest.raises(RefusedError, match="does not offer stop") as refused:
        decide(few, Decision.STOP)
    assert refused.value.cure == "Choose from go (Go), hold (Not yet)"


@pytest.mark.parametrize("conditions", ["", "  "])
def test_conditions_must_be_said(conditions: str) -> None:
    with pytest.raises(RefusedError, match="needs its conditions"):
        decide(READY, Decision.GO_WITH_CONDITIONS, conditions)


@pytest.mark.parametrize("decision", sorted(PASSES))
@pytest.mark.parametrize("waiver", ["", "  "])
def test_a_gate_that_is_not_ready_is_not_passed(
    decision: Decision, waiver: str
) -> None:
    with pytest.raises(RefusedError, match="is not ready") as refused:
        decide(NOT_READY, decision, "a condition", waiver)
    assert refused.value.reasons == ("P1-CHG-05 is not finished",)


@pytest.mark.parametrize("decision", sorted(PASSES))
def test_a_gate_that_is_not_ready_is_passed_by_a_waiver(decision: Decision) -> None:
    decide(NOT_READY, decision, "a condition", waiver="training ends this week")


@pytest.mark.parametrize("decision", sorted(set(Decision) - PASSES))
def test_a_gate_that_is_not_ready_may_be_held_or_stopped(decision: Decision) -> None:
    decide(NOT_READY, decision)


def test_every_decision_leaves_the_gate_in_a_state() -> None:
    assert STATE_AFTER.keys() == set(Decision)
    passing = {d for d, state in STATE_AFTER.items() if state is GateState.PASSED}
    assert passing == PASSES
