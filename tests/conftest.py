"""A fresh database for each test, on SQLite and on Postgres."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

from programme.storage.database import Database
from tests.databases import Databases
from tests.postgres_server import in_memory

# A limit in seconds measures how busy the machine is: a test beside others would fail.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Make databases; the Postgres server runs from the first that needs it."""
    with TemporaryDirectory(prefix="db-", dir=in_memory()) as folder:
        made = Databases(Path(folder))
        yield made
        made.close()


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    """Run a test on both databases."""
    return str(request.param)


@pytest.fixture
def database(databases: Databases, kind: str) -> Iterator[Database]:
    """Give a migrated database without rows."""
    with databases.opened(kind) as database:
        yield database


@pytest.fixture
def empty_database(databases: Databases, kind: str) -> Iterator[Database]:
    """Give a database without a table; for SQLite there is not even a file."""
    with databases.opened(kind, migrated=False) as database:
        yield database


@pytest.fixture
def sqlite_database(databases: Databases) -> Iterator[Database]:
    """Give a migrated SQLite file."""
    with databases.opened("sqlite") as database:
        yield database


@pytest.fixture
def postgres_database(databases: Databases) -> Iterator[Database]:
    """Give a migrated database on Postgres."""
    with databases.opened("postgres") as database:
        yield database
