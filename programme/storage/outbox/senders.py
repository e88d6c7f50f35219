"""Who sends: a lock that lives as long as its process, and the clock that all share."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import randbits

from sqlalchemy import Connection, func, select

from programme.core.delivery import LEASE, PER_MINUTE
from programme.storage.address import PostgresAddress, SqliteAddress
from programme.storage.connecting import open_postgres, sqlite_problem
from programme.storage.database import Database

_CLOCK = select(func.clock_timestamp())
_KEEPALIVE = (
    "SET tcp_keepalives_idle = 60",
    "SET tcp_keepalives_interval = 15",
    "SET tcp_keepalives_count = 4",
)


@dataclass(frozen=True, slots=True)
class Sender:
    """One who claims; ``key`` is that of its lock, ``per_minute`` its channels' limit."""

    key: int
    lease: timedelta = LEASE
    per_minute: int = PER_MINUTE

    @property
    def name(self) -> str:
        """What its tokens begin with: 16 hex digits."""
        return f"{self.key:016x}"

    @property
    def gap(self) -> timedelta:
        """The least time between two messages of a channel, in whole milliseconds."""
        return timedelta(milliseconds=-(-60_000 // self.per_minute))


@contextmanager
def one_sender(
    database: Database, lease: timedelta = LEASE, per_minute: int = PER_MINUTE
) -> Iterator[Sender | None]:
    """Be a sender for a while; None when there may be no other just now.

    On SQLite one at a time; the lock is a file beside the database. On Postgres any
    number, each with a session of its own that holds an advisory lock (no connection
    pooler that shares sessions may stand in between). A dead process frees its lock.
    """
    sender = Sender(randbits(62), lease, per_minute)
    with _lock(database, sender.key) as ours:
        yield sender if ours else None


def gone(connection: Connection, names: set[str]) -> set[str]:
    """Give those senders whose lock is free.

    On SQLite all of them: only the one sender that there can be may ask.
    """
    if connection.dialect.name == "sqlite":
        return names
    return {name for name in names if _is_free(connection, int(name, 16))}


def shared_clock(
    database: Database, own: Callable[[], datetime]
) -> Callable[[], datetime]:
    """Give the clock by which leases are kept: Postgres' own, since senders differ.

    On SQLite every sender is on the same machine, and ``own`` will do.
    """
    if isinstance(database.where, SqliteAddress):
        return own

    def ask() -> datetime:
        with database.writing() as connection:
            there: datetime = connection.execute(_CLOCK).scalar_one()
        return there.astimezone(UTC)

    return ask


def _lock(database: Database, key: int) -> AbstractContextManager[bool]:
    if isinstance(database.where, SqliteAddress):
        return _file_lock(database.where)
    return _session_lock(database.where, key)


@contextmanager
def _file_lock(where: SqliteAddress) -> Iterator[bool]:
    """Lock a file as SQLite itself does, which works on every system."""
    path = where.path.resolve()
    beside = SqliteAddress(path.with_name(f"{path.name}.sender"))
    locked = _locked(beside)
    if locked is None:
        yield False
        return
    with closing(locked):
        yield True


def _locked(beside: SqliteAddress) -> sqlite3.Connection | None:
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(beside.path, timeout=0, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return None
        raise sqlite_problem(beside, error) or error from error
    return connection


@contextmanager
def _session_lock(where: PostgresAddress, key: int) -> Iterator[bool]:
    """Hold a session of its own, in autocommit: it is in no transaction meanwhile."""
    with closing(open_postgres(where)) as session:
        session.autocommit = True
        for setting in _KEEPALIVE:
            session.execute(setting)
        answer = session.execute("SELECT pg_try_advisory_lock(%s)", [key]).fetchone()
        yield answer == (True,)


def _is_free(connection: Connection, key: int) -> bool:
    """Try the lock for the length of this transaction."""
    lock = select(func.pg_try_advisory_xact_lock(key))
    return bool(connection.execute(lock).scalar_one())
