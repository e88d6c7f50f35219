"""Migrations make the schema that the tables say, and can be killed at any moment."""

import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlalchemy.engine.interfaces import ReflectedIndex
from sqlmodel import SQLModel

from programme.storage.address import SqliteAddress
from programme.storage.database import Database, open_database
from programme.storage.migrating import (
    MIGRATIONS,
    downgrade,
    draft,
    upgrade,
)
from programme.storage.reading import Row, reading
from programme.storage.revision import (
    REVISION_TABLE,
    SCHEMA,
    CannotConnectError,
    DamagedDatabaseError,
    NoDatabaseYetError,
)
from tests.databases import Databases
from tests.storage.children import (
    KILLED,
    downgrade_until,
    exit_codes,
    upgrade_until,
    upgrade_until_commit,
    warm_up,
)

SQLITE_SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
POSTGRES_GUARDS = """
    SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger
    WHERE NOT tgisinternal
    UNION SELECT 'function', proname, prosrc FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace ORDER BY 1, 2"""


def structure(connection: Connection) -> dict[str, object]:
    """Tell everything about every table but the order of its parts."""
    seen = inspect(connection)
    names = [name for name in seen.get_table_names() if name != REVISION_TABLE]
    return {
        name: {
            "columns": {
                (column["name"], str(column["type"]), column["nullable"])
                for column in seen.get_columns(name)
            },
            "key": seen.get_pk_constraint(name),
            "references": sorted(map(str, seen.get_foreign_keys(name))),
            "unique": sorted(map(str, seen.get_unique_constraints(name))),
            "checks": sorted(map(str, seen.get_check_constraints(name))),
            "indexes": sorted(map(told, seen.get_indexes(name))),
        }
        for name in names
    }


def told(index: ReflectedIndex) -> str:
    options = index.get("dialect_options", {})
    words = {name: str(value) for name, value in options.items()}
    return str({**index, "dialect_options": words})


def guards(connection: Connection) -> list[tuple[object, ...]]:
    """Tell the triggers and functions."""
    sqlite = connection.dialect.name == "sqlite"
    query = SQLITE_SCHEMA if sqlite else POSTGRES_GUARDS
    rows = [tuple(row) for row in connection.exec_driver_sql(query)]
    return [row for row in rows if row[0] in {"trigger", "function"}]


def everything(database: Database) -> tuple[object, object]:
    with database.changing_schema() as connection:
        return structure(connection), guards(connection)


def test_alembic_finds_no_difference_between_migrations_and_tables(
    database: Database,
) -> None:
    options = {"compare_type": True, "version_table": REVISION_TABLE}
    with database.writing() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrations_make_the_same_tables_constraints_and_indexes_as_the_models(
    database: Database, databases: Databases, kind: str
) -> None:
    with (
        databases.opened(kind, migrated=False) as plain,
        database.writing() as migrated,
    ):
        if isinstance(plain.where, SqliteAddress):
            plain.where.path.touch()
        with plain.changing_schema() as connection:
            SQLModel.metadata.create_all(connection)
            assert structure(migrated) == structure(connection)


def test_a_database_that_goes_down_and_up_again_is_the_same(
    database: Database,
) -> None:
    at_first = everything(database)
    assert downgrade(database) == (SCHEMA, None)
    assert everything(database) == ({}, [])
    assert upgrade(database) == (None, SCHEMA)
    assert everything(database) == at_first


def test_upgrading_twice_does_it_once(empty_database: Database) -> None:
    assert upgrade(empty_database) == (None, SCHEMA)
    assert upgrade(empty_database) == (SCHEMA, SCHEMA)


def test_a_new_file_is_for_its_owner_alone_and_its_folder_is_made(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new folder" / "100% ours #1.db"
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    database.dispose()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    database = open_database(f"sqlite:///{tmp_path}/file/programme.db")
    with pytest.raises(CannotConnectError, match="cannot be opened"):
        upgrade(database)


def test_postgres_keeps_milliseconds_in_eight_bytes_and_instants_with_their_zone(
    postgres_database: Database,
) -> None:
    with postgres_database.reading() as read:
        rows = read(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE data_type IN :types AND table_schema = 'public'",
            types=["bigint", "bytea", "timestamp without time zone"],
        )
    assert set(rows) == {
        ("channel", "closed_until", "bigint"),
        ("channel", "next_free", "bigint"),
        ("message", "expires", "bigint"),
        ("message", "lease_until", "bigint"),
        ("message", "next_try", "bigint"),
        ("message", "mime", "bytea"),
        ("submission", "content", "bytea"),
    }


def test_an_upgrade_killed_at_any_statement_leaves_no_schema_and_can_be_run_again(
    databases: Databases,
) -> None:
    points = range(1, 55, 5)
    urls = [databases.new_file(migrated=False) for _ in points]
    calls = [(upgrade_until, pair) for pair in zip(urls, points, strict=True)]
    assert exit_codes(*calls, first=warm_up) == [KILLED] * len(points)
    for url in urls:
        with pytest.raises(NoDatabaseYetError), reading(url):
            pass
        assert upgraded(url) == (None, SCHEMA)


def test_an_upgrade_killed_before_its_commit_leaves_no_schema(
    databases: Databases,
) -> None:
    url = databases.new_file(migrated=False)
    assert exit_codes((upgrade_until_commit, (url,))) == [KILLED]
    with pytest.raises(NoDatabaseYetError), reading(url):
        pass


def test_a_downgrade_killed_at_any_statement_leaves_the_schema_as_it_was(
    databases: Databases,
) -> None:
    points = range(1, 26, 5)
    urls = [databases.new_file(migrated=True) for _ in points]
    before = [sqlite_schema(url) for url in urls]
    calls = [(downgrade_until, pair) for pair in zip(urls, points, strict=True)]
    assert exit_codes(*calls, first=warm_up) == [KILLED] * len(points)
    assert [sqlite_schema(url) for url in urls] == before


def test_two_upgrades_at_once_make_one_schema(empty_database: Database) -> None:
    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(upgrade, empty_database) for _ in range(2)]
    assert {each.result() for each in both} == {(None, SCHEMA), (SCHEMA, SCHEMA)}


def test_rows_that_refer_to_nothing_stop_an_upgrade(sqlite_database: Database) -> None:
    with sqlite_database.changing_schema() as connection:
        connection.exec_driver_sql(
            "INSERT INTO link VALUES (77, 1, 'A1', 'A2', 'FS', 0, 0, '')"
        )
    with pytest.raises(DamagedDatabaseError, match="1 rows refer to nothing"):
        upgrade(sqlite_database)


def test_the_next_revision_can_be_drafted_and_finds_nothing_to_do(
    database: Database, tmp_path: Path
) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, scripts)
    text = draft(database, "nothing new", scripts).read_text()
    compile(text, "draft", "exec")
    assert f"down_revision = '{SCHEMA}'" in text
    assert text.count("    pass\n") == 2


def upgraded(url: str) -> tuple[str | None, str]:
    database = open_database(url)
    try:
        return upgrade(database)
    finally:
        database.dispose()


def sqlite_schema(url: str) -> list[Row]:
    with reading(url) as read:
        return read(SQLITE_SCHEMA)
