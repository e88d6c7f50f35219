"""Deliverables as they stand, with their current version."""

import json

from programme.core.deliverables import DeliverableNow
from programme.core.status import DeliverableState
from programme.storage.reading import (
    Reader,
    as_int,
    as_optional_day,
    as_text,
)

_DELIVERABLES = """
    SELECT d.code, d.title, d.activity_code, a.owner_role, d.approver_role,
           d.acceptance, d.state, d.version, s.submitted_by, s.submitted_on,
           s.decided_on
      FROM deliverable d
      JOIN activity a ON a.programme_id = d.programme_id AND a.code = d.activity_code
      LEFT JOIN submission s ON s.programme_id = d.programme_id
                            AND s.deliverable_code = d.code AND s.version = d.version
     WHERE d.programme_id = :programme
     ORDER BY d.code
"""


def deliverables(read: Reader, programme_id: int) -> tuple[DeliverableNow, ...]:
    """Read every deliverable of a programme, by code."""
    rows = read(_DELIVERABLES, programme=programme_id)
    return tuple(_deliverable(row) for row in rows)


def _deliverable(row: tuple[object, ...]) -> DeliverableNow:
    state, decided = DeliverableState(as_text(row[6])), as_optional_day(row[10])
    return DeliverableNow(
        code=as_text(row[0]),
        title=as_text(row[1]),
        activity_code=as_text(row[2]),
        owner_role=as_text(row[3]),
        approver_role=as_text(row[4]),
        acceptance=tuple(json.loads(as_text(row[5]))),
        state=state,
        version=as_int(row[7]),
        submitted_by=None if row[8] is None else as_int(row[8]),
        submitted_on=as_optional_day(row[9]),
        accepted_on=decided if state is DeliverableState.ACCEPTED else None,
    )
