"""When a message is tried again, until when it is worth sending, and what it is called."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.delivery import (
    Identity,
    MessageKind,
    dedupe_key,
    expires_at,
    message_id,
    probe_at,
    retry_at,
)
from programme.core.headers import message_id_in, renewed
from programme.storage.outbox.instants import from_ms, to_ms
from tests.fakes import MORNING

MINUTES_AFTER_ATTEMPTS = [(1, 1), (2, 2), (3, 4), (4, 8), (5, 15), (6, 15), (300, 15)]
MINUTES_AFTER_DOUBTS = [(1, 15), (2, 60), (3, 240), (4, 720), (5, 1440), (50, 1440)]
IDENTITY = Identity(MessageKind.REMINDERS, "person", "7", "2026-12-09", 7, "smtp")
MIME = (
    b"From: a@trust.example\r\nDate: Wed, 09 Dec 2026 07:30:00 +0000\r\n"
    b"Message-ID: <0f@trust.example>\r\n\r\n"
    b"Date: this line is text\r\nMessage-ID: <so@is.this>\r\n"
)


@pytest.mark.parametrize(("attempts", "minutes"), MINUTES_AFTER_ATTEMPTS)
def test_the_wait_grows_with_the_attempts(attempts: int, minutes: int) -> None:
    assert retry_at(MORNING, attempts, 0) - MORNING == timedelta(minutes=minutes)


@pytest.mark.parametrize(("doubts", "minutes"), MINUTES_AFTER_DOUBTS)
def test_the_wait_grows_more_with_the_doubts(doubts: int, minutes: int) -> None:
    assert retry_at(MORNING, 1, doubts) - MORNING == timedelta(minutes=minutes)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_next_try_is_within_24_hours(attempts: int, doubts: int) -> None:
    wait = retry_at(MORNING, attempts, doubts) - MORNING
    assert timedelta(minutes=1) <= wait <= timedelta(hours=24)


@pytest.mark.parametrize(("outages", "minutes"), MINUTES_AFTER_ATTEMPTS)
def test_a_dead_channel_is_probed_ever_more_seldom(outages: int, minutes: int) -> None:
    assert probe_at(MORNING, outages) - MORNING == timedelta(minutes=minutes)


def test_there_is_no_probe_without_an_outage() -> None:
    with pytest.raises(ValueError, match="nothing has happened"):
        probe_at(MORNING, 0)


@pytest.mark.parametrize(
    ("kind", "hours"), [(MessageKind.REMINDERS, 72), (MessageKind.DIGEST, 14 * 24)]
)
def test_each_kind_has_its_window(kind: MessageKind, hours: int) -> None:
    assert expires_at(kind, MORNING) - MORNING == timedelta(hours=hours)


def test_the_key_is_the_same_on_every_machine() -> None:
    assert dedupe_key(IDENTITY) == (
        "d79a34070e07510ce931cb3eed0d5e5beda8b203f143bad4d75b33729da28aa4"
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(IDENTITY, kind=MessageKind.DIGEST),
        replace(IDENTITY, subject_type="programme"),
        replace(IDENTITY, subject="8"),
        replace(IDENTITY, occurrence="2026-12-10"),
        replace(IDENTITY, person=8),
        replace(IDENTITY, channel="teams"),
        replace(IDENTITY, generation=2),
    ],
)
def test_every_part_of_the_identity_counts(other: Identity) -> None:
    assert dedupe_key(other) != dedupe_key(IDENTITY)


@given(
    st.tuples(st.text(), st.text(), st.text()),
    st.tuples(st.text(), st.text(), st.text()),
)
def test_parts_do_not_run_together(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    kind = MessageKind.DIGEST
    keys = {dedupe_key(Identity(kind, *parts, 1, "smtp")) for parts in (one, other)}
    assert len(keys) == len({one, other})


def test_the_message_id_is_the_key_s_first_40_digits() -> None:
    key = dedupe_key(IDENTITY)
    assert message_id(key, "trust.example") == f"{key[:40]}@trust.example"


def test_the_message_id_is_read_from_the_head_of_the_bytes() -> None:
    assert message_id_in(MIME) == "0f@trust.example"
    assert message_id_in(MIME.replace(b"\r\n", b"\n")) == "0f@trust.example"
    assert message_id_in(b"\r\n\r\nMessage-ID: <so@is.this>\r\n") is None


def test_a_resend_changes_two_headers_and_nothing_else() -> None:
    at = datetime(2026, 12, 14, 9, 5, tzinfo=UTC)
    anew = renewed(MIME, "1e@trust.example", at)
    assert anew == MIME.replace(b"<0f@", b"<1e@").replace(
        b"Wed, 09 Dec 2026 07:30:00", b"Mon, 14 Dec 2026 09:05:00"
    )


def test_bytes_that_are_no_message_cannot_be_renewed() -> None:
    with pytest.raises(ValueError, match="no Message-ID"):
        renewed(b"plain words", "1e@trust.example", MORNING)


@given(st.datetimes(timezones=st.just(UTC)))
def test_instants_are_kept_to_the_millisecond(instant: datetime) -> None:
    kept = from_ms(to_ms(instant))
    assert timedelta() <= instant - kept < timedelta(milliseconds=1)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        to_ms(datetime(2026, 12, 9))  # noqa: DTZ001
