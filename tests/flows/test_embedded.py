"""``python -m flows`` for real: what it serves, and that it leaves nothing behind."""

import json
import signal
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

import pytest

from flows.slots import latest_slot
from flows.timetable import TIMETABLE
from programme import clock
from tests.flows.processes import (
    alive,
    descendants,
    environment,
    eventually,
    free_port,
    python,
    ran,
    started,
)
from tests.flows.worlds import World

pytestmark = pytest.mark.xdist_group("embedded")

# What a shell does to a job in the background: the interrupt is ignored.
IN_BACKGROUND = ["/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"]


class Row(TypedDict, total=False):
    name: str
    state_name: str
    schedules: list[dict[str, object]]


@pytest.fixture
def outer(world: World, tmp_path: Path) -> dict[str, str]:
    """Give an environment with a home and a port of its own."""
    return environment(
        PREFECT_HOME=str(tmp_path / "prefect"),
        PROGRAMME_DATABASE_URL=world.database.url,
        PROGRAMME_MAILBOX=str(world.mailbox),
        PROGRAMME_PREFECT_PORT=free_port(),
    )


def asked(page: str, what: str) -> list[Row]:
    request = urllib.request.Request(  # noqa: S310 - the loopback address
        f"{page}/api/{what}/filter",
        data=b"{}",
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        found: list[Row] = json.load(answer)
    return found


@contextmanager
def running(outer: dict[str, str], said: Path) -> Iterator[tuple[str, int]]:
    """Run the embedded default; give its page and its process; it ends well."""
    process = started([*IN_BACKGROUND, *python("-m", "flows")], outer, said)
    try:
        assert eventually(lambda: "Ctrl-C" in said.read_text()), said.read_text()
        (line,) = [one for one in said.read_text().splitlines() if "The page" in one]
        yield line.split()[-1], process.pid
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()


def test_it_serves_everything_catches_up_and_leaves_no_process(
    outer: dict[str, str], tmp_path: Path
) -> None:
    said = tmp_path / "said"
    day = latest_slot(clock.now())
    with running(outer, said) as (page, pid):
        assert eventually(lambda: len(asked(page, "deployments")) == len(TIMETABLE))
        schedules = {
            one["name"]: [schedule["slug"] for schedule in one["schedules"]]
            for one in asked(page, "deployments")
        }
        caught_up: Row = {"name": f"daily-{day}", "state_name": "Completed"}
        assert eventually(
            lambda: any(
                caught_up.items() <= run.items() for run in asked(page, "flow_runs")
            )
        ), said.read_text()
        second = ran(python("-m", "flows"), outer)
        family = descendants(pid)
    assert schedules == {
        one.name: [one.timed.slug] if one.timed else [] for one in TIMETABLE
    }
    assert (second.returncode, "running already" in second.stdout) == (1, True)
    assert len(family) >= 2
    assert not [one for one in family if alive(one)]
    assert "7.30am, Monday to Friday" in said.read_text()
    assert said.read_text().endswith("Stopping.\nStopped.\n")


def test_the_daily_flow_runs_once_with_a_server_of_its_own(
    world: World, outer: dict[str, str]
) -> None:
    done = ran(python("-m", "flows", "daily", "--day", "2024-10-03"), outer)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Running the daily flow for 3 October 2024." in done.stdout
    assert "Done: 1 programme brought to the day" in done.stdout
    assert done.stderr == ""
    assert world.count("message") > 0


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("27/11/2026", "'27/11/2026' is not a day: write it like 2026-12-09"),
        ("2126-11-27", "27 November 2126 is still to come"),
    ],
)
def test_a_day_that_cannot_be_run_is_said_before_anything_starts(
    outer: dict[str, str], day: str, words: str
) -> None:
    done = ran(python("-m", "flows", "daily", "--day", day), outer)
    assert done.returncode in {1, 2}
    assert words in " ".join(done.stdout.split())
    assert "Starting" not in done.stdout
    assert done.stderr == ""


def test_a_server_that_cannot_start_is_said_at_once(outer: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(outer["PROGRAMME_PREFECT_PORT"])))
        taken.listen()
        done = ran(python("-m", "flows", "daily", "--day", "2024-10-03"), outer)
    assert done.returncode == 1
    assert "The server process ended by itself: see" in done.stdout


def test_without_a_database_it_says_how_to_make_one(
    outer: dict[str, str], tmp_path: Path
) -> None:
    nowhere = f"sqlite:///{tmp_path / 'none.db'}"
    done = ran(python("-m", "flows"), {**outer, "PROGRAMME_DATABASE_URL": nowhere})
    assert done.returncode == 1
    assert "Run 'programme setup' to make it." in " ".join(done.stdout.split())


@pytest.mark.parametrize("port", ["http", "0", "65536"])
def test_a_port_that_is_none_is_said_in_plain_words(
    outer: dict[str, str], port: str
) -> None:
    done = ran(python("-m", "flows"), {**outer, "PROGRAMME_PREFECT_PORT": port})
    assert done.returncode == 1
    assert "PROGRAMME_PREFECT_PORT is not a port" in done.stdout
