"""Changes of plans as they were made; none is edited.

Reading imports the standard library only, for the terminal.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from programme.storage.reading import (
    Reader,
    as_day,
    as_instant,
    as_int,
    as_text,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CHANGES = """
    SELECT c.number, c.at, c.on_day, p.id, p.name, c.words, c.reason, c.delay_reason,
           c.edits, c.inverse, c.undone_by, c.undoes
      FROM change c JOIN person p ON p.id = c.person_id
     WHERE c.programme_id = :programme ORDER BY c.number
"""
_LAST = "SELECT coalesce(max(number), 0) FROM change WHERE programme_id = :programme"


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change by its number (from 1), with its edits and their inverse as JSON.

    ``undoes`` is the number of the change that it took back, if it took one back;
    ``undone_by`` the number of the one that took it back.
    """

    number: int
    at: datetime
    on: date
    person_id: int
    person: str
    words: str
    reason: str
    delay_reason: str
    edits: str
    inverse: str
    undone_by: int | None = None
    undoes: int | None = None


def changes(read: Reader, programme_id: int) -> tuple[StoredChange, ...]:
    """Read every change of a programme, the first one first."""
    rows = read(_CHANGES, programme=programme_id)
    return tuple(
        StoredChange(
            number=as_int(row[0]),
            at=as_instant(row[1]),
            on=as_day(row[2]),
            person_id=as_int(row[3]),
            person=as_text(row[4]),
            words=as_text(row[5]),
            reason=as_text(row[6]),
            delay_reason=as_text(row[7]),
            edits=as_text(row[8]),
            inverse=as_text(row[9]),
            undone_by=None if row[10] is None else as_int(row[10]),
            undoes=None if row[11] is None else as_int(row[11]),
        )
        for row in rows
    )


def next_number(read: Reader, programme_id: int) -> int:
    """Give the number of the next change; nobody else makes one while this one is made.

    For that the programme is locked, as every change of it locks it.
    """
    ((last,),) = read(_LAST, programme=programme_id)
    return as_int(last) + 1


def insert_change(
    connection: "Connection", programme_id: int, change: StoredChange
) -> None:
    """Store a change, and with what it takes back that it did so."""
    from sqlalchemy import insert, update  # noqa: PLC0415 - to write only
    from sqlmodel import col  # noqa: PLC0415 - to write only

    from programme.storage.tables import ChangeRow  # noqa: PLC0415 - to write only

    values = {
        "programme_id": programme_id,
        "number": change.number,
        "at": change.at,
        "on_day": change.on,
        "person_id": change.person_id,
        "words": change.words,
        "reason": change.reason,
        "delay_reason": change.delay_reason,
        "edits": change.edits,
        "inverse": change.inverse,
        "undoes": change.undoes,
    }
    connection.execute(insert(ChangeRow).values(**values))
    if change.undoes is not None:
        statement = update(ChangeRow).where(
            col(ChangeRow.programme_id) == programme_id,
            col(ChangeRow.number) == change.undoes,
        )
        connection.execute(statement.values(undone_by=change.number))
