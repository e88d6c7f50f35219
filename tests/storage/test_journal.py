"""The journal only grows, and what was changed behind its back is found and named."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum
from threading import Barrier
from types import MappingProxyType

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from programme.core.nation import Nation
from programme.storage.database import Database
from programme.storage.journal import Broken, append, entries, verify
from programme.storage.journal_chain import canonical
from tests.storage.journals import CHAIN, change, entry, fill

WRITERS = 8
TURNS = 5


def broken(database: Database) -> tuple[Broken, ...]:
    with database.reading() as read:
        return verify(read)


def test_a_journal_that_nobody_touched_is_whole(database: Database) -> None:
    assert broken(database) == ()
    fill(database)
    assert broken(database) == ()


def test_a_chain_goes_on_where_it_ended(database: Database) -> None:
    for _ in range(3):
        fill(database, rows=2)
    assert broken(database) == ()
    with database.reading() as read:
        lines = entries(read, CHAIN, 100)
    assert [line.sequence for line in lines] == [6, 5, 4, 3, 2, 1]


def test_the_newest_entries_come_first_and_as_they_were_given(
    database: Database,
) -> None:
    fill(database)
    with database.reading() as read:
        newest, before = entries(read, CHAIN, 2)
        assert entries(read, "programme:nobody", 2) == ()
    assert (newest.sequence, before.sequence) == (5, 4)
    assert newest.chain == CHAIN
    assert newest.entry.at == entry(5).at
    assert newest.entry.subject == "A5"
    assert newest.entry.before == {"finished": None, "status": "in progress"}
    assert newest.entry.after == {"finished": "2026-12-09", "cost": "1.50", "é": [1, 2]}
    assert newest.entry.reason == "The board met — early"


def test_an_entry_is_kept_or_lost_with_what_it_tells_of(database: Database) -> None:
    fill(database)
    with suppress(LookupError), database.writing() as connection:
        append(connection, CHAIN, [entry()])
        raise LookupError
    assert broken(database) == ()
    with database.reading() as read:
        assert len(entries(read, CHAIN, 100)) == 5


def test_adding_nothing_does_nothing(database: Database) -> None:
    with database.writing() as connection:
        append(connection, CHAIN, [])
    with database.reading() as read:
        assert read("SELECT * FROM journal_head") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET reason = 'x' WHERE sequence = 2",
        "DELETE FROM journal WHERE sequence = 2",
        "DELETE FROM journal",
    ],
)
def test_the_database_refuses_to_change_or_delete(
    database: Database, statement: str
) -> None:
    fill(database)
    with (
        pytest.raises(DBAPIError, match="the journal is append-only"),
        database.writing() as connection,
    ):
        connection.execute(text(statement))
    assert broken(database) == ()


def test_postgres_refuses_to_empty_the_journal(postgres_database: Database) -> None:
    fill(postgres_database)
    with (
        pytest.raises(DBAPIError, match="append-only"),
        postgres_database.writing() as connection,
    ):
        connection.execute(text("TRUNCATE journal"))


def test_sqlite_refuses_to_replace_a_row(sqlite_database: Database) -> None:
    fill(sqlite_database)
    replace = (
        "INSERT OR REPLACE INTO journal SELECT chain, sequence, at, 'x', action,"
        " subject, before, after, reason, previous, hash FROM journal"
    )
    with (
        pytest.raises(DBAPIError, match="append-only"),
        sqlite_database.writing() as connection,
    ):
        connection.execute(text(replace))


TAMPERED = {
    "an actor": ("UPDATE journal SET actor = 'x' HERE = 3", 3, "changed"),
    "a space": ("UPDATE journal SET before = before || ' ' HERE = 3", 3, "changed"),
    "a hash": ("UPDATE journal SET hash = 'x' HERE = 3", 3, "changed"),
    "the hash before": ("UPDATE journal SET previous = 'x' HERE = 3", 3, "changed"),
    "a missing row": ("DELETE FROM journal HERE = 3", 3, "row is missing"),
    "missing rows": ("DELETE FROM journal HERE IN (2, 3)", 2, "2 to 3 are missing"),
    "no first row": ("DELETE FROM journal HERE = 1", 1, "row is missing"),
    "a cut-off tail": ("DELETE FROM journal HERE > 3", 4, "4 to 5 are missing"),
    "no rows at all": ("DELETE FROM journal HERE > 0", 1, "1 to 5 are missing"),
    "a row too low": ("UPDATE journal SET sequence = -1 HERE = 1", 1, "is missing"),
    "a head too low": (
        "UPDATE journal_head SET sequence = 4 HERE = 5",
        None,
        "the head says 4, the last row is 5",
    ),
    "a head of another row": (
        "UPDATE journal_head SET hash = 'x' HERE = 5",
        None,
        "the head does not match the last row",
    ),
    "no head": ("DELETE FROM journal_head HERE = 5", None, "the chain has no head"),
}


@pytest.mark.parametrize("kind_of_change", TAMPERED)
def test_a_change_behind_the_triggers_is_named(
    database: Database, kind_of_change: str
) -> None:
    statement, number, words = TAMPERED[kind_of_change]
    fill(database)
    change(database, statement)
    found = broken(database)
    assert any(each.sequence == number and words in each.what for each in found), found
    assert {each.chain for each in found} == {CHAIN}


def test_rows_that_changed_places_are_named(database: Database) -> None:
    fill(database)
    move = "UPDATE journal SET sequence = {} HERE = {}"
    change(database, move.format(99, 2), move.format(2, 3), move.format(3, 99))
    assert [each.sequence for each in broken(database)] == [2, 3, 4]


def test_a_row_that_is_right_but_does_not_follow_is_named(database: Database) -> None:
    fill(database)
    change(
        database,
        "DELETE FROM journal HERE = 5",
        "UPDATE journal_head SET sequence = 4, hash = 'y' HERE = 5",
    )
    with database.writing() as connection:
        append(connection, CHAIN, [entry(9), entry(10)])
    what = "the row does not follow the one before"
    assert broken(database) == (Broken(CHAIN, 5, what),)


def test_the_same_instant_spelled_differently_is_named(
    sqlite_database: Database,
) -> None:
    fill(sqlite_database)
    change(sqlite_database, "UPDATE journal SET at = replace(at, ' ', 'T') HERE = 3")
    assert broken(sqlite_database) == (Broken(CHAIN, 3, "the row has been changed"),)


def test_many_who_write_to_one_chain_at_once_keep_it_whole(database: Database) -> None:
    together = Barrier(WRITERS)

    def write(writer: int) -> None:
        together.wait()
        for turn in range(TURNS):
            with database.writing() as connection:
                append(connection, CHAIN, [entry(writer), entry(turn)])

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    assert broken(database) == ()
    with database.reading() as read:
        assert entries(read, CHAIN, 1)[0].sequence == WRITERS * TURNS * 2


class Size(IntEnum):
    SMALL = 1


def test_there_is_one_text_for_each_value() -> None:
    value = {
        "when": datetime(2026, 12, 9, 17, 30, tzinfo=UTC),
        "day": date(2026, 12, 9),
        "cost": Decimal("1.50"),
        "nation": Nation.SCOTLAND,
        "size": Size.SMALL,
        "nothing": None,
        "who": ("Zoë", True),
        "more": MappingProxyType({"b": 1, "a": 2}),
    }
    assert canonical(value) == (
        '{"cost":"1.50","day":"2026-12-09","more":{"a":2,"b":1},"nation":"scotland",'
        '"nothing":null,"size":1,"when":"2026-12-09 17:30:00+00:00","who":["Zoë",true]}'
    )


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (object(), TypeError),
        (b"bytes", TypeError),
        ({1, 2}, TypeError),
        (float("nan"), ValueError),
        (datetime(2026, 12, 9), ValueError),  # noqa: DTZ001 - what is refused
    ],
)
def test_what_has_no_one_text_is_refused(
    value: object, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        canonical({"value": value})
