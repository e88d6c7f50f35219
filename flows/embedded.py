"""The embedded default: a Prefect server and everything it runs, under one parent.

The parent imports nothing of Prefect. It starts the server on the loopback address and
beside it a process that serves every deployment, and stops both.
"""

import os
import socket
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from flows.alone import alone
from flows.children import INTERRUPT, Child, Family, family
from flows.timetable import TIMETABLE
from programme.settings import SettingsError, data_folder, settings_from
from programme.storage.reading import reading
from programme.storage.revision import DatabaseProblemError

Say = Callable[[str], None]
Environment = Mapping[str, str]

HOST: Final = "127.0.0.1"
USUAL_PORT: Final = 4200
LAST_PORT: Final = 65535
PATIENCE: Final = 120.0
"""Seconds that the server may take to start; the first start makes its database."""

DEFAULTS: Final = {
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P3D",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "2592000",
}
"""What the environment may say otherwise."""

FIXED: Final = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}


class CannotStartError(Exception):
    """Nothing was started; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server keeps its data and on which port it answers."""

    home: Path
    port: int

    @property
    def page(self) -> str:
        """The address of its page."""
        return f"http://{HOST}:{self.port}"

    @property
    def lock(self) -> Path:
        """The file that whoever runs the server holds locked."""
        return self.home / "programme.lock"

    @property
    def log(self) -> Path:
        """Where the server's own words go."""
        return self.home / "server.log"

    def environment(self, outer: Environment) -> dict[str, str]:
        """Give the environment of the server and of all that it runs."""
        ours = {"PREFECT_HOME": str(self.home), "PREFECT_API_URL": f"{self.page}/api"}
        return {**DEFAULTS, **outer, **FIXED, **ours}


def serve_all(outer: Environment, say: Say) -> int:
    """Run the server and all deployments until asked to stop; give the exit code.

    Raises:
        CannotStartError: when the server does not start, or nothing could run.
    """
    require_database(outer)
    place = place_of(outer)
    with alone(place.lock) as ours:
        if not ours:
            raise CannotStartError(f"It is running already, from {place.home}.")
        with family() as children:
            say("Starting: this takes ten seconds, and half a minute the first time.")
            _start_server(children, place, outer)
            if _is_up(children, place):
                _start_flows(children, place, outer)
                _say_what_runs(place, say)
            ended = children.wait()
            say("Stopping.")
    say("Stopped." if ended is None else _why(ended))
    return 0 if ended is None else 1


def run_once(day: date, outer: Environment, say: Say) -> int:
    """Run the daily flow of a day once through a server; give the exit code.

    A server named in PREFECT_API_URL is used; else one runs for as long as this takes.

    Raises:
        CannotStartError: when the server does not start, or nothing could run.
    """
    require_database(outer)
    task = ["flows.once", day.isoformat()]
    if outer.get("PREFECT_API_URL"):
        with family() as children:
            children.start("once", task, {**DEFAULTS, **outer, **FIXED})
            return _code(children.wait(), say)
    place = place_of(outer)
    with alone(place.lock) as ours, family() as children:
        if not ours:
            raise CannotStartError(
                f"A server runs already, from {place.home}. Set PREFECT_API_URL to its"
                " address, with /api at the end."
            )
        say("Starting a Prefect server: ten seconds, half a minute the first time.")
        _start_server(children, place, outer)
        children.start("once", task, place.environment(outer))
        return _code(children.wait(), say)


def require_database(outer: Environment) -> None:
    """Look into the database once, so that what is wrong is said here and now.

    Raises:
        CannotStartError: when the settings or the database cannot be used.
    """
    try:
        with reading(settings_from(outer).database):
            pass
    except (SettingsError, DatabaseProblemError) as error:
        raise CannotStartError(str(error)) from error


def place_of(outer: Environment) -> Place:
    """Choose the folder and the port, and make the folder.

    Raises:
        CannotStartError: when PROGRAMME_PREFECT_PORT is not a port.
    """
    home = Path(outer.get("PREFECT_HOME") or data_folder() / "prefect").absolute()
    # Its database names organisations: for the owner's eyes only.
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = outer.get("PROGRAMME_PREFECT_PORT", "")
    if told and not (told.isdecimal() and 0 < int(told) <= LAST_PORT):
        raise CannotStartError(
            f"PROGRAMME_PREFECT_PORT is not a port. Use a number from 1 to {LAST_PORT}."
        )
    return Place(home, int(told) if told else _free_port())


def _free_port() -> int:
    for wanted in (USUAL_PORT, 0):
        with socket.socket() as probe:
            if os.name == "posix":  # or a port of a minute ago counts as taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise CannotStartError("No port is free on the loopback address.")


def _start_server(children: Family, place: Place, outer: Environment) -> Child:
    start = ["prefect", "server", "start", "--host", HOST, "--port", str(place.port)]
    return children.start("server", start, place.environment(outer), place.log)


def _start_flows(children: Family, place: Place, outer: Environment) -> Child:
    # On SIGTERM, serve() of Prefect 3.8.8 forgets to stop the runs under way; on
    # SIGINT the server takes seven seconds over what SIGTERM does in none.
    environment = place.environment(outer)
    return children.start("flows", ["flows.serving"], environment, asked_by=INTERRUPT)


def _is_up(children: Family, place: Place) -> bool:
    """Wait for the server's health; False when it ended or a signal came."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if children.asked or any(child.ended for child in children.children):
            return False
        if answers(place.page):
            return True
        time.sleep(0.2)
    raise CannotStartError(
        f"The server did not answer within {PATIENCE:.0f} seconds: see {place.log}."
    )


def answers(page: str) -> bool:
    """Say whether a server answers at an address and is well."""
    try:
        with urllib.request.urlopen(f"{page}/api/health", timeout=5):  # noqa: S310 - our own
            return True
    except OSError:
        return False


def _say_what_runs(place: Place, say: Say) -> None:
    say(f"The page of all runs is {place.page}")
    for one in TIMETABLE:
        when = one.timed.words if one.timed else "on request"
        say(f"  {one.name:<10} {when}")
    say("Times are those of London. Stop with Ctrl-C.")


def _code(ended: Child | None, say: Say) -> int:
    """Give the exit code of a run that ended, by itself or with its server."""
    if ended is not None and ended.name == "once":
        return ended.process.returncode
    say("Stopped before its end." if ended is None else _why(ended))
    return 1


def _why(ended: Child) -> str:
    log = "" if ended.log is None else f": see {ended.log}"
    return (
        f"The {ended.name} process ended by itself{log}. Nothing is lost: start again."
    )
