"""A real Prefect server for all tests of flows, and a database with programmes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import (
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_HOME,
    PREFECT_SERVER_ALLOW_EPHEMERAL_MODE,
    PREFECT_SERVER_ANALYTICS_ENABLED,
    temporary_settings,
)
from prefect.testing.utilities import prefect_test_harness

from programme.core.definition import Definition
from programme.interchange.definition.reading import built_in_definition
from programme.storage.database import Database
from tests.flows.worlds import World


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run one Prefect server that keeps to itself, in a folder of its own.

    Without a heartbeat, which would cost each flow a second at its end.
    """
    quiet = {
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
        PREFECT_HOME: tmp_path_factory.mktemp("prefect"),
        PREFECT_SERVER_ALLOW_EPHEMERAL_MODE: False,
        PREFECT_SERVER_ANALYTICS_ENABLED: False,
    }
    with temporary_settings(quiet), prefect_test_harness(server_startup_timeout=120):
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
