"""Reading a database quickly: plain SQL, plain rows, no framework.

A terminal command that only shows something comes through here, because importing
SQLAlchemy takes longer than the answer. The same SQL text runs on SQLite and Postgres.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Protocol

from programme.storage.address import PostgresAddress, SqliteAddress, address
from programme.storage.connecting import (
    open_postgres,
    open_sqlite,
    postgres_problem,
    sqlite_problem,
)
from programme.storage.revision import REVISION_TABLE, require_revision

Row = tuple[object, ...]
Values = dict[str, object]

_PLACE = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|::|:([A-Za-z_]\w*)")
_HAS_REVISION = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = :name",
    "postgres": "SELECT count(*) FROM pg_class WHERE oid = to_regclass(:name)",
}
_COUNT_TABLES = {
    "sqlite": "SELECT count(*) FROM sqlite_master",
    "postgres": "SELECT count(*) FROM pg_class"
    " WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace",
}


class Reader(Protocol):
    """Asks one question in SQL and gives every row of the answer.

    Places in the text are ``:name``. A list or tuple as value fills ``IN :name``; an
    empty one matches nothing. Days, aware instants, booleans and enums are given as
    they are; what comes back goes through ``as_day`` and its kin.
    """

    def __call__(self, sql: str, /, **values: object) -> list[Row]:
        """Give the rows; raises KeyError for a place without a value."""


def reading(url: str) -> AbstractContextManager[Reader]:
    """Open a database to read only: every question sees the same moment.

    Do not write while this is open: on SQLite the writer would wait for the reader.
    Raises DatabaseProblemError, also for a schema other than this program's.
    """
    where = address(url)
    if isinstance(where, SqliteAddress):
        return _reading_sqlite(where)
    return _reading_postgres(where)


def require_our_schema(read: Reader, where: SqliteAddress | PostgresAddress) -> None:
    """Raise the DatabaseProblemError that fits any schema but this program's."""
    require_revision(where.shown, *found_revision(read, where))


def found_revision(
    read: Reader, where: SqliteAddress | PostgresAddress
) -> tuple[str | None, int]:
    """Give the schema's revision, "" after a full downgrade, and how many tables.

    Without a table of revisions the first is None; with one the second is 1.
    """
    engine = "sqlite" if isinstance(where, SqliteAddress) else "postgres"
    if as_int(read(_HAS_REVISION[engine], name=REVISION_TABLE)[0][0]):
        rows = read(f"SELECT version_num FROM {REVISION_TABLE}")  # noqa: S608 - our own words
        return " ".join(as_text(row[0]) for row in rows), 1
    return None, as_int(read(_COUNT_TABLES[engine])[0][0])


def filled(
    sql: str, values: Mapping[str, object], place: Callable[[str], str]
) -> tuple[str, Values]:
    """Write SQL for a driver: its own places, lists spread, values it understands.

    ``place`` writes the place of a name as the driver wants it.
    """
    bound: Values = {}

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            return found[0]
        value = values[name]
        if not isinstance(value, list | tuple):
            bound[name] = _plain(value)
            return place(name)
        names = [f"{name}_{number}" for number in range(len(value))]
        bound.update(zip(names, map(_plain, value), strict=True))
        return f"({', '.join(map(place, names)) or 'NULL'})"

    return _PLACE.sub(fill, sql), bound


def for_sqlite(sql: str, values: Mapping[str, object]) -> tuple[str, Values]:
    """Write SQL and values as sqlite3 takes them: days and instants as ISO text."""
    text, bound = filled(sql, values, ":{}".format)
    return text, {name: _as_stored(value) for name, value in bound.items()}


def for_postgres(sql: str, values: Mapping[str, object]) -> tuple[str, Values]:
    """Write SQL and values as psycopg takes them."""
    return filled(sql.replace("%", "%%"), values, "%({})s".format)


def as_day(value: object) -> date:
    """Read a day; raises TypeError for anything else."""
    if isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise _unexpected(value, "a day")


def as_optional_day(value: object) -> date | None:
    """Read a day or nothing."""
    return None if value is None else as_day(value)


def as_instant(value: object) -> datetime:
    """Read an instant, in UTC; SQLite's text has no zone and means UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
        return value.replace(tzinfo=UTC) if value.tzinfo is None else _in_utc(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return _in_utc(value)
    raise _unexpected(value, "an aware instant")


def as_optional_instant(value: object) -> datetime | None:
    """Read an instant or nothing."""
    return None if value is None else as_instant(value)


def as_bool(value: object) -> bool:
    """Read yes or no; SQLite keeps 1 and 0."""
    if value in (0, 1) and isinstance(value, int):
        return bool(value)
    raise _unexpected(value, "yes or no")


def as_text(value: object) -> str:
    """Read a text."""
    if isinstance(value, str):
        return value
    raise _unexpected(value, "a text")


def as_int(value: object) -> int:
    """Read a whole number; Postgres sums big ones as decimals."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Decimal) and value == int(value):
        return int(value)
    raise _unexpected(value, "a whole number")


def as_number(value: object) -> float:
    """Read a number with a fraction."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise _unexpected(value, "a number")


@contextmanager
def _reading_sqlite(where: SqliteAddress) -> Iterator[Reader]:
    with closing(open_sqlite(where, writing=False)) as connection:

        def read(sql: str, /, **values: object) -> list[Row]:
            return connection.execute(*for_sqlite(sql, values)).fetchall()

        try:
            connection.execute("BEGIN")
            require_our_schema(read, where)
            yield read
        except sqlite3.Error as error:
            problem = sqlite_problem(where, error)
            if problem is None:
                raise
            raise problem from error


@contextmanager
def _reading_postgres(where: PostgresAddress) -> Iterator[Reader]:
    with closing(open_postgres(where)) as connection:
        from psycopg import Error, IsolationLevel  # noqa: PLC0415 - 0.2 s that SQLite need not pay

        def read(sql: str, /, **values: object) -> list[Row]:
            text, bound = for_postgres(sql, values)
            return connection.execute(text, bound).fetchall()

        try:
            connection.read_only = True
            connection.isolation_level = IsolationLevel.REPEATABLE_READ
            require_our_schema(read, where)
            yield read
        except Error as error:
            problem = postgres_problem(where, error)
            if problem is None:
                raise
            raise problem from error


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _as_stored(value: object) -> object:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise _unexpected(value, "an aware instant")
        return _in_utc(value).replace(tzinfo=None).isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _in_utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)


def _unexpected(value: object, wanted: str) -> TypeError:
    return TypeError(f"The database gave {value!r} where {wanted} should be.")
