"""The table of outcomes: what the server says at which step, and what that means."""

import socket
from dataclasses import replace

import pytest

from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    TryAgain,
)
from programme.notifications.smtp import MailServer, Security, SmtpChannel
from tests.notifications.fakes import (
    DROP,
    FINAL_DOT,
    GREETING,
    LOOPBACK,
    SILENCE,
    Asked,
    PostOffice,
    server_at,
)
from tests.notifications.samples import parcel, raw

OUTAGE = "try again: outage"
TRY_AGAIN = "try again"
GIVE_UP = "give up"
IN_DOUBT = "in doubt"
DELIVERED = "delivered"

LONG_LINE = "250 " + "x" * 9000

BEFORE_THE_DATA = [
    (GREETING, "421 4.3.2 closing", OUTAGE),
    (GREETING, "554 no mail here", OUTAGE),
    (GREETING, "nonsense", OUTAGE),
    ("EHLO", DROP, OUTAGE),
    ("MAIL", "421 4.7.0 slow down", OUTAGE),
    ("MAIL", "451 4.3.0 later", TRY_AGAIN),
    ("MAIL", "530 5.7.0 sign in first", OUTAGE),
    ("MAIL", "550 5.7.60 not your address", GIVE_UP),
    ("MAIL", "552 5.3.4 too big", GIVE_UP),
    ("MAIL", DROP, OUTAGE),
    ("MAIL", "nonsense", OUTAGE),
    ("MAIL", LONG_LINE, OUTAGE),
    ("RCPT", "421 4.7.0 slow down", OUTAGE),
    ("RCPT", "450 4.2.1 greylisted", TRY_AGAIN),
    ("RCPT", "452 4.2.2 mailbox full", TRY_AGAIN),
    ("RCPT", "550 5.1.1 no such person", GIVE_UP),
    ("RCPT", DROP, OUTAGE),
    ("RCPT", "354 out of turn", OUTAGE),
]
AT_THE_DATA = [
    ("DATA", "421 4.3.2 closing", OUTAGE),
    ("DATA", "451 4.3.0 not now", TRY_AGAIN),
    ("DATA", "554 5.5.1 no valid recipients", GIVE_UP),
    ("DATA", "250 out of turn", OUTAGE),
    ("DATA", DROP, OUTAGE),
    (FINAL_DOT, "250 2.0.0 queued", DELIVERED),
    (FINAL_DOT, "252 2.0.0 taken", DELIVERED),
    (FINAL_DOT, "421 4.3.2 closing", OUTAGE),
    (FINAL_DOT, "451 4.3.0 disk full", TRY_AGAIN),
    (FINAL_DOT, "550 5.7.1 looks like spam", GIVE_UP),
    (FINAL_DOT, DROP, IN_DOUBT),
    (FINAL_DOT, "nonsense", IN_DOUBT),
    (FINAL_DOT, "354 go ahead", IN_DOUBT),
    (FINAL_DOT, LONG_LINE, IN_DOUBT),
]


def in_a_word(outcome: Outcome) -> str:
    if isinstance(outcome, TryAgain):
        return OUTAGE if outcome.outage else TRY_AGAIN
    return {GiveUp: GIVE_UP, InDoubt: IN_DOUBT, Delivered: DELIVERED}[type(outcome)]


@pytest.mark.parametrize(("verb", "reply", "expected"), BEFORE_THE_DATA)
def test_refused_before_the_data_the_question_is_not_even_asked(
    office: PostOffice, channel: SmtpChannel, verb: str, reply: str, expected: str
) -> None:
    office.script.replies[verb] = reply
    asked = Asked()

    assert in_a_word(channel.deliver(parcel(), asked)) == expected
    assert asked.seen == []
    assert office.script.letters == []


@pytest.mark.parametrize(("verb", "reply", "expected"), AT_THE_DATA)
def test_doubt_begins_only_when_the_message_is_on_its_way(
    office: PostOffice, channel: SmtpChannel, verb: str, reply: str, expected: str
) -> None:
    office.script.replies[verb] = reply
    asked = Asked()

    assert in_a_word(channel.deliver(parcel(), asked)) == expected
    assert len(asked.seen) == 1


@pytest.mark.parametrize(("verb", "reply", "_"), BEFORE_THE_DATA + AT_THE_DATA)
def test_after_any_answer_the_next_parcel_goes_through(
    office: PostOffice, channel: SmtpChannel, verb: str, reply: str, _: str
) -> None:
    office.script.replies[verb] = reply
    channel.deliver(parcel(1), Asked())
    office.script.replies.clear()
    office.script.letters.clear()

    assert in_a_word(channel.deliver(parcel(2), Asked())) == DELIVERED
    assert [letter.content for letter in office.script.letters] == [parcel(2).mime]


@pytest.mark.parametrize(
    ("verb", "expected", "asked_times"),
    [
        ("MAIL", OUTAGE, 0),
        ("RCPT", OUTAGE, 0),
        ("DATA", OUTAGE, 1),
        (FINAL_DOT, IN_DOUBT, 1),
    ],
)
def test_silence_ends_at_the_timeout(
    office: PostOffice, verb: str, expected: str, asked_times: int
) -> None:
    office.script.replies[verb] = SILENCE
    impatient = replace(server_at(office), timeout=0.2, reply_timeout=0.2)
    asked = Asked()

    with SmtpChannel(impatient) as channel:
        outcome = channel.deliver(parcel(), asked)

    assert in_a_word(outcome) == expected
    assert "timed out" in str(outcome)
    assert len(asked.seen) == asked_times


def test_the_final_dot_has_a_patience_of_its_own(office: PostOffice) -> None:
    office.script.replies[FINAL_DOT] = SILENCE
    server = replace(server_at(office), timeout=30, reply_timeout=0.2)

    with SmtpChannel(server) as channel:
        assert in_a_word(channel.deliver(parcel(), Asked())) == IN_DOUBT


def test_a_refused_port_is_an_outage_that_says_where() -> None:
    with socket.socket() as unheard:
        unheard.bind((LOOPBACK, 0))
        port = unheard.getsockname()[1]
        with SmtpChannel(MailServer(LOOPBACK, port, Security.NONE)) as channel:
            outcome = channel.deliver(parcel(), Asked())

    expected = f"no connection to {LOOPBACK}:{port}: Connection refused"
    assert outcome == TryAgain(expected, outage=True)


def test_an_unknown_host_is_an_outage() -> None:
    nowhere = MailServer("mail.invalid", 587, timeout=2)

    with SmtpChannel(nowhere) as channel:
        assert in_a_word(channel.deliver(parcel(), Asked())) == OUTAGE


def test_the_reason_repeats_the_server_on_one_short_line(
    office: PostOffice, channel: SmtpChannel
) -> None:
    office.script.replies["RCPT"] = (
        "550-5.1.1 no such\x1b[31m\r\n550 person" + "!" * 900
    )

    outcome = channel.deliver(parcel(), Asked())

    assert isinstance(outcome, GiveUp)
    assert outcome.reason.startswith("550 5.1.1 no such [31m person!!!")
    assert len(outcome.reason) <= 500


@pytest.mark.parametrize(
    "address",
    [
        "no at sign",
        "two@addresses.example,three@trust.example",
        "a@trust.example> SIZE=1",
        "a@trust.example\r\nRCPT TO:<b@trust.example>",
        "Sam <sam@trust.example>",
        "siân@trust.example",
        "",
    ],
)
def test_an_address_that_is_none_is_given_up_without_a_word_to_the_server(
    office: PostOffice, channel: SmtpChannel, address: str
) -> None:
    assert in_a_word(channel.deliver(raw(b"", to=address), Asked())) == GIVE_UP
    assert in_a_word(channel.deliver(raw(b"", sender=address), Asked())) == GIVE_UP
    assert office.script.heard == []
