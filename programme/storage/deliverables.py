"""Deliverables and their versions, written; ``views.deliverables`` reads them."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, update
from sqlmodel import col

from programme.core.definition import Definition
from programme.core.deliverables import STATE_AFTER, DeliverableNow
from programme.core.status import DeliverableState, Verdict
from programme.storage.tables import DeliverableRow, SubmissionRow


@dataclass(frozen=True, slots=True)
class Handover:
    """A version as it is handed over: a link, or a file with its SHA-256 in hex."""

    version: int
    submitted_by: int
    on: date
    at: datetime
    link: str = ""
    file_name: str = ""
    sha256: str = ""
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """An approver's word on the current version."""

    verdict: Verdict
    decided_by: int
    on: date
    at: datetime
    comment: str


def insert_deliverables(
    connection: Connection, programme_id: int, definition: Definition
) -> None:
    """Store what the activities of a new programme must hand over."""
    values = [
        {
            "programme_id": programme_id,
            "code": deliverable.id,
            "activity_code": activity.id,
            "title": deliverable.title,
            "kind": deliverable.kind,
            "approver_role": deliverable.approver,
            "acceptance": json.dumps(deliverable.acceptance),
            "state": DeliverableState.EXPECTED,
        }
        for activity in definition.activities
        for deliverable in activity.deliverables
    ]
    if values:
        connection.execute(insert(DeliverableRow), values)


def insert_submission(
    connection: Connection, programme_id: int, code: str, handover: Handover
) -> None:
    """Store a new version; the deliverable is submitted."""
    values = {
        "programme_id": programme_id,
        "deliverable_code": code,
        "version": handover.version,
        "submitted_by": handover.submitted_by,
        "submitted_on": handover.on,
        "submitted_at": handover.at,
        "link": handover.link,
        "file_name": handover.file_name,
        "sha256": handover.sha256,
        "content": handover.content,
    }
    connection.execute(insert(SubmissionRow).values(values))
    _set_state(
        connection,
        programme_id,
        code,
        state=DeliverableState.SUBMITTED,
        version=handover.version,
    )


def save_verdict(
    connection: Connection,
    programme_id: int,
    deliverable: DeliverableNow,
    judged: Judged,
) -> None:
    """Store what the approver said of the current version."""
    statement = update(SubmissionRow).where(
        col(SubmissionRow.programme_id) == programme_id,
        col(SubmissionRow.deliverable_code) == deliverable.code,
        col(SubmissionRow.version) == deliverable.version,
    )
    connection.execute(
        statement.values(
            verdict=judged.verdict,
            decided_by=judged.decided_by,
            decided_on=judged.on,
            decided_at=judged.at,
            comment=judged.comment,
        )
    )
    state = STATE_AFTER[judged.verdict]
    _set_state(connection, programme_id, deliverable.code, state=state)


def _set_state(
    connection: Connection, programme_id: int, code: str, **values: object
) -> None:
    statement = update(DeliverableRow).where(
        col(DeliverableRow.programme_id) == programme_id,
        col(DeliverableRow.code) == code,
    )
    connection.execute(statement.values(**values))
