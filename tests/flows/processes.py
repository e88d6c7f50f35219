"""Starting this program's processes for real, and finding what they leave behind."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0


def environment(**ours: str) -> dict[str, str]:
    """Give this process's environment without anything of Prefect, with ours."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
    return {**clean, **ours}


def free_port() -> str:
    """Give a port that nobody uses, so that test runs side by side do not meet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def python(*arguments: str) -> list[str]:
    """Give the command that runs this Python with arguments."""
    return [sys.executable, *arguments]


def started(
    command: list[str], env: dict[str, str], said: Path
) -> "subprocess.Popen[bytes]":
    """Start a command from the root; what it says goes to a file."""
    with said.open("wb") as output:
        return subprocess.Popen(  # noqa: S603 - our own words
            command, cwd=ROOT, env=env, stdout=output, stderr=output
        )


def ran(command: list[str], env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a command from the root to its end."""
    return subprocess.run(  # noqa: S603 - our own words
        command,
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def eventually(what: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait until something is so; False when it is not so in time."""
    deadline = time.monotonic() + seconds
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def descendants(pid: int) -> set[int]:
    """Give the ids of the processes that a process started, and theirs."""
    table = ran(["ps", "-A", "-o", "pid=,ppid="], dict(os.environ)).stdout
    parents = {
        int(child): int(parent)
        for child, parent in (line.split() for line in table.splitlines())
    }
    found: set[int] = set()
    newest = {pid}
    while newest:
        newest = {child for child, parent in parents.items() if parent in newest}
        found |= newest
    return found


def alive(pid: int) -> bool:
    """Say whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
