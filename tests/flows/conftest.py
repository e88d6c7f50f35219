"""A real Prefect server for all tests of flows, and a database with programmes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import (
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_SERVER_ALLOW_EPHEMERAL_MODE,
    temporary_settings,
)
from prefect.testing.utilities import prefect_test_harness

from programme.core.definition import Definition
from programme.interchange.definition import built_in_definition
from programme.storage.database import Database
from tests.flows.worlds import World


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what needs the server in one process of a parallel run: it starts slowly."""
    for item in items:
        if isinstance(item, pytest.Function) and "server" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("prefect"))


@pytest.fixture(scope="session")
def server() -> Iterator[None]:
    """Run one Prefect server, without the second that a heartbeat costs each flow."""
    quick = {
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
        PREFECT_SERVER_ALLOW_EPHEMERAL_MODE: False,
    }
    with prefect_test_harness(server_startup_timeout=120), temporary_settings(quick):
        yield


@pytest.fixture(scope="session")
def definition() -> Definition:
    """Give the definition that ships with the product."""
    return built_in_definition()


@pytest.fixture
def world(
    sqlite_database: Database,
    definition: Definition,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> World:
    """Give one trust's programme, with the environment that leads flows to it."""
    monkeypatch.setenv("PROGRAMME_DATABASE_URL", sqlite_database.url)
    monkeypatch.setenv("PROGRAMME_MAILBOX", str(tmp_path / "mailbox"))
    world = World(sqlite_database, definition, tmp_path / "mailbox")
    world.add_programme("example")
    return world
