"""What a person does with a message is done once, journalled, and within the rules."""

from datetime import timedelta

import pytest

from programme.core.delivery import MessageKind
from programme.core.outcome import Delivered, GiveUp, InDoubt
from programme.core.refusal import RefusedError
from programme.operations.settle_message import (
    call_off_message,
    resend_message,
    resolve_held,
    retry_message,
)
from programme.storage.database import reader_of
from programme.storage.journal import entries
from programme.storage.outbox.deeds import Order
from programme.storage.outbox.instants import to_ms
from tests.delivery.bench import WINDOW_OVER, Bench
from tests.delivery.builders import make_world
from tests.fakes import MORNING

BY = "Ada Obi <ada.obi@trust.example>"
LATER = MORNING + timedelta(days=5)
TAKEN = Delivered("250")


def failed(bench: Bench) -> int:
    message = bench.queue()
    bench.settle(bench.take(), GiveUp("550 unknown"))
    return message


def held(bench: Bench) -> int:
    message = bench.queue()
    bench.settle(bench.take_and_send(), InDoubt("lost"))
    bench.expire()
    return message


def sent(bench: Bench) -> int:
    message = bench.queue()
    bench.settle(bench.take_and_send(), TAKEN)
    return message


def last_deed(bench: Bench) -> tuple[str, str, str, object, object]:
    with bench.database.reading() as read:
        (line,) = entries(read, f"organisation:{bench.world.organisation}", 1)
    entry = line.entry
    states = entry.before.get("state"), entry.after.get("state")
    return entry.action, entry.subject, entry.actor, *states


def test_a_failed_message_is_tried_again_with_a_window_of_its_own(
    bench: Bench,
) -> None:
    message = failed(bench)
    retry_message(bench.database, Order(message, BY), LATER)
    row = bench.row(message)
    assert (row.state, row.attempts) == ("pending", 0)
    assert row.expires == to_ms(LATER + timedelta(hours=72))
    told = ("tried again", f"message {message}", BY, "failed", "pending")
    assert last_deed(bench) == told
    assert bench.settle(bench.take_and_send(LATER), TAKEN, LATER) == "sent"


def test_reminders_never_put_into_words_wait_for_the_next_daily_run(
    bench: Bench,
) -> None:
    message = bench.queue(mime=b"", problem="no such address")
    retry_message(bench.database, Order(message, BY), LATER)
    assert bench.row(message).state == "cancelled"
    with bench.database.reading() as read:
        assert read("SELECT message_id FROM reminder") == [(None,)]


def test_a_digest_never_put_into_words_cannot_be_tried_again(bench: Bench) -> None:
    message = bench.queue(kind=MessageKind.DIGEST, mime=b"", problem="no such address")
    with pytest.raises(RefusedError, match="never put into words"):
        retry_message(bench.database, Order(message, BY), LATER)
    call_off_message(bench.database, Order(message, BY), LATER)
    assert bench.row(message).state == "cancelled"


@pytest.mark.parametrize(("arrived", "state"), [(True, "sent"), (False, "pending")])
def test_a_held_message_is_resolved_by_who_asked_the_reader(
    bench: Bench, state: str, *, arrived: bool
) -> None:
    message = held(bench)
    resolve_held(bench.database, Order(message, BY), LATER, arrived=arrived)
    row = bench.row(message)
    assert (row.state, row.doubts, row.lease) == (state, 1, "")
    assert BY in row.answer
    assert last_deed(bench)[3:] == ("held", state)


def test_a_message_that_waits_can_be_called_off(bench: Bench) -> None:
    message = bench.queue()
    call_off_message(bench.database, Order(message, BY), MORNING)
    assert bench.row(message).state == "cancelled"
    assert bench.claim() is None


def test_a_resent_message_is_a_new_one_with_the_same_words(bench: Bench) -> None:
    first = sent(bench)
    second = resend_message(bench.database, Order(first, BY), LATER)
    parcel = bench.take(LATER).parcel
    with bench.database.writing() as connection:
        (old, new) = reader_of(connection)(
            "SELECT mime, dedupe_key, generation, original_id FROM message ORDER BY id"
        )
    assert new[1:] == (new[1], 2, first)
    assert second != first
    assert new[1] != old[1]
    assert parcel.message_id == f"{str(new[1])[:40]}@trust.example"
    assert b"Date: Mon, 14 Dec 2026 07:30:00 +0000" in parcel.mime
    assert parcel.mime.partition(b"\r\n\r\n")[2] == b"2026-12-09\r\n"
    assert last_deed(bench)[0] == "sent again"


def test_asking_twice_for_a_resend_gives_one(bench: Bench) -> None:
    first = sent(bench)
    second = resend_message(bench.database, Order(first, BY), LATER)
    assert resend_message(bench.database, Order(first, BY), LATER) == second
    assert bench.counts() == {"sent": 1, "pending": 1}


def test_a_resent_message_can_be_resent(bench: Bench) -> None:
    first = sent(bench)
    second = resend_message(bench.database, Order(first, BY), LATER)
    bench.settle(bench.take_and_send(LATER), TAKEN, LATER)
    third = resend_message(bench.database, Order(second, BY), LATER)
    with bench.database.reading() as read:
        rows = read(
            "SELECT generation, original_id FROM message WHERE id = :id", id=third
        )
    assert rows == [(3, first)]


def test_bytes_that_are_no_mail_are_resent_as_they_are(bench: Bench) -> None:
    message = bench.queue(mime=b"plain words")
    bench.settle(bench.take_and_send(), TAKEN)
    resend_message(bench.database, Order(message, BY), LATER)
    assert bench.take(LATER).parcel.mime == b"plain words"


def test_what_is_over_or_in_hand_is_left_alone(bench: Bench) -> None:
    message = bench.queue()
    bench.take_and_send()
    for deed in (retry_message, call_off_message, resend_message):
        with pytest.raises(RefusedError, match=f"Message {message} is sending"):
            deed(bench.database, Order(message, BY), MORNING)
    with pytest.raises(RefusedError, match="is sending"):
        resolve_held(bench.database, Order(message, BY), WINDOW_OVER, arrived=True)
    assert bench.counts() == {"sending": 1}


def test_the_message_of_another_organisation_is_not_there(bench: Bench) -> None:
    other = make_world(bench.database, "Another Trust")
    message = bench.queue()
    theirs = Order(message, BY, other.organisation)
    with pytest.raises(RefusedError, match=f"There is no message {message}"):
        call_off_message(bench.database, theirs, MORNING)
    ours = Order(message, BY, bench.world.organisation)
    call_off_message(bench.database, ours, MORNING)
    assert bench.counts() == {"cancelled": 1}
