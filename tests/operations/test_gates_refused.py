"""What may not be decided on a gate or confirmed of it, and what then stays."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from programme.core.access import LEAD, SPONSOR
from programme.core.definition import Decision
from programme.core.refusal import RefusedError
from tests.operations.builders import MEMBER, june
from tests.operations.looking import everything
from tests.operations.office import Office
from tests.operations.programmes import made_ready

REFUSALS: dict[str, tuple[Callable[[Office], object], str]] = {
    "no such gate": (
        lambda office: office.decide("G9", Decision.GO, june(4)),
        "small has no gate G9",
    ),
    "not the deciding role": (
        lambda office: office.decide("G", Decision.GO, june(4), by=SPONSOR),
        "Exec Sponsor may not decide the gate",
    ),
    "the lead does not decide": (
        lambda office: office.decide("G", Decision.HOLD, june(4), by=LEAD),
        "Programme Lead may not decide the gate",
    ),
    "conditions without conditions": (
        lambda office: office.decide(
            "ADVICE", Decision.GO_WITH_CONDITIONS, june(4), conditions=" "
        ),
        "Go with conditions needs its conditions",
    ),
    "a waiver without a reason": (
        lambda office: office.decide("G", Decision.GO, june(4), waiver="  "),
        "G Gate G is not ready",
    ),
    "a criterion that is not there": (
        lambda office: office.confirm("G", 9, june(4)),
        "G has no criterion 9 that a person confirms",
    ),
    "a paper is accepted, not confirmed": (
        lambda office: office.confirm("G", 1, june(4)),
        "G has no criterion 1 that a person confirms",
    ),
    "a metric without a value": (
        lambda office: office.confirm("G", 2, june(4)),
        "Criterion 2 of G needs a value",
    ),
    "a metric that is no number": (
        lambda office: office.confirm("G", 2, june(4), value=Decimal("NaN")),
        "Criterion 2 of G needs a value",
    ),
    "a member confirms nothing": (
        lambda office: office.confirm("G", 3, june(4), by=MEMBER),
        "Member may not confirm a criterion",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_the_rules_do_not_allow_is_refused_and_leaves_nothing(
    gated: Office, case: str
) -> None:
    attempt, words = REFUSALS[case]
    before = everything(gated.database)
    with pytest.raises(RefusedError) as refused:
        attempt(gated)
    assert refused.value.what == words
    assert refused.value.cure
    assert everything(gated.database) == before


def test_a_passed_gate_is_never_decided_again(gated: Office) -> None:
    made_ready(gated).decide("G", Decision.GO, june(4))
    for decision in Decision:
        with pytest.raises(RefusedError, match="G Gate G was passed already"):
            gated.decide("G", decision, june(5), conditions="x", waiver="x")


def test_a_decision_that_the_gate_does_not_offer_is_refused(trust: Office) -> None:
    with pytest.raises(RefusedError) as refused:
        trust.decide("G0", Decision.GO_WITH_CONDITIONS, date(2026, 4, 1))
    assert refused.value.what == "G0 does not offer go with conditions"
    assert refused.value.cure == "Choose from go (Go), hold (Not now), stop (Stop)"
