"""One flipped byte anywhere in a stored journal is found, and its row is named."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from programme.storage.database import Database, open_database, reader_of
from programme.storage.journal import Broken, verify
from programme.storage.reading import reading
from tests.databases import Databases, undone
from tests.storage.journals import CHAIN, change, drop_guards, fill, fill_in

TEXTS = (
    *("chain", "at", "actor", "action", "subject"),
    *("before", "after", "reason", "previous", "hash"),
)
ROWS = 4
rows = st.integers(1, ROWS)
changes = st.integers(1, 255)


@pytest.fixture(scope="module")
def journal(databases: Databases) -> Path:
    """Give a file with a journal that its triggers no longer guard."""
    url = databases.new_file(migrated=True)
    database = open_database(url)
    fill(database, ROWS)
    change(database)
    database.dispose()
    return Path(url.removeprefix("sqlite:///"))


def flipped(old: bytes, place: int, by: int) -> bytes:
    at = place % len(old)
    return old[:at] + bytes([old[at] ^ by]) + old[at + 1 :]


def found_after(
    journal: Path, statement: str, values: tuple[object, ...]
) -> set[Broken]:
    """Change a copy of the journal; give what is then found."""
    copy = journal.with_name("copy.db")
    shutil.copyfile(journal, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(statement, values)
    with reading(f"sqlite:///{copy}") as read:
        return set(verify(read))


def stored(journal: Path, question: str, *values: object) -> bytes:
    with closing(sqlite3.connect(journal)) as connection:
        [(found,)] = connection.execute(question, values)
    return bytes(found)


@settings(max_examples=150)
@given(
    column=st.sampled_from(TEXTS),
    row=rows,
    place=st.integers(0, 10_000),
    by=changes,
)
def test_a_flipped_byte_of_any_text_names_the_row(
    journal: Path, column: str, row: int, place: int, by: int
) -> None:
    where = "WHERE chain = ? AND sequence = ?"
    question = f"SELECT CAST({column} AS BLOB) FROM journal {where}"  # noqa: S608
    new = flipped(stored(journal, question, CHAIN, row), place, by)
    statement = f"UPDATE journal SET {column} = CAST(? AS TEXT) {where}"  # noqa: S608
    found = found_after(journal, statement, (new, CHAIN, row))
    assert (CHAIN, row) in {(each.chain, each.sequence) for each in found}


@settings(max_examples=50)
@given(row=rows, bit=st.integers(0, 62))
def test_a_flipped_bit_of_a_number_names_the_row(
    journal: Path, row: int, bit: int
) -> None:
    new = row ^ (1 << bit)
    assume(new not in range(1, ROWS + 1))
    statement = "UPDATE journal SET sequence = ? WHERE chain = ? AND sequence = ?"
    found = found_after(journal, statement, (new, CHAIN, row))
    assert (CHAIN, row) in {(each.chain, each.sequence) for each in found}


@settings(max_examples=50)
@given(column=st.sampled_from(["chain", "hash"]), place=st.integers(0, 100), by=changes)
def test_a_flipped_byte_of_a_head_names_the_chain(
    journal: Path, column: str, place: int, by: int
) -> None:
    question = f"SELECT CAST({column} AS BLOB) FROM journal_head WHERE chain = ?"  # noqa: S608
    new = flipped(stored(journal, question, CHAIN), place, by)
    statement = f"UPDATE journal_head SET {column} = CAST(? AS TEXT) WHERE chain = ?"  # noqa: S608
    found = found_after(journal, statement, (new, CHAIN))
    assert (CHAIN, None) in {(each.chain, each.sequence) for each in found}


@given(number=st.integers(-(2**63), 2**63 - 1))
@settings(max_examples=50)
def test_a_changed_number_of_a_head_is_found(journal: Path, number: int) -> None:
    assume(number != ROWS)
    statement = "UPDATE journal_head SET sequence = ? WHERE chain = ?"
    found = found_after(journal, statement, (number, CHAIN))
    assert CHAIN in {each.chain for each in found}


@pytest.mark.parametrize("value", [b"bytes", 7, 7.5])
@pytest.mark.parametrize("column", ["sequence", *TEXTS])
def test_a_value_of_another_type_is_found(
    journal: Path, column: str, value: object
) -> None:
    statement = f"UPDATE journal SET {column} = ? WHERE chain = ? AND sequence = 2"  # noqa: S608
    found = found_after(journal, statement, (value, CHAIN))
    assert (CHAIN, 2) in {(each.chain, each.sequence) for each in found}


def found_after_letter(
    database: Database, column: str, row: int, place: int, letter: str
) -> set[Broken]:
    """Change one letter in a transaction; give what is found, and undo it all."""
    found: set[Broken] = set()
    where = f"WHERE chain = '{CHAIN}' AND sequence = {row}"
    with undone(database) as connection:
        drop_guards(connection)
        fill_in(connection, ROWS)
        question = f"SELECT {column} FROM journal {where}"  # noqa: S608
        old = connection.execute(text(question)).scalar_one()
        at = place % len(old)
        assume(old[at] != letter)
        new = old[:at] + letter + old[at + 1 :]
        statement = f"UPDATE journal SET {column} = :new {where}"  # noqa: S608
        connection.execute(text(statement), {"new": new})
        found.update(verify(reader_of(connection)))
    return found


@settings(max_examples=40)
@given(
    column=st.sampled_from([name for name in TEXTS if name != "at"]),
    row=rows,
    place=st.integers(0, 10_000),
    letter=st.sampled_from("xé0 \n\\'\""),
)
def test_a_changed_letter_on_postgres_names_the_row(
    databases: Databases, column: str, row: int, place: int, letter: str
) -> None:
    database = databases.shared("postgres")
    found = found_after_letter(database, column, row, place, letter)
    assert (CHAIN, row) in {(each.chain, each.sequence) for each in found}


def test_a_changed_microsecond_on_postgres_names_the_row(
    postgres_database: Database,
) -> None:
    fill(postgres_database)
    change(
        postgres_database,
        "UPDATE journal SET at = at + interval '1 microsecond' HERE = 3",
    )
    with postgres_database.reading() as read:
        assert verify(read) == (Broken(CHAIN, 3, "the row has been changed"),)
