"""The example trust: the built-in programme with a person in every role, copied."""

import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from psycopg import Connection

from programme.core.definition import Definition
from programme.interchange.definition.reading import built_in_definition
from programme.storage.database import Database, open_database
from tests.databases import Databases, name_of
from tests.operations.builders import TRUST_START, make
from tests.operations.office import Office
from tests.operations.programmes import CHAIN, GATED


class Stocked(Databases):
    """Databases that hold the example trust, on the same server as the empty ones."""

    def __init__(self, empty: Databases, definition: Definition) -> None:
        super().__init__(empty.folder)
        self._empty = empty
        self._definition = definition

    @cached_property
    def _file_template(self) -> Path:
        path = self.folder / "stocked.db"
        shutil.copyfile(self._empty._file_template, path)
        self._stock(f"sqlite:///{path}")
        return path

    @cached_property
    def _server_template(self) -> str:
        url = self._empty._fresh_on_server(migrated=True)
        self._stack.callback(self._drop, url)
        self._stock(url)
        return name_of(url)

    @cached_property
    def _server_url(self) -> str:
        return self._empty._server_url

    @cached_property
    def _server(self) -> "Connection[tuple[object, ...]]":
        return self._empty._server

    def _stock(self, url: str) -> None:
        database = open_database(url)
        try:
            make(database, self._definition, key="example", start=TRUST_START)
        finally:
            database.dispose()


@pytest.fixture(scope="session")
def built_in() -> Definition:
    """Give the definition that ships with the product."""
    return built_in_definition()


@pytest.fixture(scope="session")
def stocked(databases: Databases, built_in: Definition) -> Iterator[Stocked]:
    made = Stocked(databases, built_in)
    yield made
    made.close()


@pytest.fixture
def trust(stocked: Stocked, kind: str) -> Iterator[Office]:
    """Give the example trust on the morning of its first day, as nobody has it."""
    with stocked.opened(kind) as database:
        yield Office(database, "example")


@pytest.fixture
def office(database: Database) -> Office:
    """Give the place of a programme ``small`` that a test makes."""
    return Office(database)


@pytest.fixture
def chain(office: Office) -> Office:
    """Give three pieces of work in a row, the last behind a gate."""
    make(office.database, CHAIN)
    return office


@pytest.fixture
def gated(office: Office) -> Office:
    """Give two pieces of work with a gate of three criteria between them."""
    make(office.database, GATED)
    return office
