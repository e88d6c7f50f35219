"""A run of the sender: everything due goes, what happens is counted, nothing waits."""

from collections import deque
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    Parcel,
    TryAgain,
)
from programme.operations.deliver import Deliveries, Terms, deliver
from programme.operations.hold_outbox import hold_outbox
from programme.storage.database import Database, open_database
from programme.storage.outbox.senders import one_sender, shared_clock
from programme.storage.revision import CannotConnectError
from programme.storage.tables import PersonRow
from tests.delivery.bench import WINDOW_OVER, Bench
from tests.delivery.builders import change
from tests.fakes import MORNING, HandClock, RecordingChannel

OUTAGE = TryAgain("connection refused", outage=True)


def run(
    bench: Bench,
    *channels: RecordingChannel,
    clock: HandClock | None = None,
    terms: Terms | None = None,
) -> Deliveries:
    clock = clock or HandClock()
    by_name = {channel.name: channel for channel in channels}
    return deliver(bench.database, by_name, clock, clock.wait, terms or Terms())


def test_everything_due_goes_once_each_in_its_turn(bench: Bench) -> None:
    for number in range(5):
        bench.queue(str(number))
    channel, clock = RecordingChannel(), HandClock()
    assert run(bench, channel, clock=clock) == Deliveries(delivered=5)
    assert set(channel.copies().values()) == {1}
    assert bench.counts() == {"sent": 5}
    assert clock() - MORNING == timedelta(seconds=8)


def test_a_second_run_finds_nothing_to_do(bench: Bench) -> None:
    bench.queue()
    channel = RecordingChannel()
    run(bench, channel)
    assert run(bench, channel) == Deliveries()
    assert len(channel.received) == 1


def test_every_outcome_is_counted(bench: Bench) -> None:
    for number in range(4):
        bench.queue(str(number))
    replies = deque[Outcome]()
    replies += InDoubt("lost"), GiveUp("554"), TryAgain("451"), Delivered("250")
    done = run(bench, RecordingChannel(replies=replies))
    assert (done.in_doubt, done.refused, done.again, done.delivered) == (1, 1, 1, 1)
    assert bench.counts() == {"pending": 2, "failed": 1, "sent": 1}


def test_a_deferred_message_waits_for_a_later_run(bench: Bench) -> None:
    bench.queue()
    busy = deque[Outcome]([TryAgain("450 busy")])
    channel, clock = RecordingChannel(refusals=busy), HandClock()
    first = run(bench, channel, clock=clock)
    assert first == Deliveries(again=1, wake=MORNING + timedelta(minutes=1))
    clock.passes(minutes=1)
    assert run(bench, channel, clock=clock).delivered == 1


def test_an_outage_ends_the_run_and_says_when_to_come_back(bench: Bench) -> None:
    for number in range(3):
        bench.queue(str(number))
    done = run(bench, RecordingChannel(refusals=deque[Outcome]([OUTAGE])))
    assert done == Deliveries(again=1, wake=MORNING + timedelta(minutes=1))
    assert bench.counts() == {"pending": 3}


def test_an_outage_of_one_channel_does_not_keep_the_others(bench: Bench) -> None:
    bench.queue("a")
    bench.queue("b", channel="teams")
    dead = RecordingChannel(refusals=deque[Outcome]([OUTAGE]))
    done = run(bench, dead, RecordingChannel("teams"))
    assert (done.again, done.delivered) == (1, 1)


def test_a_run_stops_at_its_limit(bench: Bench) -> None:
    for number in range(3):
        bench.queue(str(number))
    done = run(bench, RecordingChannel(), terms=Terms(limit=2))
    assert done == Deliveries(delivered=2, wake=MORNING + timedelta(seconds=4))
    assert bench.counts() == {"sent": 2, "pending": 1}


def test_what_is_no_longer_wanted_is_withdrawn(bench: Bench) -> None:
    bench.queue()
    change(bench.database, PersonRow, active=False)
    channel = RecordingChannel()
    assert run(bench, channel) == Deliveries(withdrawn=1)
    assert not channel.received


def test_a_run_first_sees_to_what_others_left(bench: Bench) -> None:
    bench.queue("expires", at=MORNING - timedelta(hours=72))
    bench.queue("is lost")
    bench.take(MORNING)
    bench.queue("goes astray", channel="pigeon")
    clock = HandClock(MORNING + timedelta(hours=1))
    done = run(bench, RecordingChannel(), clock=clock)
    assert (done.rescued, done.expired, done.without_channel) == (1, 1, 1)
    assert bench.counts() == {"expired": 1, "pending": 1, "failed": 1}


def test_a_doubt_whose_time_is_over_is_held(bench: Bench) -> None:
    bench.queue()
    lost = deque[Outcome]([InDoubt("lost")])
    run(bench, RecordingChannel(replies=lost))
    assert run(bench, RecordingChannel(), clock=HandClock(WINDOW_OVER)).held == 1


def test_no_transaction_is_open_while_a_channel_talks(bench: Bench) -> None:
    bench.queue()
    seen: list[int] = []
    channel = RecordingChannel(meanwhile=lambda: seen.append(bench.queue("meanwhile")))
    assert run(bench, channel, terms=Terms(limit=1)).delivered == 1
    assert seen


def test_a_hold_leaves_nothing_to_do(bench: Bench) -> None:
    bench.queue()
    hold_outbox(bench.database, "Ada Obi", MORNING, "")
    assert run(bench, RecordingChannel()) == Deliveries()


def test_a_channel_that_breaks_its_promise_is_not_used_again_and_again(
    bench: Bench,
) -> None:
    class Rash(RecordingChannel):
        def deliver(self, parcel: Parcel, _about_to_send: object) -> Outcome:
            self.received.append(parcel)
            return Delivered("250")

    message = bench.queue()
    channel = Rash()
    assert run(bench, channel).refused == 1
    assert bench.row(message).state == "failed"
    assert "without asking" in bench.row(message).answer
    assert run(bench, channel, clock=HandClock(WINDOW_OVER)) == Deliveries()


def test_a_defect_ends_the_run_and_loses_nothing(bench: Bench) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    message = bench.queue()
    with pytest.raises(ZeroDivisionError):
        run(bench, RecordingChannel(meanwhile=fail))
    assert bench.row(message).state == "sending"
    clock = HandClock(MORNING + timedelta(minutes=15))
    assert run(bench, RecordingChannel(), clock=clock).rescued == 1
    clock.passes(minutes=15)
    assert run(bench, RecordingChannel(), clock=clock).delivered == 1
    assert bench.row(message).doubts == 1


def test_on_sqlite_a_second_sender_is_told_that_one_is_at_work(
    sqlite_bench: Bench,
) -> None:
    sqlite_bench.queue()
    with one_sender(sqlite_bench.database):
        assert run(sqlite_bench, RecordingChannel()) == Deliveries(busy=True)
    assert run(sqlite_bench, RecordingChannel()).delivered == 1


def test_without_a_channel_nothing_is_touched(bench: Bench) -> None:
    bench.queue()
    with pytest.raises(ValueError, match="no channel"):
        run(bench)
    assert bench.counts() == {"pending": 1}


def test_a_sender_that_cannot_make_its_lock_says_so(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/programme.db")
    (tmp_path / "programme.db.sender").mkdir()
    with pytest.raises(CannotConnectError, match=r"programme\.db\.sender"):
        one_sender(database).__enter__()


class TestSharedClock:
    def test_is_the_sender_s_own_on_sqlite(self, sqlite_bench: Bench) -> None:
        own = HandClock()
        assert shared_clock(sqlite_bench.database, own) is own

    def test_is_the_server_s_on_postgres(self, postgres_bench: Bench) -> None:
        database: Database = postgres_bench.database
        clock = shared_clock(database, HandClock(datetime(1999, 1, 1).astimezone()))
        first, second = clock(), clock()
        assert first < second < first + timedelta(minutes=1)
        assert first.utcoffset() == timedelta()
        assert first.year > 2020
