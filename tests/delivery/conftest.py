"""One database of each kind for all these tests, emptied before each; and a bench."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import delete
from sqlmodel import SQLModel

from programme.storage.database import Database
from programme.storage.tables import JournalHeadRow, JournalRow
from tests.databases import Databases
from tests.delivery.bench import Bench
from tests.delivery.builders import make_world

_APPEND_ONLY = {JournalRow.__tablename__, JournalHeadRow.__tablename__}


class Shared:
    """The databases that are open, by kind."""

    def __init__(self, databases: Databases, stack: ExitStack) -> None:
        self._databases = databases
        self._stack = stack
        self._opened: dict[str, Database] = {}

    def emptied(self, kind: str) -> Database:
        if kind not in self._opened:
            fresh = self._databases.opened(kind)
            self._opened[kind] = self._stack.enter_context(fresh)
        _empty(self._opened[kind])
        return self._opened[kind]


@pytest.fixture(scope="session")
def shared(databases: Databases) -> Iterator[Shared]:
    with ExitStack() as stack:
        yield Shared(databases, stack)


@pytest.fixture
def database(shared: Shared, kind: str) -> Database:
    """Give a migrated database without rows (but for the journal's)."""
    return shared.emptied(kind)


@pytest.fixture
def bench(database: Database) -> Bench:
    """Give a database with one programme in it, and what a sender does by hand."""
    return Bench(database, make_world(database))


@pytest.fixture
def postgres_bench(shared: Shared) -> Bench:
    """Give a bench on Postgres only."""
    database = shared.emptied("postgres")
    return Bench(database, make_world(database))


@pytest.fixture
def sqlite_bench(shared: Shared) -> Bench:
    """Give a bench on SQLite only."""
    database = shared.emptied("sqlite")
    return Bench(database, make_world(database))


def _empty(database: Database) -> None:
    with database.writing() as connection:
        for table in reversed(SQLModel.metadata.sorted_tables):
            if table.name not in _APPEND_ONLY:
                connection.execute(delete(table))
