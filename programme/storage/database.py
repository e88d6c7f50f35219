"""A database to write to: one transaction at a time, the same on SQLite and Postgres."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import cast
from weakref import WeakSet

from sqlalchemy import Connection, Engine, Pool, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from programme.storage.address import PostgresAddress, SqliteAddress, address
from programme.storage.connecting import (
    open_postgres,
    open_sqlite,
    postgres_problem,
    sqlite_problem,
)
from programme.storage.reading import (
    Reader,
    Row,
    for_postgres,
    for_sqlite,
    reading,
    require_our_schema,
)
from programme.storage.revision import DatabaseProblemError


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Database:
    """An address and its pool of connections; safe to share between threads."""

    url: str = field(repr=False)
    where: SqliteAddress | PostgresAddress
    engine: Engine = field(repr=False)

    def reading(self) -> AbstractContextManager[Reader]:
        """Open the database to read only; see ``reading.reading``."""
        return reading(self.url)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Run one transaction: committed at the end, undone by any exception.

        On SQLite it is the only writer from its first moment (BEGIN IMMEDIATE). Raises
        DatabaseProblemError, also for a schema other than this program's; errors of
        the caller's SQL come as SQLAlchemy's.
        """
        with self._problems(), self.engine.begin() as connection:
            require_our_schema(reader_of(connection), self.where)
            yield connection

    @contextmanager
    def changing_schema(self) -> Iterator[Connection]:
        """Run one transaction whatever the schema is: for migrations only.

        SQLite checks no references meanwhile, because a table is changed there by
        making it again; whoever changes it asks ``PRAGMA foreign_key_check``.
        """
        with (
            self._problems(),
            self.engine.connect() as connection,
            _unchecked_references(connection),
            connection.begin(),
        ):
            yield connection

    def dispose(self) -> None:
        """Close every connection; the next transaction opens a new one."""
        self.engine.dispose()

    @contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            problem = _problem(self.where, error)
            if problem is None:
                raise
            raise problem from error


def open_database(url: str) -> Database:
    """Get ready to use the database at a URL; connects at the first transaction.

    Raises BadAddressError.
    """
    where = address(url)
    made = _sqlite(where) if isinstance(where, SqliteAddress) else _postgres(where)
    database = Database(url, where, made)
    _opened.add(database)
    return database


def reader_of(connection: Connection) -> Reader:
    """Give a Reader inside a transaction, for loading that both roads share."""
    write = for_sqlite if connection.dialect.name == "sqlite" else for_postgres

    def read(sql: str, /, **values: object) -> list[Row]:
        result = connection.exec_driver_sql(*write(sql, values))
        return cast("list[Row]", [tuple(row) for row in result])

    return read


def _sqlite(where: SqliteAddress) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_sqlite(where, writing=True),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _postgres(where: PostgresAddress) -> Engine:
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: open_postgres(where),
        pool_pre_ping=True,
        hide_parameters=True,
    )


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _unchecked_references(connection: Connection) -> Iterator[None]:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def _problem(
    where: SqliteAddress | PostgresAddress, error: DBAPIError
) -> DatabaseProblemError | None:
    if isinstance(where, SqliteAddress) and isinstance(error.orig, sqlite3.Error):
        return sqlite_problem(where, error.orig)
    if isinstance(where, SqliteAddress):
        return None
    from psycopg import Error  # noqa: PLC0415 - 0.1 s that SQLite need not pay

    return (
        postgres_problem(where, error.orig) if isinstance(error.orig, Error) else None
    )


_opened: WeakSet[Database] = WeakSet()
_inherited: list[Pool] = []


def _leave_connections_to_parent() -> None:
    """In a forked child: forget the parent's connections without closing them.

    The old pools are kept, or the collector would close their connections here.
    """
    for database in _opened:
        _inherited.append(database.engine.pool)
        database.engine.dispose(close=False)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_connections_to_parent)
