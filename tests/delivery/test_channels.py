"""A channel that fails is probed, one that answers is not hurried, a hold stops all."""

from datetime import datetime, timedelta

import pytest

from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    TryAgain,
    Withdrawn,
)
from programme.operations.hold_outbox import (
    CHAIN,
    hold_outbox,
    hold_restored,
    release_outbox,
)
from programme.storage.database import reader_of
from programme.storage.journal import entries
from programme.storage.outbox.lines import is_on_hold
from programme.storage.outbox.senders import Sender
from tests.delivery.bench import Bench
from tests.fakes import MORNING

OUTAGE = TryAgain("connection refused", outage=True)
A_MOMENT = timedelta(milliseconds=1)
EVERY_TWO_SECONDS = timedelta(seconds=2)


def later(**how_long: float) -> datetime:
    return MORNING + timedelta(**how_long)


def test_an_outage_closes_the_channel_until_the_probe(bench: Bench) -> None:
    bench.queue("a")
    bench.queue("b")
    bench.settle(bench.take(), OUTAGE)
    assert bench.claim(later(minutes=1) - A_MOMENT) is None
    assert bench.claim(later(minutes=1)) is not None


def test_the_probe_is_another_message_and_one_only(bench: Bench) -> None:
    first = bench.queue("a", at=MORNING - 2 * A_MOMENT)
    second = bench.queue("b", at=MORNING - A_MOMENT)
    bench.queue("c")
    assert bench.settle(bench.take(), OUTAGE) == "pending"
    probe = bench.take(later(minutes=1))
    assert probe.id == second != first
    assert bench.claim(later(minutes=1, seconds=59)) is None


def test_probes_are_ever_more_seldom(bench: Bench) -> None:
    message = bench.queue()
    at = MORNING
    for minutes in (1, 2, 4, 8, 15, 15):
        bench.settle(bench.take(at), OUTAGE, at)
        reopened = at + timedelta(minutes=minutes)
        assert bench.claim(reopened - A_MOMENT) is None
        at = reopened
    assert bench.row(message).attempts == 0


@pytest.mark.parametrize(
    "answer", [Delivered("250"), TryAgain("450 busy"), GiveUp("550 unknown")]
)
def test_any_answer_opens_the_channel_again(bench: Bench, answer: Outcome) -> None:
    bench.queue("a")
    bench.queue("b")
    bench.settle(bench.take(), OUTAGE)
    probed = later(minutes=1)
    bench.settle(bench.take_and_send(probed), answer, probed)
    assert bench.claim(probed + EVERY_TWO_SECONDS) is not None


@pytest.mark.parametrize("silence", [InDoubt("lost"), Withdrawn()])
def test_no_answer_leaves_the_channel_under_probe(
    bench: Bench, silence: Outcome
) -> None:
    bench.queue("a")
    bench.queue("b")
    bench.settle(bench.take(), OUTAGE)
    probed = later(minutes=1)
    bench.settle(bench.take(probed), silence, probed)
    assert bench.claim(probed + EVERY_TWO_SECONDS) is None
    assert bench.claim(probed + timedelta(minutes=1)) is not None


def test_an_outage_of_one_channel_leaves_the_others_alone(bench: Bench) -> None:
    bench.queue("a")
    bench.queue("b", channel="teams")
    bench.settle(bench.take(), OUTAGE)
    assert bench.claim(channel="teams") is not None


def test_thirty_go_in_a_minute_and_no_more(bench: Bench) -> None:
    for number in range(32):
        bench.queue(str(number))
    times = [MORNING + timedelta(milliseconds=500 * tick) for tick in range(120)]
    claimed = [at for at in times if bench.claim(at) is not None]
    assert len(claimed) == 30
    assert bench.claim(later(minutes=1)) is not None


@pytest.mark.parametrize(
    ("per_minute", "milliseconds"), [(30, 2000), (7, 8572), (60_000, 1), (100_000, 1)]
)
def test_the_limit_is_never_exceeded_by_rounding(
    per_minute: int, milliseconds: int
) -> None:
    gap = Sender(key=1, per_minute=per_minute).gap
    assert gap == timedelta(milliseconds=milliseconds)


def test_all_senders_share_the_throttle(bench: Bench) -> None:
    bench.queue("a")
    bench.queue("b")
    bench.take()
    bench.sender = Sender(key=2)
    assert bench.claim(MORNING + EVERY_TWO_SECONDS - A_MOMENT) is None
    assert bench.claim(MORNING + EVERY_TWO_SECONDS) is not None


def test_a_hold_stops_every_channel_until_it_is_released(bench: Bench) -> None:
    bench.queue("a")
    bench.queue("b", channel="teams")
    hold_outbox(bench.database, "Ada Obi", MORNING, "wrong addresses")
    a_year_on = later(hours=1)
    assert bench.claim(a_year_on) is None
    assert bench.claim(a_year_on, "teams") is None
    with bench.database.reading() as read:
        assert is_on_hold(read, a_year_on)
    release_outbox(bench.database, "Ada Obi", MORNING, "mended")
    assert bench.claim(a_year_on) is not None
    with bench.database.reading() as read:
        assert not is_on_hold(read, a_year_on)
        told = [line.entry.action for line in entries(read, CHAIN, 2)]
    assert told == ["released", "held"]


def test_a_hold_lets_what_is_in_hand_go_on(bench: Bench) -> None:
    bench.queue()
    claimed = bench.take()
    hold_outbox(bench.database, "Ada Obi", MORNING, "")
    assert bench.consent(claimed)
    assert bench.settle(claimed, Delivered("250")) == "sent"


def test_a_restored_copy_sends_nothing_that_may_have_been_sent(bench: Bench) -> None:
    bench.queue("a")
    bench.settle(bench.take_and_send(), Delivered("250"))
    bench.queue("b")
    bench.take_and_send(later(minutes=1))
    bench.queue("c")
    bench.take(later(minutes=2))
    bench.queue("d")
    assert hold_restored(bench.database, "Ada Obi", later(hours=1)) == 3
    assert bench.counts() == {"sent": 1, "held": 3}
    with bench.database.writing() as connection:
        doubts = reader_of(connection)("SELECT doubts FROM message ORDER BY id")
    assert doubts == [(0,), (1,), (1,), (1,)]
    bench.queue("what the next daily run queues")
    assert bench.claim(later(hours=2)) is None
