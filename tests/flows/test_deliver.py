"""The deliver flow: what is queued reaches the mailbox folder, once."""

from datetime import date

import pytest

from flows.daily import daily
from flows.deliver import deliver
from programme.storage.outbox.senders import one_sender
from tests.flows.marks import SERVER
from tests.flows.worlds import World

pytestmark = SERVER

BUSY = date(2024, 10, 3)


@pytest.fixture(autouse=True)
def quick_throttle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let messages follow each other without a wait."""
    monkeypatch.setenv("PROGRAMME_MESSAGES_A_MINUTE", "60000")


def test_it_hands_over_everything_that_is_queued(world: World) -> None:
    queued = daily(BUSY).messages
    assert deliver().delivered == queued
    assert set(world.states()) == {"sent"}
    assert len(list(world.mailbox.glob("*.eml"))) == queued


def test_twice_hands_over_nothing_twice(world: World) -> None:
    daily(BUSY)
    deliver()
    assert deliver().delivered == 0
    assert len(list(world.mailbox.glob("*.eml"))) == world.count("message")


def test_beside_another_sender_it_does_nothing(world: World) -> None:
    daily(BUSY)
    with one_sender(world.database):
        assert deliver().busy
    assert set(world.states()) == {"pending"}
