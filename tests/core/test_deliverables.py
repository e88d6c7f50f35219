"""Deliverables: who may say what of a version, and when."""

from dataclasses import replace
from itertools import product

import pytest

from programme.core.access import Actor
from programme.core.deliverables import (
    STATE_AFTER,
    DeliverableNow,
    check_submission,
    check_verdict,
)
from programme.core.refusal import RefusedError
from programme.core.status import DeliverableState, Verdict
from tests.core.builders import jan

ADA = Actor(1, "Ada Ojo", "ada@trust.example", frozenset({"od_lead"}))
BEN = Actor(2, "Ben Hall", "ben@trust.example", frozenset({"chief_executive"}))
CASE = DeliverableNow(
    "D101",
    "Case for change",
    "P1-GOV-01",
    "exec_sponsor",
    "chief_executive",
    ("says why now",),
    DeliverableState.SUBMITTED,
    version=1,
    submitted_by=ADA.person_id,
    submitted_on=jan(5),
)
MAY_BE_JUDGED = {
    (DeliverableState.SUBMITTED, Verdict.ACCEPTED),
    (DeliverableState.SUBMITTED, Verdict.RETURNED),
    (DeliverableState.ACCEPTED, Verdict.RETURNED),
}


@pytest.mark.parametrize(("state", "verdict"), list(product(DeliverableState, Verdict)))
def test_a_version_is_judged_when_it_waits_and_returned_after_all(
    state: DeliverableState, verdict: Verdict
) -> None:
    deliverable = replace(CASE, state=state)
    if (state, verdict) in MAY_BE_JUDGED:
        check_verdict(deliverable, BEN, verdict, "the figures are old")
    else:
        with pytest.raises(RefusedError, match=f"Case for change is {state}"):
            check_verdict(deliverable, BEN, verdict, "the figures are old")


@pytest.mark.parametrize("verdict", Verdict)
def test_nobody_judges_what_they_submitted(verdict: Verdict) -> None:
    with pytest.raises(RefusedError, match="Ada Ojo submitted D101") as refused:
        check_verdict(CASE, ADA, verdict, "all is well")
    assert refused.value.reasons == ("nobody accepts or returns what they submitted",)


@pytest.mark.parametrize("comment", ["", "  "])
def test_a_return_says_what_has_to_change(comment: str) -> None:
    with pytest.raises(RefusedError, match="A return needs a reason"):
        check_verdict(CASE, BEN, Verdict.RETURNED, comment)
    check_verdict(CASE, BEN, Verdict.ACCEPTED, comment)


@pytest.mark.parametrize("state", DeliverableState)
def test_a_new_version_is_welcome_until_one_is_accepted(
    state: DeliverableState,
) -> None:
    deliverable = replace(CASE, state=state)
    if state is DeliverableState.ACCEPTED:
        with pytest.raises(RefusedError, match="was accepted already"):
            check_submission(deliverable)
    else:
        check_submission(deliverable)


def test_every_verdict_leaves_the_deliverable_in_a_state() -> None:
    assert STATE_AFTER.keys() == set(Verdict)
