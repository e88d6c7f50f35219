"""Opening SQLite and Postgres the one way that this program does.

Imports the standard library, and psycopg only when a Postgres address is opened.
"""

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from programme.storage.address import PostgresAddress, SqliteAddress
from programme.storage.revision import (
    CannotConnectError,
    DamagedDatabaseError,
    DatabaseLockedError,
    DatabaseProblemError,
    FullDiskError,
    IsAFolderError,
    NetworkDriveError,
    NoDatabaseYetError,
    NotOurDatabaseError,
    ReadOnlyDatabaseError,
)

if TYPE_CHECKING:
    import psycopg

PATIENCE = 30
"""Seconds to wait for somebody else's lock."""

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = re.compile(
    r"9p|afs|afpfs|beegfs|ceph|cifs|coda|davfs|drvfs|glusterfs|gpfs|lustre|ncpfs|nfs4?"
    r"|orangefs|panfs|smb[23]|smbfs|vboxsf|vmhgfs"
    r"|fuse\.(?:ceph|cifs|davfs2?|glusterfs|nfs|rclone|s3fs|smbnetfs|sshfs|vmhgfs-fuse)"
)
_MENDED_FOR_GOOD = (3, 51, 3)
_MENDED = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}
_SQLITE_PROBLEMS: dict[int, type[DatabaseProblemError]] = {
    sqlite3.SQLITE_BUSY: DatabaseLockedError,
    sqlite3.SQLITE_CANTOPEN: CannotConnectError,
    sqlite3.SQLITE_CORRUPT: DamagedDatabaseError,
    sqlite3.SQLITE_FULL: FullDiskError,
    sqlite3.SQLITE_IOERR: CannotConnectError,
    sqlite3.SQLITE_LOCKED: DatabaseLockedError,
    sqlite3.SQLITE_PERM: CannotConnectError,
    sqlite3.SQLITE_READONLY: ReadOnlyDatabaseError,
}
_POSTGRES_PROBLEMS: dict[str, type[DatabaseProblemError]] = {
    "08": CannotConnectError,
    "25006": ReadOnlyDatabaseError,
    "40P01": DatabaseLockedError,
    "53100": FullDiskError,
    "53": CannotConnectError,
    "55P03": DatabaseLockedError,
    "57P": CannotConnectError,
    "XX001": DamagedDatabaseError,
    "XX002": DamagedDatabaseError,
}


def open_sqlite(where: SqliteAddress, *, writing: bool) -> sqlite3.Connection:
    """Open an existing file, to read only or to read and write, in autocommit.

    Raises NoDatabaseYetError, NetworkDriveError and the other DatabaseProblemErrors.
    """
    refuse_unfit_path(where)
    try:
        there = where.path.is_file()
    except OSError as error:
        reason = error.strerror or "the system refuses"
        raise CannotConnectError(where.shown, reason) from error
    if not there:
        raise NoDatabaseYetError(where.shown)
    try:
        return _prepared(where, writing=writing)
    except sqlite3.Error as error:
        problem = sqlite_problem(where, error)
        if problem is None:
            raise
        raise problem from error


def open_postgres(where: PostgresAddress) -> "psycopg.Connection":
    """Connect to a server; waits ten seconds for it, unless the URL says otherwise.

    Raises CannotConnectError, whose words never hold the password.
    """
    import psycopg  # noqa: PLC0415 - 0.2 s that SQLite need not pay
    from psycopg.conninfo import (  # noqa: PLC0415 - as above
        conninfo_to_dict,
        make_conninfo,
    )

    try:
        given = conninfo_to_dict(where.url)
        patience = f"{given.get('options') or ''} -c lock_timeout={PATIENCE}s"
        ours = {"connect_timeout": "10", "application_name": "programme"}
        return psycopg.connect(
            make_conninfo("", **{**ours, **given, "options": patience})
        )
    except psycopg.Error as error:
        words = where.words_of(error)
    raise CannotConnectError(where.shown, words)


def refuse_unfit_path(where: SqliteAddress) -> None:
    """Raise IsAFolderError for a folder, and NetworkDriveError (see below)."""
    with suppress(OSError):  # what the system refuses is said where it is opened
        if where.path.is_dir():
            raise IsAFolderError(where.shown)
    refuse_network_drive(where)


def refuse_network_drive(where: SqliteAddress) -> None:
    """Raise NetworkDriveError for a path on a network drive (Linux and Windows)."""
    if str(where.path).startswith(("\\\\", "//")):
        raise NetworkDriveError(where.shown, "a shared folder")
    try:
        mounts = _MOUNTS.read_text(errors="surrogateescape")
        kind = network_file_system(where.path.resolve(), mounts)
    except OSError:
        return
    if kind:
        raise NetworkDriveError(where.shown, kind)


def network_file_system(path: Path, mounts: str) -> str | None:
    """Give the type of the network file system that holds a path, or None.

    ``mounts`` is the text of Linux's mountinfo (man 5 proc): field five is where a file
    system is mounted, the field after the lone dash is its type. The longest mount
    point above the path holds it; of two on the same point the later one.
    """
    best, found = 0, ""
    for line in mounts.splitlines():
        fields, dash, rest = line.partition(" - ")
        point = Path(_unescaped(fields.split(" ")[4])) if dash else None
        if point and path.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), rest.split(" ")[0]
    return found if _NETWORK.fullmatch(found) else None


def journal_mode(library: tuple[int, int, int]) -> str:
    """Choose how SQLite keeps its journal, by the version of its library.

    WAL loses committed pages in earlier versions (the WAL-reset bug, sqlite.org/wal.html).
    """
    release = library[:2]
    mended = library >= _MENDED.get(release, _MENDED_FOR_GOOD)
    return "wal" if mended else "delete"


def sqlite_problem(
    where: SqliteAddress, error: sqlite3.Error
) -> DatabaseProblemError | None:
    """Name the problem behind an error of the driver; None for a caller's mistake."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return NotOurDatabaseError(where.shown, " (not an SQLite file)")
    kind = _SQLITE_PROBLEMS.get(code)
    return kind(where.shown, str(error)) if kind else None


def postgres_problem(
    where: PostgresAddress, error: "psycopg.Error"
) -> DatabaseProblemError | None:
    """Name the problem behind an error of the driver; None for a caller's mistake."""
    import psycopg  # noqa: PLC0415 - 0.2 s that SQLite need not pay

    state = error.sqlstate
    if state is None and isinstance(error, psycopg.OperationalError):
        return CannotConnectError(where.shown, where.words_of(error))
    for prefix, kind in _POSTGRES_PROBLEMS.items():
        if state and state.startswith(prefix):
            return kind(where.shown, where.words_of(error))
    return None


def _prepared(where: SqliteAddress, *, writing: bool) -> sqlite3.Connection:
    connection = _connected(where, "rw" if writing else "ro")
    try:
        if writing:
            _set_for_writing(where, connection)
        else:
            connection.text_factory = _readable
            _finish_rollback(where, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(where: SqliteAddress, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(where.path.as_posix())}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _set_for_writing(where: SqliteAddress, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    mode = journal_mode(sqlite3.sqlite_version_info)
    if connection.execute("PRAGMA journal_mode").fetchone() == (mode,):
        return
    got = connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()
    if mode == "delete" and got != (mode,):
        raise DatabaseLockedError(where.shown)


def _finish_rollback(where: SqliteAddress, connection: sqlite3.Connection) -> None:
    """Undo what a killed writer left, which a read-only connection may not do."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        with closing(_connected(where, "rw")) as writer:
            writer.execute("SELECT count(*) FROM sqlite_master")


def _readable(text: bytes) -> str:
    """Give text of which a byte was damaged too, so that its row can be shown."""
    return text.decode("utf-8", "backslashreplace")


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
