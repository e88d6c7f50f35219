"""Child processes that stop when they are told to, and never outlive their parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

PATIENCE = 20.0
"""Seconds that a child may take to stop before it is killed."""

INTERRUPT = signal.SIGTERM if sys.platform == "win32" else signal.SIGINT

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Child:
    """A running child; it leads a process group of its own where there are groups.

    ``log`` is where its words go, if not to ours; ``asked_by`` the signal on which it
    stops as it should.
    """

    name: str
    process: "subprocess.Popen[bytes]" = field(repr=False)
    log: Path | None = None
    asked_by: signal.Signals = signal.SIGTERM

    @property
    def ended(self) -> bool:
        """Say whether it has come to its end."""
        return self.process.poll() is not None

    def stop(self) -> None:
        """Ask it to stop, wait, then kill whatever of its group is left."""
        self.process.send_signal(self.asked_by)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self.kill()
            self.process.wait()
            if self.process.stdin:
                self.process.stdin.close()

    def kill(self) -> None:
        """Kill it and every process that it started, at once."""
        if not hasattr(os, "killpg"):
            self.process.kill()
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


@dataclass(slots=True)
class Family:
    """The children of this process, and whether it has been asked to stop."""

    children: list[Child] = field(default_factory=list)
    asked: bool = False

    def start(
        self,
        name: str,
        arguments: list[str],
        environment: Mapping[str, str],
        log: Path | None = None,
        asked_by: signal.Signals = signal.SIGTERM,
    ) -> Child:
        """Start a Python module on a leash; what it says goes to a log or to ours."""
        command = [sys.executable, "-m", "flows.leash", *arguments]
        with _opened(log) as output:
            process = subprocess.Popen(  # noqa: S603 - our own words
                command,
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        child = Child(name, process, log, asked_by)
        self.children.append(child)
        return child

    def wait(self) -> Child | None:
        """Wait until a child ends, and give it; None when asked to stop."""
        while not self.asked:
            for child in self.children:
                if child.ended:
                    return child
            time.sleep(0.1)
        return None

    def stop(self) -> None:
        """Stop every child, the last one first."""
        for child in reversed(self.children):
            child.stop()

    def on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """Take the first signal as a request to stop; the second one kills."""
        if self.asked:
            for child in self.children:
                child.kill()
        self.asked = True


@contextmanager
def family() -> Iterator[Family]:
    """Have children until the end of the block, whatever ends it.

    Our own handlers stand before the first child starts. So a child begins with the
    usual ones, even when this process was started with signals ignored.
    """
    ours = Family()
    before = {number: signal.signal(number, ours.on_signal) for number in _SIGNALS}
    try:
        yield ours
    finally:
        ours.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _opened(log: Path | None) -> Iterator[int | None]:
    if log is None:
        yield None
        return
    with log.open("wb") as file:
        yield file.fileno()
