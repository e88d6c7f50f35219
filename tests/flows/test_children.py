"""Children stop when asked, are killed when asked twice, and follow their parent."""

import os
import signal
import time
from pathlib import Path

from flows.children import Child, Family, family
from tests.flows.processes import alive, eventually

MODULE = "tests.flows.stubborn"
QUICK = 10.0


def child_of(ours: Family, log: Path, *arguments: str) -> Child:
    child = ours.start("child", [MODULE, *arguments], os.environ, log)
    assert eventually(lambda: "here" in log.read_text())
    return child


def test_a_child_ends_with_the_block(tmp_path: Path) -> None:
    begun = time.monotonic()
    with family() as ours:
        child = child_of(ours, tmp_path / "log")
    assert child.ended
    assert time.monotonic() - begun < QUICK


def test_a_signal_ends_the_wait_and_a_child_that_ends_is_given(tmp_path: Path) -> None:
    with family() as ours:
        child = child_of(ours, tmp_path / "log")
        os.kill(child.process.pid, signal.SIGKILL)
        assert ours.wait() is child
        os.kill(os.getpid(), signal.SIGTERM)
        assert ours.wait() is None


def test_a_second_signal_kills_what_will_not_stop(tmp_path: Path) -> None:
    begun = time.monotonic()
    with family() as ours:
        child = child_of(ours, tmp_path / "log", "stubborn")
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
    assert child.process.returncode == -signal.SIGKILL
    assert time.monotonic() - begun < QUICK


def test_a_child_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    with family() as ours:
        child = child_of(ours, tmp_path / "log")
        assert child.process.stdin is not None
        child.process.stdin.close()
        assert eventually(lambda: child.ended, QUICK)
    assert not alive(child.process.pid)


def test_our_own_handlers_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with family():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
