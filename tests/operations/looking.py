"""What a test sees of a database: every row, the journal, reminders and messages."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email import message_from_bytes, policy

from sqlalchemy import Table
from sqlmodel import SQLModel

from programme.core.programme import Programme
from programme.storage.database import Database
from programme.storage.journal import Entry, entries, verify
from programme.storage.reading import Reader, as_bool, as_day, as_text

Row = tuple[object, ...]

_SAID = """
    SELECT r.slot, n.email, r.subject, r.text, r.occurrence, r.day, r.urgent, r.channel,
           r.message_id IS NOT NULL, g.key
      FROM reminder r JOIN person n ON n.id = r.person_id
      JOIN programme g ON g.id = r.programme_id
     ORDER BY r.slot, n.email, g.key, r.subject, r.day, r.occurrence
"""
_MESSAGES = """
    SELECT m.day, m.recipient, m.subject, m.mime, m.state, m.kind
      FROM message m ORDER BY m.day, m.recipient, m.id
"""


@dataclass(frozen=True)
class Said:
    """A reminder that was decided: in the run of which day, to whom, about what."""

    slot: date
    to: str
    subject: str
    text: str
    occurrence: str
    day: date
    urgent: bool
    channel: str
    in_message: bool
    key: str


@dataclass(frozen=True)
class Message:
    """A message in the outbox, with its plain text."""

    day: date
    to: str
    subject: str
    text: str
    state: str
    kind: str


def said(database: Database) -> list[Said]:
    """Give every reminder that was decided, by the day of the run and its reader."""
    with database.reading() as read:
        return [_said(row) for row in read(_SAID)]


def words(database: Database, day: date | None = None) -> list[tuple[str, str, str]]:
    """Give to whom, about what and in which words: of one run, or of all."""
    return [
        (one.to.partition("@")[0], one.subject, one.text)
        for one in said(database)
        if day in {None, one.slot}
    ]


def messages(database: Database) -> list[Message]:
    """Give every message in the outbox, by day and recipient."""
    with database.reading() as read:
        return [_message(row) for row in read(_MESSAGES)]


def journal(database: Database, chain: str = "programme:small") -> list[Entry]:
    """Give a chain of the journal, the oldest first; every chain must hold."""
    with database.reading() as read:
        assert verify(read) == ()
        return [line.entry for line in reversed(entries(read, chain, 10_000))]


def everything(database: Database) -> Mapping[str, Counter[Row]]:
    """Give all rows of all tables, however they are numbered."""
    with database.reading() as read:
        return {
            name: Counter(_rows(read, table))
            for name, table in SQLModel.metadata.tables.items()
        }


def one_value(database: Database, question: str, **values: object) -> object:
    """Give the only value of the answer."""
    with database.reading() as read:
        ((value,),) = read(question, **values)
    return value


def days(first: date, last: date) -> Iterator[date]:
    """Give every day from one to another, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _rows(read: Reader, table: Table) -> Iterator[Row]:
    """Give the rows of a table; a numbered row counts as what it says."""
    columns = [c.name for c in table.columns if not _is_number(table, c.name)]
    for values in read(f"SELECT {', '.join(columns)} FROM {table.name}"):  # noqa: S608
        row = dict(zip(columns, values, strict=True))
        yield tuple(_named(read, table, name, row[name]) for name in columns)


def _is_number(table: Table, name: str) -> bool:
    return name == "id" and table.name in _NUMBERED


def _named(read: Reader, table: Table, name: str, value: object) -> object:
    """Give what a number stands for, where the database chose it."""
    for key in table.columns[name].foreign_keys:
        target = key.column.table.name
        if value is not None and target in _NUMBERED and key.column.name == "id":
            named = f"SELECT {_NUMBERED[target]} FROM {target} WHERE id = :id"  # noqa: S608
            return read(named, id=value)[0]
    return value


# Tables whose rows the database numbers as they come, with what tells them apart.
_NUMBERED = {
    "message": "dedupe_key",
    "milestone_event": "programme_id, code, kind, on_day, was, now, words",
    "digest": "series, day",
}


def _said(row: Row) -> Said:
    return Said(
        slot=as_day(row[0]),
        to=as_text(row[1]),
        subject=as_text(row[2]),
        text=as_text(row[3]),
        occurrence=as_text(row[4]),
        day=as_day(row[5]),
        urgent=as_bool(row[6]),
        channel=as_text(row[7]),
        in_message=as_bool(row[8]),
        key=as_text(row[9]),
    )


def _message(row: Row) -> Message:
    mime = row[3]
    assert isinstance(mime, bytes)
    parsed = message_from_bytes(mime, policy=policy.default)
    body = parsed.get_body(("plain",))
    return Message(
        day=as_day(row[0]),
        to=as_text(row[1]),
        subject=as_text(row[2]),
        text="" if body is None else body.get_content(),
        state=as_text(row[4]),
        kind=as_text(row[5]),
    )


def plan_of(programme: Programme) -> Programme:
    """Give what undoing restores: all but the count of versions."""
    return replace(programme, version=0)
