"""Real databases for tests: SQLite files, and Postgres on a server of the run's own.

Each test gets a copy of a migrated template, so that no test sees another's rows.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import Connection

from programme.storage.database import Database, open_database
from programme.storage.migrating import upgrade
from tests.postgres_server import NoPostgresError, postgres_server

HAS_STRATEGIES = 150_000
"""From this version on Postgres copies a small template faster when told so."""


class Databases:
    """Makes databases for tests in a folder and on one Postgres server.

    The server starts when the first database on it is asked for.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stack = ExitStack()
        self._shared: dict[str, Database] = {}

    @contextmanager
    def fresh(self, kind: str, *, migrated: bool = True) -> Iterator[str]:
        """Give the URL of a new database: "sqlite" or "postgres"."""
        if kind == "sqlite":
            yield self.new_file(migrated=migrated)
            return
        url = self._fresh_on_server(migrated=migrated)
        try:
            yield url
        finally:
            self._drop(url)

    @contextmanager
    def opened(self, kind: str, *, migrated: bool = True) -> Iterator[Database]:
        """Give a new database, opened; its connections are closed at the end."""
        with self.fresh(kind, migrated=migrated) as url:
            database = open_database(url)
            try:
                yield database
            finally:
                database.dispose()

    def new_file(self, *, migrated: bool) -> str:
        """Give the URL of a new SQLite file, or of one that is not there yet."""
        path = self.folder / f"{uuid4().hex}.db"
        if migrated:
            shutil.copyfile(self._file_template, path)
        return f"sqlite:///{path}"

    def shared(self, kind: str) -> Database:
        """Give one database for a test's many examples, each of which undoes itself."""
        if kind not in self._shared:
            opened = self.opened(kind)
            self._shared[kind] = self._stack.enter_context(opened)
        return self._shared[kind]

    def close(self) -> None:
        """Drop the template and stop the server, if there is one."""
        self._stack.close()

    def _fresh_on_server(self, *, migrated: bool) -> str:
        name = f"programme_test_{uuid4().hex}"
        url = with_name(self._server_url, name)
        template = self._server_template if migrated else "template0"
        command = "CREATE DATABASE {} TEMPLATE {}"
        if self._server.info.server_version >= HAS_STRATEGIES:
            command += " STRATEGY FILE_COPY"
        names = sql.Identifier(name), sql.Identifier(template)
        self._server.execute(sql.SQL(command).format(*names))
        return url

    def _drop(self, url: str) -> None:
        name = sql.Identifier(name_of(url))
        self._server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))

    @cached_property
    def _file_template(self) -> Path:
        path = self.folder / "template.db"
        _migrate(f"sqlite:///{path}")
        return path

    @cached_property
    def _server_template(self) -> str:
        url = self._fresh_on_server(migrated=False)
        self._stack.callback(self._drop, url)
        _migrate(url)
        return name_of(url)

    @property
    def _server_url(self) -> str:
        if isinstance(self._started, NoPostgresError):
            raise self._started
        return self._started

    @cached_property
    def _started(self) -> str | NoPostgresError:
        """Start the server once; every test that needs it hears of a failure."""
        try:
            return self._stack.enter_context(postgres_server())
        except NoPostgresError as error:
            return error

    @cached_property
    def _server(self) -> "psycopg.Connection[tuple[object, ...]]":
        connection = psycopg.connect(self._server_url, autocommit=True)
        return self._stack.enter_context(connection)


class Undo(Exception):  # noqa: N818 - not an error
    """Ends a transaction without keeping it."""


@contextmanager
def undone(database: Database) -> Iterator[Connection]:
    """Run a transaction that is undone at its end."""
    with suppress(Undo), database.writing() as connection:
        yield connection
        raise Undo


def with_name(url: str, name: str) -> str:
    """Give the URL of another database on the same server."""
    return re.sub(r"^(postgres\w*://[^/?]*)(/[^?]*)?", rf"\1/{name}", url)


def name_of(url: str) -> str:
    """Give the name of the database of a Postgres URL."""
    return url.partition("://")[2].partition("/")[2].partition("?")[0]


def _migrate(url: str) -> None:
    database = open_database(url)
    try:
        upgrade(database)
    finally:
        database.dispose()
