"""Bringing a database to the schema of this program, and back.

Each call is one transaction on both databases: killed at any moment, it leaves the
schema that was there before.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from programme.storage.address import SqliteAddress
from programme.storage.connecting import refuse_unfit_path
from programme.storage.database import Database, reader_of
from programme.storage.reading import found_revision, require_our_schema
from programme.storage.revision import (
    SCHEMA,
    CannotConnectError,
    DamagedDatabaseError,
    NoDatabaseYetError,
    OlderDatabaseError,
    require_revision,
)

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_462_001
"""The key of Postgres's advisory lock, by which two upgrades wait for each other."""


def upgrade(database: Database) -> tuple[str | None, str]:
    """Make or upgrade the schema; give the revision before (None: none) and after.

    Makes the file of an SQLite database, readable by its owner alone, and its folder.
    Raises DatabaseProblemError: a database that is newer or not ours is not touched.
    """
    if isinstance(database.where, SqliteAddress):
        _make_file(database.where)
    with _changing(database) as connection:
        before = _upgradable(database, connection)
        command.upgrade(_config(connection), SCHEMA)
    return before, SCHEMA


def downgrade(database: Database, to: str = "base") -> tuple[str | None, str | None]:
    """Take the schema back, losing what it held; give the revision before and after.

    Raises DatabaseProblemError for a database that is not at this program's schema.
    """
    with _changing(database) as connection:
        require_our_schema(reader_of(connection), database.where)
        before = _current(database, connection)
        command.downgrade(_config(connection), to)
        return before, _current(database, connection)


def draft(database: Database, words: str, scripts: Path = MIGRATIONS) -> Path:
    """Write the next revision, from the tables' difference to a database, for editing.

    For developers: the result in ``scripts/versions`` is a first attempt.
    """
    with _changing(database) as connection:
        made = command.revision(_config(connection, scripts), words, autogenerate=True)
    if made is None or isinstance(made, list):
        raise TypeError(made)
    return Path(made.path)


@contextmanager
def _changing(database: Database) -> Iterator[Connection]:
    with database.changing_schema() as connection:
        if connection.dialect.name == "sqlite":
            yield connection
            _check_references(database, connection)
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection


def _check_references(database: Database, connection: Connection) -> None:
    broken = reader_of(connection)("PRAGMA foreign_key_check")
    if broken:
        detail = f"{len(broken)} rows refer to nothing, the first in {broken[0][0]}"
        raise DamagedDatabaseError(database.where.shown, detail)


def _upgradable(database: Database, connection: Connection) -> str | None:
    """Give the revision to upgrade from; raise for one that is newer or not ours."""
    found, tables = found_revision(reader_of(connection), database.where)
    with suppress(NoDatabaseYetError, OlderDatabaseError):
        require_revision(database.where.shown, found, tables)
    return found or None


def _current(database: Database, connection: Connection) -> str | None:
    return found_revision(reader_of(connection), database.where)[0] or None


def _config(connection: Connection, scripts: Path = MIGRATIONS) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _make_file(where: SqliteAddress) -> None:
    refuse_unfit_path(where)
    try:
        where.path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(where.path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        reason = error.strerror or "the system refuses"
        raise CannotConnectError(where.shown, reason) from error
