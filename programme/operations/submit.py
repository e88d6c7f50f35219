"""Submit a deliverable: a link, or a file with its SHA-256."""

from dataclasses import dataclass
from hashlib import sha256

from programme.core.access import OWNER, Deed
from programme.core.deliverables import DeliverableNow, check_link, check_submission
from programme.core.refusal import RefusedError
from programme.core.reminders import Submitted, reminders_of_submission
from programme.operations.changing import Change, Request, changing
from programme.operations.result import Done
from programme.storage.database import Database
from programme.storage.deliverables import (
    Handover,
    insert_submission,
)
from programme.storage.saving import replace_falls_due

LARGEST_FILE = 20_000_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is handed over: a link, or a file by its name and bytes."""

    link: str = ""
    file_name: str = ""
    content: bytes | None = None


def submit(database: Database, request: Request, code: str, evidence: Evidence) -> Done:
    """Hand over a new version of a deliverable; its approver is chased from now on.

    Raises:
        RefusedError: when the person may not, there is no such deliverable or no
            evidence, the file is over 20 MB, or a version was accepted already.
    """
    with changing(database, request) as change:
        deliverable = change.deliverable(code)
        change.require(Deed.SUBMIT, {OWNER: deliverable.owner_role})
        check_submission(deliverable)
        _check_evidence(evidence)
        handover = _handover(change, deliverable, evidence)
        programme = change.programme
        insert_submission(change.connection, programme.id, deliverable.code, handover)
        change.journal(
            "submitted",
            deliverable.code,
            {"state": deliverable.state, "version": deliverable.version},
            {
                "state": "submitted",
                "version": handover.version,
                "link": handover.link,
                "file": handover.file_name,
                "sha256": handover.sha256,
            },
        )
        _chase(change, deliverable, handover)
        return Done(
            f"{deliverable.code} {deliverable.title}: version {handover.version}"
            " was submitted",
            change.replan(),
            (
                f"It waits for {change.definition.role_title(deliverable.approver_role)}",
            ),
        )


def _check_evidence(evidence: Evidence) -> None:
    if not evidence.link and evidence.content is None:
        raise RefusedError("There is nothing to submit", cure="Give --link or --file")
    if evidence.link:
        check_link(evidence.link)
    if evidence.content is not None and len(evidence.content) > LARGEST_FILE:
        raise RefusedError(
            f"{evidence.file_name} is larger than 20 MB",
            cure="Put it in the document store and give its link",
        )


def _handover(
    change: Change, deliverable: DeliverableNow, evidence: Evidence
) -> Handover:
    content = evidence.content
    return Handover(
        version=deliverable.version + 1,
        submitted_by=change.actor.person_id,
        on=change.request.on,
        at=change.request.at,
        link=evidence.link,
        file_name=evidence.file_name,
        sha256="" if content is None else sha256(content).hexdigest(),
        content=content,
    )


def _chase(change: Change, deliverable: DeliverableNow, handover: Handover) -> None:
    submitted = Submitted(
        deliverable.code,
        handover.version,
        handover.on,
        deliverable.owner_role,
        deliverable.approver_role,
    )
    due = reminders_of_submission(
        submitted, dict(change.definition.reminders), change.programme.calendar
    )
    replace_falls_due(change.connection, change.programme.id, [deliverable.code], due)
