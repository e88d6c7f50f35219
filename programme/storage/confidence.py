"""Judgements of delivery confidence: append-only, the latest of each subject counts.

Reading imports the standard library only, for the terminal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from programme.core.schedule_status import Confidence, DeliveryConfidence
from programme.storage.reading import Reader, as_day, as_int, as_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_JUDGEMENTS = """
    SELECT c.subject, c.level, p.name, c.reason, c.judged_on, c.expires_on
      FROM confidence c JOIN person p ON p.id = c.judged_by
     WHERE c.programme_id = :programme ORDER BY c.number
"""

WHOLE = ""
"""The subject of a judgement of the whole programme; others are codes."""


def confidences(
    read: Reader, programme_id: int
) -> Mapping[str, tuple[DeliveryConfidence, ...]]:
    """Read every judgement by its subject, the first one first."""
    found: dict[str, tuple[DeliveryConfidence, ...]] = {}
    for row in read(_JUDGEMENTS, programme=programme_id):
        subject = as_text(row[0])
        one = DeliveryConfidence(
            level=Confidence(as_text(row[1])),
            judged_by=as_text(row[2]),
            reason=as_text(row[3]),
            judged_on=as_day(row[4]),
            expires=as_day(row[5]),
        )
        found[subject] = (*found.get(subject, ()), one)
    return found


def confidence_count(read: Reader, programme_id: int) -> int:
    """Count the judgements of a programme; the latest has this number."""
    rows = read(
        "SELECT count(*) FROM confidence WHERE programme_id = :programme",
        programme=programme_id,
    )
    return as_int(rows[0][0])


@dataclass(frozen=True, slots=True)
class NewJudgement:
    """A judgement to be stored: its number, of what, whose (a person's id), and when."""

    number: int
    subject: str
    judgement: DeliveryConfidence
    by: int
    at: datetime


def insert_confidence(
    connection: "Connection", programme_id: int, new: NewJudgement
) -> None:
    """Store a judgement beside those made before."""
    from sqlalchemy import insert  # noqa: PLC0415 - to write only

    from programme.storage.tables import ConfidenceRow  # noqa: PLC0415 - to write only

    values = {
        "programme_id": programme_id,
        "number": new.number,
        "subject": new.subject,
        "level": new.judgement.level,
        "reason": new.judgement.reason,
        "judged_by": new.by,
        "judged_on": new.judgement.judged_on,
        "judged_at": new.at,
        "expires_on": new.judgement.expires,
    }
    connection.execute(insert(ConfidenceRow).values(**values))
