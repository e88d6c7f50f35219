"""Deliverables: expected, submitted version by version, accepted or returned."""

import re
from dataclasses import dataclass
from datetime import date

from programme.core.access import Actor
from programme.core.edits import AddDeliverable, AddLink, Edit
from programme.core.plan import NOT_STARTED, Activity, Kind, Link, Progress
from programme.core.programme import Detail, Programme
from programme.core.refusal import RefusedError
from programme.core.status import DeliverableState, Verdict

STATE_AFTER = {
    Verdict.ACCEPTED: DeliverableState.ACCEPTED,
    Verdict.RETURNED: DeliverableState.RETURNED,
}


@dataclass(frozen=True, slots=True)
class DeliverableNow:
    """A deliverable with where it stands; ``version`` counts its submissions.

    ``submitted_by`` is the id of the person who submitted the current version;
    ``accepted_on`` the day of its acceptance, where it is accepted.
    """

    code: str
    title: str
    activity_code: str
    owner_role: str
    approver_role: str
    acceptance: tuple[str, ...]
    state: DeliverableState
    version: int
    submitted_by: int | None = None
    submitted_on: date | None = None
    accepted_on: date | None = None


def standing_in_plan(
    deliverable: DeliverableNow, programme: Programme
) -> tuple[Edit, Edit]:
    """Give the edits that let a deliverable stand in the plan, after its activity.

    Nobody hands over before the work is finished; until it is accepted, it moves with
    the status date as an undecided gate does.
    """
    of = programme.details[deliverable.activity_code]
    detail = Detail(
        deliverable.code,
        deliverable.title,
        of.phase,
        of.workstream,
        deliverable.approver_role,
        reminders="",
    )
    accepted = deliverable.accepted_on
    progress = Progress(finished=accepted) if accepted else NOT_STARTED
    point = Activity(deliverable.code, 0, Kind.DELIVERABLE, progress=progress)
    link = Link(deliverable.activity_code, deliverable.code)
    return AddDeliverable(point, detail), AddLink(link)


def check_submission(deliverable: DeliverableNow) -> None:
    """Let a new version pass unless the deliverable is accepted already.

    Raises:
        RefusedError: when an accepted version is there.
    """
    if deliverable.state is DeliverableState.ACCEPTED:
        raise RefusedError(
            f"{deliverable.code} {deliverable.title} was accepted already",
            cure="Ask its approver to return it before a new version is submitted",
        )


_PLACE = re.compile(
    r"(https?|file)://\S+|\\\\[^\\/\s]+\\.+|[A-Za-z]:[\\/].+|[^\s/\\]*[/\\].+",
    re.IGNORECASE,
)
"""An address, a network share, or a path: what somebody can go to and read."""


def check_link(link: str) -> None:
    """Let a link pass that says where something is.

    Raises:
        RefusedError: when it is neither an address nor a path.
    """
    if not _PLACE.fullmatch(link.strip()):
        raise RefusedError(
            f"{link!r} is no place where something can be read",
            cure="Give an address that begins with https://, or the path of a folder"
            " or file, such as \\\\server\\folder\\paper.docx",
        )


def check_verdict(
    deliverable: DeliverableNow,
    actor: Actor,
    verdict: Verdict,
    comment: str,
    waits_for: str = "its owner",
) -> None:
    """Let a verdict on the current version pass when the rules allow it.

    An accepted version may still be returned: that withdraws the acceptance.
    ``waits_for`` names whoever submits it.

    Raises:
        RefusedError: when nothing was submitted, the actor submitted it, or a
            return does not say why.
    """
    may_return = verdict is Verdict.RETURNED
    if deliverable.state is not DeliverableState.SUBMITTED and not (
        may_return and deliverable.state is DeliverableState.ACCEPTED
    ):
        raise RefusedError(
            f"{deliverable.code} {deliverable.title} is {deliverable.state}",
            cure=f"Wait until {waits_for} submits a version",
        )
    if deliverable.submitted_by == actor.person_id:
        raise RefusedError(
            f"{actor.name} submitted {deliverable.code}",
            "nobody accepts or returns what they submitted",
            cure="Ask somebody else who holds the approver role",
        )
    if may_return and not comment.strip():
        raise RefusedError(
            "A return needs a reason", cure="Say what has to change (--reason)"
        )
