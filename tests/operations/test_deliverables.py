"""Deliverables: submitted version by version, accepted or returned by somebody else."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from programme.core.access import LEAD
from programme.core.people import PersonInRole
from programme.core.refusal import RefusedError
from programme.core.status import DeliverableState
from programme.operations.assign_people import assign_people
from programme.operations.submit import LARGEST_FILE, Evidence
from programme.storage.reading import Row
from tests.operations.builders import (
    APPROVER,
    BOARD,
    MEMBER,
    activity,
    address,
    at,
    definition,
    june,
    make,
)
from tests.operations.looking import everything, journal, one_value
from tests.operations.office import LINK, Office

_VERSIONS = """
    SELECT s.version, p.email, s.link, s.file_name, s.verdict, s.comment
      FROM submission s JOIN person p ON p.id = s.submitted_by ORDER BY s.version
"""


@pytest.fixture
def paper(office: Office) -> Office:
    """Activity A, of the member, hands over paper D1, for the approver to accept."""
    make(office.database, definition(activity("A", 5, hands_over="D1")))
    return office


def versions(office: Office) -> list[Row]:
    with office.database.reading() as read:
        return read(_VERSIONS)


def test_a_link_is_handed_over(paper: Office) -> None:
    done = paper.submit("d1", june(2))
    assert done.said == "D1 Paper D1: version 1 was submitted"
    assert done.notes == ("It waits for Approver",)
    stored = paper.deliverable("D1")
    assert (stored.state, stored.version) == (DeliverableState.SUBMITTED, 1)
    assert stored.submitted_on == june(2)
    assert versions(paper) == [(1, address(MEMBER), LINK.link, "", None, "")]


def test_a_file_is_kept_whole_with_its_hash(paper: Office) -> None:
    content = b"The case for change"
    paper.submit("D1", june(2), evidence=Evidence(file_name="a.txt", content=content))
    kept = one_value(paper.database, "SELECT content FROM submission")
    assert bytes(kept) == content  # type: ignore[call-overload]
    digest = one_value(paper.database, "SELECT sha256 FROM submission")
    assert digest == sha256(content).hexdigest()
    entry = next(e for e in journal(paper.database) if e.action == "submitted")
    assert entry.after["sha256"] == digest


def test_the_approver_accepts(paper: Office) -> None:
    paper.submit("D1", june(2))
    done = paper.accept("D1", june(3))
    assert done.said == "D1 Paper D1: version 1 was accepted"
    assert paper.deliverable("D1").state is DeliverableState.ACCEPTED
    assert versions(paper)[0][4:] == ("accepted", "")
    entry = next(e for e in journal(paper.database) if e.action == "accepted")
    assert entry.actor == "Approver <approver@trust.example>"
    assert entry.before == {"state": "submitted"}
    assert entry.after == {"state": "accepted", "version": 1}


def test_what_is_returned_is_submitted_again_as_the_next_version(
    paper: Office,
) -> None:
    paper.submit("D1", june(2))
    paper.give_back("D1", june(3), reason="Too long")
    assert paper.deliverable("D1").state is DeliverableState.RETURNED
    assert paper.submit("D1", june(4)).said.startswith("D1 Paper D1: version 2")
    paper.accept("D1", june(5))
    assert [row[4:] for row in versions(paper)] == [
        ("returned", "Too long"),
        ("accepted", ""),
    ]
    entry = next(e for e in journal(paper.database) if e.action == "returned")
    assert entry.reason == "Too long"


def test_an_acceptance_may_be_withdrawn_with_a_reason(paper: Office) -> None:
    paper.submit("D1", june(2))
    paper.accept("D1", june(3))
    paper.give_back("D1", june(4), reason="A page is missing")
    assert paper.deliverable("D1").state is DeliverableState.RETURNED


def test_the_lead_may_hand_over_for_the_owner(paper: Office) -> None:
    paper.submit("D1", june(2), by=LEAD)
    assert versions(paper)[0][1] == address(LEAD)


def test_nobody_accepts_or_returns_what_they_submitted(paper: Office) -> None:
    """The approver is a member too, and submits; another approver has to judge."""
    both = [
        PersonInRole(MEMBER, "Approver", address(APPROVER)),
        PersonInRole(APPROVER, "Sam Okoro", address("sam")),
    ]
    assign_people(paper.database, "small", both, at(june(1)))
    paper.submit("D1", june(2), by=APPROVER)
    for attempt in (paper.accept, paper.give_back):
        with pytest.raises(RefusedError) as refused:
            attempt("D1", june(3))
        assert refused.value.what == "Approver submitted D1"
        assert refused.value.reasons == (
            "nobody accepts or returns what they submitted",
        )
    paper.accept("D1", june(3), by="sam")
    assert paper.deliverable("D1").state is DeliverableState.ACCEPTED


def _submitted(office: Office) -> object:
    return office.submit("D1", june(2))


def _accepted(office: Office) -> object:
    return office.accept("D1", june(2))


REFUSALS: dict[str, tuple[list[Callable[[Office], object]], Callable[..., object], str]]
REFUSALS = {
    "no such deliverable": (
        [],
        lambda office: office.submit("D9", june(2)),
        "small has no deliverable D9",
    ),
    "nothing is handed over": (
        [],
        lambda office: office.submit("D1", june(2), evidence=Evidence()),
        "There is nothing to submit",
    ),
    "too large a file": (
        [],
        lambda office: office.submit(
            "D1",
            june(2),
            evidence=Evidence(file_name="a.pdf", content=bytes(LARGEST_FILE + 1)),
        ),
        "a.pdf is larger than 20 MB",
    ),
    "not the owner": (
        [],
        lambda office: office.submit("D1", june(2), by=BOARD),
        "Board may not submit the deliverable",
    ),
    "a new version of what was accepted": (
        [_submitted, _accepted],
        _submitted,
        "D1 Paper D1 was accepted already",
    ),
    "nothing to accept": ([], _accepted, "D1 Paper D1 is expected"),
    "nothing to return": (
        [],
        lambda office: office.give_back("D1", june(2)),
        "D1 Paper D1 is expected",
    ),
    "accepted twice": ([_submitted, _accepted], _accepted, "D1 Paper D1 is accepted"),
    "not the approver": (
        [_submitted],
        lambda office: office.accept("D1", june(2), by=LEAD),
        "Programme Lead may not accept or return the deliverable",
    ),
    "returned without a word": (
        [_submitted],
        lambda office: office.give_back("D1", june(2), reason=" "),
        "A return needs a reason",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_the_rules_do_not_allow_is_refused_and_leaves_nothing(
    paper: Office, case: str
) -> None:
    before, attempt, words = REFUSALS[case]
    for step in before:
        step(paper)
    rows = everything(paper.database)
    with pytest.raises(RefusedError) as refused:
        attempt(paper)
    assert refused.value.what == words
    assert refused.value.cure
    assert everything(paper.database) == rows
