"""One message's life in the database: queued once, claimed by one, settled with care."""

from datetime import timedelta

import pytest

from programme.core.delivery import MessageKind
from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    TryAgain,
    Withdrawn,
)
from programme.core.status import MessageState
from programme.storage.outbox.instants import to_ms
from programme.storage.outbox.queueing import enqueue
from programme.storage.outbox.senders import one_sender
from programme.storage.outbox.sending import Claimed
from programme.storage.outbox.sweeping import fail_without_channel
from tests.delivery.bench import LEASE_OVER, WINDOW_OVER, Bench
from tests.delivery.builders import reminders_message
from tests.fakes import MORNING

TAKEN = Delivered("250 taken")
BUSY = TryAgain("450 mailbox busy")
OUTAGE = TryAgain("421 closing", outage=True)
REFUSED = GiveUp("550 no such mailbox")
LOST = InDoubt("connection lost")
A_MOMENT = timedelta(milliseconds=1)


def test_the_same_key_is_queued_once(bench: Bench) -> None:
    message = reminders_message(bench.world)
    with bench.database.writing() as connection:
        first = enqueue(connection, message, MORNING)
        again = enqueue(connection, message, MORNING)
    assert first.new
    assert (again.id, again.new) == (first.id, False)


def test_a_message_is_undone_with_the_transaction_of_its_fact(bench: Bench) -> None:
    def fail() -> None:
        with bench.database.writing() as connection:
            enqueue(connection, reminders_message(bench.world), MORNING)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not bench.counts()


def test_what_cannot_be_put_into_words_has_failed(bench: Bench) -> None:
    broken = bench.queue(mime=b"", problem="no such day: 31 June")
    row = bench.row(broken)
    assert (row.state, row.answer) == ("failed", "no such day: 31 June")
    assert bench.claim() is None


def test_a_claim_gives_the_parcel_with_the_name_that_its_bytes_bear(
    bench: Bench,
) -> None:
    bench.queue()
    parcel = bench.take().parcel
    assert parcel.recipient == "sam.okoro@trust.example"
    assert parcel.message_id.endswith("@trust.example")
    assert f"Message-ID: <{parcel.message_id}>".encode() in parcel.mime


def test_bytes_without_a_name_are_known_by_their_key(bench: Bench) -> None:
    bench.queue(mime=b"plain words")
    key = reminders_message(bench.world).dedupe_key
    assert bench.take().parcel.message_id == key[:40]


def test_one_message_is_claimed_once(bench: Bench) -> None:
    bench.queue()
    assert bench.claim() is not None
    assert bench.claim(MORNING + timedelta(minutes=1)) is None


def test_the_longest_due_goes_first(bench: Bench) -> None:
    later = bench.queue("b", at=MORNING)
    sooner = bench.queue("a", at=MORNING - timedelta(hours=1))
    assert bench.take().id == sooner
    assert bench.take(MORNING + timedelta(seconds=2)).id == later


def test_nothing_is_claimed_before_its_time_after_it_or_for_another_channel(
    bench: Bench,
) -> None:
    bench.queue()
    assert bench.claim(MORNING - A_MOMENT) is None
    assert bench.claim(WINDOW_OVER) is None
    assert bench.claim(channel="teams") is None
    assert bench.claim(WINDOW_OVER - A_MOMENT) is not None


@pytest.mark.parametrize(
    ("outcome", "state", "attempts"),
    [
        (BUSY, "pending", 1),
        (OUTAGE, "pending", 0),
        (REFUSED, "failed", 1),
        (Withdrawn(), "cancelled", 0),
    ],
)
def test_before_the_data_nothing_is_ever_in_doubt(
    bench: Bench, outcome: Outcome, state: str, attempts: int
) -> None:
    message = bench.queue()
    assert bench.settle(bench.take(), outcome) == state
    row = bench.row(message)
    assert (row.state, row.attempts, row.doubts) == (state, attempts, 0)
    assert row.lease == ""


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        (TAKEN, ("sent", 1, 0)),
        (BUSY, ("pending", 1, 0)),
        (OUTAGE, ("pending", 0, 0)),
        (REFUSED, ("failed", 1, 0)),
        (LOST, ("pending", 1, 1)),
    ],
)
def test_after_the_data_only_a_lost_reply_is_a_doubt(
    bench: Bench, outcome: Outcome, counts: tuple[str, int, int]
) -> None:
    message = bench.queue()
    bench.settle(bench.take_and_send(), outcome)
    row = bench.row(message)
    assert (row.state, row.attempts, row.doubts) == counts
    assert row.lease == ""


def test_what_was_said_is_kept(bench: Bench) -> None:
    message = bench.queue()
    bench.settle(bench.take(), REFUSED)
    assert bench.row(message).answer == "550 no such mailbox"


def test_settling_twice_changes_nothing(bench: Bench) -> None:
    message = bench.queue()
    claimed = bench.take_and_send()
    bench.settle(claimed, TAKEN)
    assert bench.settle(claimed, LOST) is MessageState.SENT
    assert bench.row(message).doubts == 0


def test_a_lease_over_before_the_data_is_no_doubt(bench: Bench) -> None:
    message = bench.queue()
    bench.take()
    assert bench.rescue(LEASE_OVER - A_MOMENT) == 0
    assert bench.row(message).state == "claimed"
    assert bench.rescue() == 1
    row = bench.row(message)
    assert (row.state, row.doubts, row.lease) == ("pending", 0, "")


def test_a_lease_over_while_sending_is_a_doubt(bench: Bench) -> None:
    message = bench.queue()
    bench.take_and_send()
    assert bench.rescue() == 1
    row = bench.row(message)
    assert (row.state, row.doubts) == ("pending", 1)


def test_the_lease_begins_anew_with_the_data(bench: Bench) -> None:
    bench.queue()
    bench.consent(bench.take(), MORNING + timedelta(minutes=10))
    assert bench.rescue(LEASE_OVER) == 0
    assert bench.rescue(LEASE_OVER + timedelta(minutes=10)) == 1


def test_a_claim_that_was_lost_sends_nothing(bench: Bench) -> None:
    message = bench.queue()
    claimed = bench.take()
    bench.rescue()
    assert not bench.consent(claimed, LEASE_OVER)
    assert bench.settle(claimed, Withdrawn(), LEASE_OVER) == "pending"
    assert bench.row(message).state == "pending"


def test_on_postgres_a_sender_that_lives_keeps_what_it_has(
    postgres_bench: Bench,
) -> None:
    bench = postgres_bench
    bench.queue()
    with one_sender(bench.database) as slow:
        assert slow is not None
        bench.sender = slow
        bench.take()
        assert bench.rescue() == 0
    # The server notices a moment later that the session is gone.
    assert any(bench.rescue() for _ in range(1000))


def test_on_sqlite_there_is_one_sender_at_a_time(sqlite_bench: Bench) -> None:
    with one_sender(sqlite_bench.database) as first:
        assert first is not None
        with one_sender(sqlite_bench.database) as second:
            assert second is None
    with one_sender(sqlite_bench.database) as third:
        assert third is not None


def test_consent_is_given_once(bench: Bench) -> None:
    message = bench.queue()
    claimed = bench.take_and_send()
    assert not bench.consent(claimed)
    bench.rescue()
    assert not bench.consent(claimed, LEASE_OVER)
    assert bench.row(message).state == "pending"


def test_consent_is_not_given_for_what_another_has_claimed(bench: Bench) -> None:
    message = bench.queue()
    lost = bench.take()
    bench.rescue()
    other = bench.take(LEASE_OVER + timedelta(minutes=1))
    assert not bench.consent(lost, LEASE_OVER + timedelta(minutes=1))
    assert bench.row(message).lease == other.token


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize(
    ("outcome", "state"),
    [(TAKEN, "sent"), (REFUSED, "failed"), (BUSY, "pending"), (OUTAGE, "pending")],
)
def test_a_late_answer_takes_the_doubt_back(
    bench: Bench, outcome: Outcome, state: str, *, held: bool
) -> None:
    message = bench.queue()
    claimed = lost_while_sending(bench, held=held)
    bench.settle(claimed, outcome, WINDOW_OVER)
    row = bench.row(message)
    assert (row.state, row.doubts, row.lease) == (state, 0, "")


@pytest.mark.parametrize(("held", "state"), [(False, "pending"), (True, "held")])
def test_a_late_answer_that_decides_nothing_leaves_the_doubt(
    bench: Bench, state: str, *, held: bool
) -> None:
    message = bench.queue()
    bench.settle(lost_while_sending(bench, held=held), LOST, WINDOW_OVER)
    row = bench.row(message)
    assert (row.state, row.doubts, row.lease) == (state, 1, "")


def test_a_late_answer_counts_for_nothing_once_somebody_else_has_claimed(
    bench: Bench,
) -> None:
    message = bench.queue()
    claimed = lost_while_sending(bench, held=False)
    later = LEASE_OVER + timedelta(hours=1)
    other = bench.take_and_send(later)
    assert bench.settle(claimed, TAKEN, later) == "sending"
    assert bench.settle(other, TAKEN, later) == "sent"
    assert bench.row(message).doubts == 1


def test_past_its_time_a_message_is_expired(bench: Bench) -> None:
    message = bench.queue()
    assert not bench.expire(WINDOW_OVER - A_MOMENT)
    assert bench.expire() == {MessageState.EXPIRED: 1}
    assert bench.row(message).state == "expired"


def test_past_its_time_and_in_doubt_it_is_held(bench: Bench) -> None:
    message = bench.queue()
    lost_while_sending(bench, held=True)
    assert bench.row(message).state == "held"


def test_a_digest_has_a_fortnight(bench: Bench) -> None:
    digest = bench.queue(kind=MessageKind.DIGEST)
    assert bench.row(digest).expires == to_ms(MORNING + timedelta(days=14))


def test_a_channel_that_is_not_set_up_fails_the_message(bench: Bench) -> None:
    message = bench.queue()
    with bench.database.writing() as connection:
        assert fail_without_channel(connection, {"smtp", "recording"}, MORNING) == 0
        assert fail_without_channel(connection, {"smtp"}, MORNING) == 1
    row = bench.row(message)
    assert row.state == "failed"
    assert "smtp" in row.answer


def lost_while_sending(bench: Bench, *, held: bool) -> Claimed:
    """Let a sender be given up for lost between the data and the answer."""
    claimed = bench.take_and_send()
    bench.rescue()
    if held:
        bench.expire()
    return claimed
