"""SQLite is opened so that nothing is lost: locks, drives, and what a crash leaves."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from programme.storage.address import SqliteAddress
from programme.storage.connecting import (
    journal_mode,
    network_file_system,
    sqlite_problem,
)
from programme.storage.database import Database, open_database
from programme.storage.reading import reading
from programme.storage.revision import (
    CannotConnectError,
    DamagedDatabaseError,
    DatabaseLockedError,
    FullDiskError,
    NetworkDriveError,
    NotOurDatabaseError,
    ReadOnlyDatabaseError,
)
from tests.databases import Databases
from tests.storage.children import KILLED, exit_codes
from tests.storage.rows import add_organisation

MOUNTS = r"""
21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
22 21 0:20 / /proc rw - proc proc rw
30 21 0:30 / /srv rw shared:1 master:2 - nfs4 files:/srv rw,vers=4.2
31 30 254:1 / /srv/local rw - xfs /dev/vdb rw
32 21 0:31 / /home/ann/shared\040drive rw - cifs //files/ann rw
33 21 0:32 / /mnt/auto rw - autofs systemd-1 rw
34 33 0:33 / /mnt/auto rw - nfs files:/auto rw
35 21 0:34 / /mnt/c rw - 9p C:\134 rw
36 21 0:35 / /home/ann/cloud rw - fuse.rclone cloud: rw
37 21 0:36 / /home/ann/secret rw - fuse.gocryptfs secret rw
a line that the kernel has never written
"""


def look_at(url: str) -> None:
    with reading(url):
        pass


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/programme/programme.db", None),
        ("/srv/programme.db", "nfs4"),
        ("/srv/local/programme.db", None),
        ("/srvice/programme.db", None),
        ("/home/ann/shared drive/programme.db", "cifs"),
        ("/home/ann/shared/programme.db", None),
        ("/mnt/auto/programme.db", "nfs"),
        ("/mnt/c/programme.db", "9p"),
        ("/home/ann/cloud/programme.db", "fuse.rclone"),
        ("/home/ann/secret/programme.db", None),
    ],
)
def test_the_innermost_mount_says_whether_a_file_is_on_a_network_drive(
    path: str, kind: str | None
) -> None:
    assert network_file_system(Path(path), MOUNTS) == kind


def test_a_shared_folder_of_windows_is_a_network_drive() -> None:
    with pytest.raises(NetworkDriveError, match="Move it to a disk of this machine"):
        look_at("sqlite://///files/share/programme.db")


@pytest.mark.parametrize(
    ("library", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 3), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_wal_is_used_where_its_bug_is_mended(
    library: tuple[int, int, int], mode: str
) -> None:
    assert journal_mode(library) == mode


def test_a_writer_checks_references_waits_half_a_minute_and_syncs_fully(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "busy_timeout", "synchronous", "journal_mode")
        }
    assert settings == {
        "foreign_keys": 1,
        "busy_timeout": 30_000,
        "synchronous": 2,
        "journal_mode": journal_mode(sqlite3.sqlite_version_info),
    }


def test_references_are_checked_again_after_a_migration(
    sqlite_database: Database,
) -> None:
    with sqlite_database.changing_schema():
        pass
    with sqlite_database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def die_in_the_middle_of_a_write(url: str) -> None:
    """Write more than fits in the cache, so that the file itself is half changed."""
    with open_database(url).writing() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 1")
        for number in range(2000):
            add_organisation(connection, f"Trust {number}")
        os._exit(KILLED)


def test_a_reader_sees_the_last_commit_after_a_writer_was_killed(
    sqlite_database: Database,
) -> None:
    with sqlite_database.writing() as connection:
        add_organisation(connection, "Before")
    sqlite_database.dispose()
    url = sqlite_database.url
    assert exit_codes((die_in_the_middle_of_a_write, (url,))) == [KILLED]
    assert Path(url.removeprefix("sqlite:///") + "-journal").exists()
    with reading(url) as read:
        assert read("SELECT name FROM organisation") == [("Before",)]


def test_a_text_file_is_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Remember the milk. " * 200)
    with pytest.raises(NotOurDatabaseError, match="not an SQLite file"):
        look_at(f"sqlite:///{path}")


def test_a_path_that_the_system_refuses_is_said() -> None:
    with pytest.raises(CannotConnectError, match="File name too long"):
        look_at(f"sqlite:////srv/{'long' * 100}.db")


def test_a_damaged_file_is_said_to_be_damaged(databases: Databases) -> None:
    url = databases.new_file(migrated=True)
    with Path(url.removeprefix("sqlite:///")).open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    with pytest.raises(DamagedDatabaseError, match="restore the last backup"):
        look_at(url)


def test_a_lock_that_is_not_given_back_is_said(sqlite_database: Database) -> None:
    with sqlite_database.writing() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    path = sqlite_database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLockedError), sqlite_database.writing():
            pass


def lock_organisations(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("SET LOCAL lock_timeout = '20ms'"))
        connection.execute(text("SELECT * FROM organisation FOR UPDATE"))


def test_a_row_lock_that_is_not_given_back_is_said(
    postgres_database: Database,
) -> None:
    with postgres_database.writing() as connection:
        add_organisation(connection)
    with postgres_database.writing() as one:
        one.execute(text("SELECT * FROM organisation FOR UPDATE"))
        with pytest.raises(DatabaseLockedError, match="Try again"):
            lock_organisations(postgres_database)


def test_a_server_waits_half_a_minute_for_a_lock(postgres_database: Database) -> None:
    with postgres_database.writing() as connection:
        assert connection.execute(text("SHOW lock_timeout")).scalar() == "30s"


def test_a_callers_mistake_is_not_called_a_problem_of_the_database() -> None:
    where = SqliteAddress(Path("/plans.db"))
    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("SELEC 1")
        assert sqlite_problem(where, caught.value) is None


def test_a_reader_cannot_write(database: Database) -> None:
    statement = "INSERT INTO channel VALUES ('smtp', 0, 0, 0)"
    with pytest.raises(ReadOnlyDatabaseError), database.reading() as read:
        read(statement)
    with database.reading() as read:
        assert read("SELECT name FROM channel") == []


def test_a_full_disk_is_named_with_its_cure() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as full:
            connection.execute("CREATE TABLE one (two)")
    found = sqlite_problem(SqliteAddress(Path("programme.db")), full.value)
    assert isinstance(found, FullDiskError)
    assert found.cure == "Make room on its disk, and give the command again."
