"""One message of the outbox, with its frozen bytes."""

from dataclasses import dataclass
from datetime import date, datetime

from programme.storage.reading import (
    Reader,
    as_day,
    as_instant,
    as_int,
    as_optional_instant,
    as_text,
)

_MESSAGE = """
    SELECT id, day, kind, channel, recipient, state, attempts, doubts, answer,
           created_at, settled_at, mime
      FROM message WHERE id = :id
"""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands; ``mime`` is empty when it could not be written."""

    id: int
    day: date
    kind: str
    channel: str
    recipient: str
    state: str
    attempts: int
    doubts: int
    answer: str
    created_at: datetime
    settled_at: datetime | None
    mime: bytes


def message(read: Reader, identity: int) -> Message | None:
    """Read a message, if there is one with this id."""
    for row in read(_MESSAGE, id=identity):
        return Message(
            id=as_int(row[0]),
            day=as_day(row[1]),
            kind=as_text(row[2]),
            channel=as_text(row[3]),
            recipient=as_text(row[4]),
            state=as_text(row[5]),
            attempts=as_int(row[6]),
            doubts=as_int(row[7]),
            answer=as_text(row[8]),
            created_at=as_instant(row[9]),
            settled_at=as_optional_instant(row[10]),
            mime=row[11] if isinstance(row[11], bytes) else b"",
        )
    return None
