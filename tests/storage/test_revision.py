"""A database of another schema is refused in words that teach, and never touched."""

import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from programme.storage.database import Database, open_database
from programme.storage.migrating import downgrade, upgrade
from programme.storage.revision import (
    SCHEMA,
    BadAddressError,
    CannotConnectError,
    DatabaseProblemError,
    NewerDatabaseError,
    NoDatabaseYetError,
    NotOurDatabaseError,
    OlderDatabaseError,
)

SET = "UPDATE schema_revision SET version_num = "
STATES: dict[str, tuple[str, type[DatabaseProblemError], str]] = {
    "older": (SET + "'0000'", OlderDatabaseError, "Run 'programme setup' to upgrade"),
    "newer": (
        SET + f"'{int(SCHEMA) + 1:04}'",
        NewerDatabaseError,
        "Upgrade the program",
    ),
    "much newer": (SET + "'9999'", NewerDatabaseError, "Nothing was touched"),
    "another program's": (SET + "'1975ea83b712'", NotOurDatabaseError, "Check the"),
    "odd digits": (SET + "'000²'", NotOurDatabaseError, "Check the address"),
    "two at once": (
        "INSERT INTO schema_revision VALUES ('0000')",
        NotOurDatabaseError,
        "Check the address",
    ),
    "without revisions": (
        "DROP TABLE schema_revision",
        NotOurDatabaseError,
        "Nothing was touched",
    ),
    "empty": ("DELETE FROM schema_revision", NoDatabaseYetError, "programme setup"),
}


def read_it(database: Database) -> None:
    with database.reading() as read:
        read("SELECT 1")


def write_it(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("DELETE FROM organisation"))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("use", [read_it, write_it, downgrade])
def test_a_schema_of_another_revision_is_refused(
    database: Database, use: Callable[[Database], object], state: str
) -> None:
    statement, problem, words = STATES[state]
    with database.changing_schema() as connection:
        connection.execute(text(statement))
    with pytest.raises(problem, match=words):
        use(database)


@pytest.mark.parametrize("state", ["newer", "another program's", "without revisions"])
def test_setup_touches_nothing_of_a_database_that_is_newer_or_not_ours(
    database: Database, state: str
) -> None:
    statement, problem, words = STATES[state]
    with database.changing_schema() as connection:
        connection.execute(text(statement))
    with pytest.raises(problem, match=words):
        upgrade(database)


@pytest.mark.parametrize("use", [read_it, write_it])
def test_where_there_is_no_database_yet_the_cure_is_setup(
    empty_database: Database, use: Callable[[Database], object]
) -> None:
    with pytest.raises(NoDatabaseYetError) as caught:
        use(empty_database)
    assert caught.value.cure == "Run 'programme setup' to make it."


def test_asking_for_a_file_that_is_not_there_does_not_make_it(tmp_path: Path) -> None:
    path = tmp_path / "programme.db"
    database = open_database(f"sqlite:///{path}")
    for use in (read_it, write_it):
        with pytest.raises(NoDatabaseYetError):
            use(database)
    assert not path.exists()


def test_an_sqlite_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE note (words TEXT)")
    before = path.read_bytes()
    for use in (read_it, write_it, upgrade):
        with pytest.raises(NotOurDatabaseError, match=r"notes\.db is not a database"):
            use(open_database(f"sqlite:///{path}"))
    assert path.read_bytes() == before


@pytest.mark.parametrize("problem", DatabaseProblemError.__subclasses__())
def test_every_problem_says_what_is_wrong_and_what_to_do_in_whole_sentences(
    problem: type[DatabaseProblemError],
) -> None:
    error = problem("/srv/programme.db", "0000")
    for words in (error.what, error.cure):
        assert words.endswith(".")
        assert "{" not in words
    assert str(error) == f"{error.what} {error.cure}"
    if problem is not BadAddressError:
        assert "/srv/programme.db" in error.what


def test_a_problem_can_be_sent_between_processes() -> None:
    error = CannotConnectError("/srv/programme.db", "no such host")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(copy), copy.what, copy.cure) == (type(error), error.what, error.cure)
