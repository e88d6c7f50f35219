"""Killed at any step, a sender loses nothing, and every second copy is a known doubt."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from programme.operations.deliver import deliver
from tests.delivery.bench import Bench
from tests.delivery.builders import reminders_message
from tests.delivery.dying import KILLED, RAN_TO_ITS_END, Errand, Postbox, Senders
from tests.fakes import MORNING, HandClock


@pytest.fixture(scope="module")
def senders() -> Iterator[Senders]:
    running = Senders()
    yield running
    running.close()


def recover(bench: Bench, postbox: Postbox, message: int, at: datetime) -> None:
    """Run living senders, a quarter of an hour apart, until the message is sent.

    A killed sender's session on Postgres takes a moment to end.
    """
    clock = HandClock(at)
    while bench.row(message).state != "sent":
        clock.passes(minutes=15)
        assert clock() < at + timedelta(hours=72)
        deliver(bench.database, {postbox.name: postbox}, clock, clock.wait)
        time.sleep(0.001)


def test_killed_at_any_step_nothing_is_lost_and_every_duplicate_is_known(
    bench: Bench, senders: Senders, tmp_path: Path
) -> None:
    postbox = Postbox(tmp_path / "postbox")
    seen: set[tuple[str, int, int]] = set()
    for step in count(1):
        at = MORNING + timedelta(days=step)
        message = bench.queue(str(step), at=at)
        errand = Errand(bench.database.url, at.isoformat(), str(postbox.path), step)
        status = senders.send(errand)
        left = bench.row(message).state
        recover(bench, postbox, message, at)
        key = reminders_message(bench.world, str(step)).dedupe_key
        copies, doubts = postbox.copies(key[:40]), bench.row(message).doubts
        assert 1 <= len(copies) <= 1 + doubts
        assert len(set(copies)) == 1
        assert doubts == (left == "sending")
        seen.add((left, len(copies), doubts))
        if status == RAN_TO_ITS_END:
            break
        assert status == KILLED
    assert seen == {
        ("pending", 1, 0),
        ("claimed", 1, 0),
        ("sending", 1, 1),
        ("sending", 2, 1),
        ("sent", 1, 0),
    }
    assert step > 15
