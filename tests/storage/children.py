"""Child processes that a test may kill.

They are forked from a process of one thread, because a fork of pytest's own process
could hang where a thread of it held a lock.
"""

import multiprocessing
import os
import signal
import tempfile
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from sqlalchemy import event

from programme.storage.database import Database, open_database
from programme.storage.migrating import downgrade, upgrade
from tests.postgres_server import in_memory

KILLED = 9
FAILED = 1
STUCK = -1
PATIENCE = 60.0
"""Seconds that all children may take together."""

Call = tuple[Callable[..., None], tuple[object, ...]]


def nothing() -> None:
    """Do nothing."""


def exit_codes(*calls: Call, first: Callable[[], None] = nothing) -> list[int]:
    """Run functions of a module at once, in a process each; give their exit codes.

    ``first`` runs once before them, for what each would do again for itself.
    0 is a function that returned, ``FAILED`` one that raised, ``STUCK`` all when one
    did not come to an end.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    parent = context.Process(target=_fork_each, args=(theirs, first, calls))
    parent.start()
    theirs.close()
    with ours:
        codes: list[int] = ours.recv() if ours.poll(PATIENCE) else [STUCK] * len(calls)
    if STUCK in codes and parent.pid:
        os.killpg(parent.pid, signal.SIGKILL)
    parent.join()
    parent.close()
    return codes


def upgrade_until(url: str, statement: int) -> None:
    """Upgrade, and die before a statement, counted from 1."""
    upgrade(_dying(url, statement))


def downgrade_until(url: str, statement: int) -> None:
    """Downgrade, and die before a statement, counted from 1."""
    downgrade(_dying(url, statement))


def upgrade_until_commit(url: str) -> None:
    """Upgrade, and die before the commit."""
    database = open_database(url)
    event.listen(database.engine, "commit", lambda _: os._exit(KILLED))
    upgrade(database)


def warm_up() -> None:
    """Upgrade once: half a second of imports."""
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        database = open_database(f"sqlite:///{folder}/warm.db")
        upgrade(database)
        database.dispose()


def _fork_each(
    answer: Connection, first: Callable[[], None], calls: Sequence[Call]
) -> None:
    os.setsid()
    first()
    children = [_forked(target, args) for target, args in calls]
    statuses = [os.waitpid(child, 0)[1] for child in children]
    answer.send([os.waitstatus_to_exitcode(status) for status in statuses])


def _forked(target: Callable[..., None], args: tuple[object, ...]) -> int:
    child = os.fork()
    if child:
        return child
    code = FAILED
    try:
        target(*args)
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def _dying(url: str, statement: int) -> Database:
    database = open_database(url)
    left = iter(range(statement - 1))

    def count(*_: object) -> None:
        if next(left, None) is None:
            os._exit(KILLED)

    event.listen(database.engine, "before_cursor_execute", count)
    return database
