"""A sender that is killed (signal 9) at the n-th step of its run.

Run as a program it forks such a sender for each line that it reads: nobody forks a test
run with its threads and open databases. A step is a statement that writes, either side
of a commit, or a word between sender and channel.
"""

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, event

from programme.core.outcome import Delivered, Outcome, Parcel, Withdrawn
from programme.operations.deliver import deliver
from programme.storage.database import Database, open_database

ROOT = Path(__file__).parents[2]
KILLED, RAN_TO_ITS_END = -signal.SIGKILL, 0


@dataclass(frozen=True)
class Errand:
    """A run of a sender: where, when, with which postbox, and at which step it dies."""

    url: str
    at: str
    postbox: str
    step: int


@dataclass(frozen=True)
class Postbox:
    """A channel that outlives its sender: a file with a line for each copy."""

    path: Path
    step: Callable[[], None] = lambda: None
    name: str = "recording"

    def deliver(self, parcel: Parcel, about_to_send: Callable[[], bool]) -> Outcome:
        self.step()
        if not about_to_send():
            return Withdrawn()
        self.step()
        with self.path.open("a") as file:
            digest = sha256(parcel.mime).hexdigest()
            file.write(f"{parcel.message_id} {digest}\n")
        self.step()
        return Delivered("250 taken")

    def copies(self, message_id: str) -> list[str]:
        """Give the hashes of what came under a Message-ID, one for each copy."""
        lines = self.path.read_text().split("\n") if self.path.exists() else []
        return [line.split()[1] for line in lines if line.startswith(message_id)]


class Senders:
    """The program, running; ``send`` gives the exit status of one sender."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-m", __name__],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, errand: Errand) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(errand)) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


class DyingDatabase(Database):
    """A database whose commits are steps."""

    step: Callable[[], None]

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with super().writing() as connection:
            yield connection
            self.step()
        self.step()


def run(errand: Errand) -> None:
    """Be a sender until the step is reached."""
    left = errand.step

    def step() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before_statement(*about: object) -> None:
        if str(about[2]).startswith(("INSERT", "UPDATE")):
            step()

    opened = open_database(errand.url)
    event.listen(opened.engine, "before_cursor_execute", before_statement)
    database = DyingDatabase(opened.url, opened.where, opened.engine)
    object.__setattr__(database, "step", step)
    postbox = Postbox(Path(errand.postbox), step)
    at = datetime.fromisoformat(errand.at)
    deliver(database, {postbox.name: postbox}, lambda: at, lambda _: None)


def main() -> None:
    """Fork a sender for each errand; answer with its exit status."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                run(Errand(**json.loads(line)))
                os._exit(RAN_TO_ITS_END)
            finally:
                traceback.print_exc()
                os._exit(1)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
