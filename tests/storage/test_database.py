"""Writing: one transaction at a time, all of it or nothing, held to the constraints."""

import gc
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Enum, Table, insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import SQLModel, col

from programme.core.nation import Nation
from programme.storage.database import Database, open_database, reader_of
from programme.storage.reading import as_instant, as_int
from programme.storage.tables import OrganisationRow
from tests.databases import Databases, undone
from tests.storage.children import exit_codes
from tests.storage.rows import CREATED, add_organisation, add_person

COUNT = "SELECT count(*) FROM organisation"
WRITERS = 4
WRITES = 25


class Interrupted(BaseException):
    """Something worse than an error, as Ctrl+C is."""


def organisations(database: Database) -> int:
    with database.reading() as read:
        return as_int(read(COUNT)[0][0])


def write_and(database: Database, failure: BaseException) -> None:
    with database.writing() as connection:
        add_organisation(connection)
        raise failure


def test_what_is_written_is_there_afterwards(database: Database) -> None:
    with database.writing() as connection:
        add_organisation(connection)
    assert organisations(database) == 1


@pytest.mark.parametrize("failure", [ValueError("no"), Interrupted()])
def test_nothing_of_a_transaction_that_fails_is_kept(
    database: Database, failure: BaseException
) -> None:
    with pytest.raises(type(failure)):
        write_and(database, failure)
    assert organisations(database) == 0


def test_a_reader_inside_a_transaction_sees_what_it_wrote(database: Database) -> None:
    with database.writing() as connection:
        add_organisation(connection)
        assert reader_of(connection)(COUNT) == [(1,)]


def write_much(url: str, writer: int) -> None:
    database = open_database(url)
    for number in range(WRITES):
        with database.writing() as connection:
            before = reader_of(connection)(COUNT)[0][0]
            add_organisation(connection, f"Trust {writer}-{number}")
            assert reader_of(connection)(COUNT)[0][0] == as_int(before) + 1


def test_four_processes_that_write_at_once_wait_for_each_other(
    sqlite_database: Database,
) -> None:
    url = sqlite_database.url
    calls = [(write_much, (url, writer)) for writer in range(WRITERS)]
    assert exit_codes(*calls) == [0] * WRITERS
    assert organisations(sqlite_database) == WRITERS * WRITES


def test_four_threads_share_a_database(database: Database) -> None:
    def write(writer: int) -> None:
        for number in range(WRITES):
            with database.writing() as connection:
                add_organisation(connection, f"Trust {writer}-{number}")

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    assert organisations(database) == WRITERS * WRITES


def test_a_reference_to_nothing_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as connection:
        add_person(connection, "asha@example.org", organisation_id=77)


def words_of_columns() -> list[tuple[str, str]]:
    tables = SQLModel.metadata.sorted_tables
    return [
        (table.name, column.name)
        for table in tables
        for column in table.columns
        if isinstance(column.type, Enum)
    ]


def nonsense(table: Table, column: str) -> dict[str, str]:
    """Fill a row of a table: every column with something, one with nonsense."""
    samples = {
        "BIGINT": "1",
        "BOOLEAN": "true",
        "DATE": "2026-12-09",
        "DATETIME": "2026-12-09 12:00:00+00:00",
        "FLOAT": "1.5",
        "INTEGER": "1",
    }
    row = {
        each.name: each.type.enums[0]
        if isinstance(each.type, Enum)
        else samples.get(str(each.type), "x")
        for each in table.columns
    }
    return {**row, column: "nonsense"}


def insert_text(database: Database, name: str, row: dict[str, str]) -> None:
    places = ", ".join(f":{each}" for each in row)
    statement = f"INSERT INTO {name} ({', '.join(row)}) VALUES ({places})"  # noqa: S608
    with database.writing() as connection:
        connection.execute(text(statement), row)


def test_the_database_itself_refuses_a_word_that_is_not_in_the_list(
    database: Database,
) -> None:
    for name, column in words_of_columns():
        row = nonsense(SQLModel.metadata.tables[name], column)
        with pytest.raises(IntegrityError, match=f"ck_{name}_{column}"):
            insert_text(database, name, row)


def test_an_instant_comes_back_in_utc_to_the_microsecond(database: Database) -> None:
    with database.writing() as connection:
        add_organisation(connection)
        kept = connection.execute(select(col(OrganisationRow.created_at))).scalar_one()
    with database.reading() as read:
        [(at,)] = read("SELECT created_at FROM organisation")
    assert kept == as_instant(at) == CREATED
    assert kept.utcoffset() == timedelta(0)


def insert_at(database: Database, at: datetime) -> None:
    values = {"name": "Ash", "nation": Nation.SCOTLAND, "time_zone": "Europe/London"}
    with database.writing() as connection:
        connection.execute(insert(OrganisationRow), [{**values, "created_at": at}])


def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 12, 9)  # noqa: DTZ001 - what is refused
    with pytest.raises(StatementError, match="timezone information"):
        insert_at(database, naive)


zones = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
instants = st.datetimes(
    datetime(1900, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=zones,
)


@settings(max_examples=30)
@given(moments=st.lists(instants, min_size=1, max_size=20, unique=True))
def test_instants_of_any_zone_are_kept_and_sorted_as_instants(
    databases: Databases, moments: list[datetime]
) -> None:
    for kind in ("sqlite", "postgres"):
        database = databases.shared(kind)
        with undone(database) as connection:
            for at in moments:
                add_organisation(connection, at.isoformat(), at)
            rows = reader_of(connection)(
                "SELECT created_at FROM organisation ORDER BY created_at"
            )
        assert [as_instant(at) for (at,) in rows] == sorted(moments)


def test_personal_data_is_not_in_the_text_of_an_error(database: Database) -> None:
    with database.writing() as connection:
        add_organisation(connection)
    with pytest.raises(StatementError) as caught, database.writing() as connection:
        connection.execute(text("SELECT nothing WHERE 'x' = :e"), {"e": "asha@nhs.uk"})
    assert "asha@nhs.uk" not in str(caught.value)


def driver_of(connection: Connection) -> object:
    return connection.connection.driver_connection


def fork_in_the_middle(url: str) -> None:
    """Fork while a transaction is open: a child that ends must not touch it."""
    database = open_database(url)
    with database.writing() as connection:
        add_organisation(connection, "Before the fork")
        child = os.fork()
        if child == 0:
            del connection
            database.dispose()
            gc.collect()
            os._exit(0)
        os.waitpid(child, 0)
        add_organisation(connection, "After the fork")


def fork_between(url: str) -> None:
    """Fork with a connection at rest in the pool: the child must open its own."""
    database = open_database(url)
    with database.writing() as connection:
        add_organisation(connection, "Of the parent")
        parents = driver_of(connection)
    child = os.fork()
    with database.writing() as connection:
        own = driver_of(connection) is parents
        add_organisation(connection, "Parent again" if child else "Child")
    if child == 0:
        os._exit(int(own))
    assert os.waitpid(child, 0) == (child, 0)
    assert own


@pytest.mark.parametrize("fork", [fork_in_the_middle, fork_between])
def test_a_connection_is_never_carried_over_a_fork(
    database: Database, fork: Callable[[str], None]
) -> None:
    assert exit_codes((fork, (database.url,))) == [0]
    assert organisations(database) == (2 if fork is fork_in_the_middle else 3)
