"""The journal: who did what, when, to what; append-only and chained by hash.

A chain shows a changed, moved, missing or added row, and a cut-off tail. It cannot show
a chain rewritten whole with its head: for that, keep a copy of the heads elsewhere.

Imports the standard library only, so that the terminal shows a journal quickly.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from programme.storage.journal_chain import GENESIS, aware, canonical, digest
from programme.storage.reading import (
    Reader,
    Row,
    as_instant,
    as_int,
    as_text,
    for_postgres,
    for_sqlite,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult

PAGE = 1000
"""Rows that ``verify`` holds at a time."""

_COLUMNS = (
    "chain, sequence, at, actor, action, subject, before, after, reason, previous, hash"
)
_HEAD = "SELECT sequence, hash FROM journal_head WHERE chain = :chain"
_NEW_HEAD = """
    INSERT INTO journal_head (chain, sequence, hash) VALUES (:chain, 0, :hash)
    ON CONFLICT (chain) DO NOTHING"""
_MOVE_HEAD = """
    UPDATE journal_head SET sequence = :sequence, hash = :hash WHERE chain = :chain"""
_NEW_ROW = f"""
    INSERT INTO journal ({_COLUMNS})
    VALUES (:chain, :sequence, :at, :actor, :action, :subject, :before, :after,
            :reason, :previous, :hash)"""  # noqa: S608 - our own words
_NEWEST = f"""
    SELECT {_COLUMNS} FROM journal WHERE chain = :chain
    ORDER BY sequence DESC LIMIT :limit"""  # noqa: S608 - our own words
_NEWEST_OF_ALL = f"""
    SELECT {_COLUMNS} FROM journal
    ORDER BY at DESC, chain, sequence DESC LIMIT :limit"""  # noqa: S608 - our own words
_PAGE = f"""
    SELECT {_COLUMNS} FROM journal WHERE chain = :chain AND sequence > :after
    ORDER BY sequence LIMIT :limit"""  # noqa: S608 - our own words
_BEFORE_ALL = -(2**63)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that somebody did; ``at`` is aware.

    ``before`` and ``after`` hold what changed: texts, numbers, days, instants, decimals,
    enums, and lists and mappings of them.
    """

    at: datetime
    actor: str
    action: str
    subject: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An entry as stored, with its place in the chain."""

    chain: str
    sequence: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where a chain does not hold; ``sequence`` is None for its head."""

    chain: str
    sequence: int | None
    what: str


def append(connection: "Connection", chain: str, entries: Sequence[Entry]) -> None:
    """Add entries to a chain, in this transaction; others wait until it ends.

    Two chains in one transaction: append to them in alphabetical order. Raises
    ValueError for an instant without a zone, TypeError for a value JSON cannot hold.
    """
    if not entries:
        return
    number, previous = _locked_head(connection, chain)
    rows = []
    for entry in entries:
        number += 1
        row, previous = _row(chain, number, entry, previous)
        rows.append(row)
    _run(connection, _NEW_ROW, *rows)
    head = {"chain": chain, "sequence": number, "hash": previous}
    _run(connection, _MOVE_HEAD, head)


def verify(read: Reader) -> tuple[Broken, ...]:
    """Walk every chain and name each place that does not hold; () when all is well.

    Takes a Reader of ``reading``, which also gives text that is no longer UTF-8.
    """
    rows = read("SELECT chain, sequence, hash FROM journal_head")
    heads = {chain: (sequence, hash_) for chain, sequence, hash_ in rows}
    found = {row[0] for row in read("SELECT DISTINCT chain FROM journal")}
    return tuple(
        broken
        for chain in sorted(found | heads.keys(), key=repr)
        for broken in _breaks(read, chain, heads.get(chain))
    )


def entries(read: Reader, chain: str, limit: int) -> tuple[JournalLine, ...]:
    """Give the newest entries of a chain, the newest first."""
    return tuple(_line(row) for row in read(_NEWEST, chain=chain, limit=limit))


def newest_entries(read: Reader, limit: int) -> tuple[JournalLine, ...]:
    """Give the newest entries of all chains, the newest first."""
    return tuple(_line(row) for row in read(_NEWEST_OF_ALL, limit=limit))


def _locked_head(connection: "Connection", chain: str) -> tuple[int, str]:
    """Give where the chain ends, and keep others from adding to it meanwhile."""
    lock = "" if connection.dialect.name == "sqlite" else " FOR UPDATE"
    found = _run(connection, _HEAD + lock, {"chain": chain}).first()
    if found is None:
        _run(connection, _NEW_HEAD, {"chain": chain, "hash": GENESIS})
        found = _run(connection, _HEAD + lock, {"chain": chain}).one()
    return as_int(found[0]), as_text(found[1])


def _run(
    connection: "Connection", statement: str, *rows: Mapping[str, object]
) -> "CursorResult[*tuple[object, ...]]":
    write = for_sqlite if connection.dialect.name == "sqlite" else for_postgres
    bound = [write(statement, row) for row in rows]
    values = [row for _, row in bound]
    return connection.exec_driver_sql(bound[0][0], values if values[1:] else values[0])


def _row(
    chain: str, number: int, entry: Entry, previous: str
) -> tuple[dict[str, object], str]:
    """Give a row for an entry, and its hash."""
    row: dict[str, object] = {
        "chain": chain,
        "sequence": number,
        "at": aware(entry.at),
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "before": canonical(entry.before),
        "after": canonical(entry.after),
        "reason": entry.reason,
        "previous": previous,
    }
    hashed = digest(row.values())
    return {**row, "hash": hashed}, hashed


def _breaks(
    read: Reader, chain: object, head: tuple[object, object] | None
) -> Iterator[Broken]:
    """Walk one chain and name each place that does not hold."""
    name = chain if isinstance(chain, str) else repr(chain)
    last = 0
    hashes: set[object] = {GENESIS}
    for row in _rows(read, chain):
        number, previous, stored = row[1], row[9], row[10]
        if not isinstance(number, int) or number <= last:
            yield Broken(name, None, f"a row has the number {number!r}")
            continue
        computed = digest(row[:10])
        if number > last + 1:
            yield Broken(name, last + 1, _missing(last + 1, number - 1))
        if computed != stored:
            yield Broken(name, number, "the row has been changed")
        elif number == last + 1 and previous not in hashes:
            yield Broken(name, number, "the row does not follow the one before")
        last, hashes = number, {computed, stored}
    yield from _head_breaks(name, head, last, hashes)


def _head_breaks(
    name: str, head: tuple[object, object] | None, last: int, hashes: set[object]
) -> Iterator[Broken]:
    if head is None:
        yield Broken(name, None, "the chain has no head")
        return
    end, stored = head
    if not isinstance(end, int) or end < last:
        yield Broken(name, None, f"the head says {end!r}, the last row is {last}")
    elif end > last:
        yield Broken(name, last + 1, _missing(last + 1, end))
    elif stored not in hashes:
        yield Broken(name, None, "the head does not match the last row")


def _missing(first: int, last: int) -> str:
    if first == last:
        return "the row is missing"
    return f"the rows {first} to {last} are missing"


def _rows(read: Reader, chain: object) -> Iterator[Row]:
    """Give the rows of a chain in order, a page at a time."""
    after: object = _BEFORE_ALL
    while page := read(_PAGE, chain=chain, after=after, limit=PAGE):
        yield from page
        after = page[-1][1]


def _line(row: Row) -> JournalLine:
    chain, number, at, actor, action, subject, before, after, reason = row[:9]
    entry = Entry(
        at=as_instant(at),
        actor=as_text(actor),
        action=as_text(action),
        subject=as_text(subject),
        before=_mapping(as_text(before)),
        after=_mapping(as_text(after)),
        reason=as_text(reason),
    )
    return JournalLine(as_text(chain), as_int(number), entry)


def _mapping(text: str) -> Mapping[str, object]:
    """Read a JSON object; a damaged one is shown rather than hidden."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"damaged": text}
