"""A terminal with and without the example programme."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from programme.storage.database import Database
from tests.cli.terminal import SAM, Terminal, begin
from tests.databases import Databases


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Give a terminal for which there is no database yet."""
    return Terminal(f"sqlite:///{tmp_path / 'programme.db'}", tmp_path)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the example programme once for all tests, in a file to be copied."""
    folder = tmp_path_factory.mktemp("begun")
    begin(Terminal(f"sqlite:///{folder / 'programme.db'}", folder))
    return folder / "programme.db"


@pytest.fixture
def example(terminal: Terminal, begun: Path) -> Terminal:
    """Give a terminal with the example programme, as on the day that it starts."""
    shutil.copyfile(begun, terminal.folder / "programme.db")
    return terminal


@pytest.fixture
def lead(example: Terminal) -> Terminal:
    """Give a terminal of the lead of the example programme."""
    return Terminal(example.url, example.folder, {"PROGRAMME_BY": SAM})


@pytest.fixture
def anywhere(database: Database, tmp_path: Path) -> Terminal:
    """Give a terminal with the example programme, on SQLite and on Postgres."""
    terminal = Terminal(database.url, tmp_path)
    begin(terminal)
    return terminal


@pytest.fixture
def on_postgres(databases: Databases, tmp_path: Path) -> Iterator[Terminal]:
    """Give a terminal with the example programme on Postgres."""
    with databases.fresh("postgres") as url:
        terminal = Terminal(url, tmp_path)
        begin(terminal)
        yield terminal
