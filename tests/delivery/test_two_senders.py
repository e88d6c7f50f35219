"""Several senders at once hand nothing over twice, and leave nothing behind."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from threading import Barrier

from sqlmodel import col

from programme.operations.deliver import Deliveries, Terms, deliver
from programme.storage.outbox.moving import standings
from programme.storage.outbox.sending import claim
from programme.storage.tables import MessageRow
from tests.delivery.bench import Bench
from tests.fakes import MORNING, HandClock, RecordingChannel

SENDERS, MESSAGES = 4, 40
FAST = Terms(per_minute=60_000)


def send_together(bench: Bench) -> tuple[Counter[str], list[Deliveries]]:
    """Run the senders at the same moment; give the copies that each message has."""
    clock, start = HandClock(), Barrier(SENDERS)
    channels = [RecordingChannel() for _ in range(SENDERS)]

    def send(channel: RecordingChannel) -> Deliveries:
        start.wait()
        return deliver(bench.database, {"recording": channel}, clock, clock.wait, FAST)

    with ThreadPoolExecutor(SENDERS) as pool:
        done = list(pool.map(send, channels))
    return sum((channel.copies() for channel in channels), Counter()), done


def test_every_message_is_handed_over_once(bench: Bench) -> None:
    for number in range(MESSAGES):
        bench.queue(str(number))
    copies, done = send_together(bench)
    assert bench.counts() == {"sent": MESSAGES}
    assert len(copies) == MESSAGES
    assert set(copies.values()) == {1}
    assert sum(run.delivered for run in done) == MESSAGES


def test_on_postgres_the_work_is_shared(postgres_bench: Bench) -> None:
    for number in range(MESSAGES):
        postgres_bench.queue(str(number))
    _, done = send_together(postgres_bench)
    assert not any(run.busy for run in done)
    assert len([run for run in done if run.delivered]) > 1


def test_on_postgres_a_claim_does_not_wait_for_a_message_that_is_locked(
    postgres_bench: Bench,
) -> None:
    bench = postgres_bench
    first = bench.queue("a", at=MORNING - timedelta(hours=1))
    second = bench.queue("b")
    with bench.database.writing() as connection:
        standings(connection, col(MessageRow.id) == first)
        assert bench.take().id == second


def test_on_postgres_two_claims_at_once_keep_the_throttle(
    postgres_bench: Bench,
) -> None:
    bench = postgres_bench
    assert bench.claim() is None, "the channel is known from now on"
    bench.queue("a")
    bench.queue("b")
    with ThreadPoolExecutor(1) as pool:
        with bench.database.writing() as connection:
            assert claim(connection, "recording", bench.sender, MORNING) is not None
            other = pool.submit(bench.claim)
            assert not wait([other], timeout=0.2).done
        assert other.result() is None
