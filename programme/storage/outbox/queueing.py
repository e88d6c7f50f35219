"""Putting a message into the outbox, once."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from programme.core.delivery import MessageKind, expires_at
from programme.core.status import MessageState
from programme.storage.outbox.instants import to_ms
from programme.storage.reading import as_int
from programme.storage.tables import MessageRow


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to be queued: frozen bytes for one person over one channel.

    ``sender`` and ``recipient`` are bare addresses, for the envelope; ``subject`` is
    for the screen. ``problem`` says why the message could not be put into words: such
    a one has empty ``mime`` and is queued as failed.
    """

    dedupe_key: str
    organisation_id: int
    programme_id: int | None
    person_id: int
    kind: MessageKind
    channel: str
    day: date
    subject: str
    sender: str
    recipient: str
    mime: bytes
    generation: int = 1
    original_id: int | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Queued:
    """The message in the outbox, and whether it was not there before."""

    id: int
    new: bool


def enqueue(connection: Connection, message: NewMessage, now: datetime) -> Queued:
    """Queue a message, unless one with its key is there already.

    Two transactions that queue the same keys must do so in the same order.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = (
        dialect.insert(MessageRow)
        .values(**_values(message, now))
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(col(MessageRow.id))
    )
    new = connection.execute(statement).scalar()
    if new is not None:
        return Queued(new, new=True)
    there = select(col(MessageRow.id)).where(
        col(MessageRow.dedupe_key) == message.dedupe_key
    )
    return Queued(as_int(connection.execute(there).scalar_one()), new=False)


def _values(message: NewMessage, now: datetime) -> dict[str, object]:
    values: dict[str, object] = asdict(message)
    problem = values.pop("problem")
    return {
        **values,
        "kind": message.kind.value,
        "state": MessageState.FAILED if problem else MessageState.PENDING,
        "answer": problem,
        "next_try": to_ms(now),
        "expires": to_ms(expires_at(message.kind, now)),
        **dict.fromkeys(("attempts", "doubts", "lease_until"), 0),
        "lease": "",
        "created_at": now,
        "settled_at": now if problem else None,
    }
