"""Mail handed over: what arrives, in which order, over which connection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.outcome import Delivered, TryAgain, Withdrawn
from programme.notifications.smtp import SmtpChannel, on_the_wire
from tests.notifications.fakes import (
    DROP,
    FINAL_DOT,
    GREETING,
    Asked,
    PostOffice,
    server_at,
)
from tests.notifications.samples import SAM, SENDER, parcel, raw


def test_a_parcel_arrives_byte_for_byte(
    office: PostOffice, channel: SmtpChannel
) -> None:
    outcome = channel.deliver(parcel(), Asked())

    assert outcome == Delivered("250 2.0.0 queued as 4711")
    (letter,) = office.script.letters
    assert letter.sender == SENDER.email
    assert letter.recipients == [SAM.email]
    assert letter.content == parcel().mime


def test_the_last_question_comes_after_consent_and_directly_before_the_data(
    office: PostOffice, channel: SmtpChannel
) -> None:
    asked = Asked(look=lambda: list(office.script.heard))

    channel.deliver(parcel(), asked)

    assert asked.seen == [["EHLO", "MAIL", "RCPT"]]
    assert office.script.heard == ["EHLO", "MAIL", "RCPT", "DATA", FINAL_DOT]


def test_a_no_at_the_last_question_sends_nothing_and_frees_the_connection(
    office: PostOffice, channel: SmtpChannel
) -> None:
    assert channel.deliver(parcel(1), Asked(answer=False)) == Withdrawn()
    assert office.script.letters == []
    assert "DATA" not in office.script.heard

    assert isinstance(channel.deliver(parcel(2), Asked()), Delivered)
    assert office.script.heard.count("EHLO") == 1
    assert len(office.script.letters) == 1


def test_a_failure_of_the_caller_is_passed_on_and_nothing_is_sent(
    office: PostOffice, channel: SmtpChannel
) -> None:
    def database_gone() -> bool:
        raise ConnectionError("the database is gone")

    with pytest.raises(ConnectionError, match="database"):
        channel.deliver(parcel(1), database_gone)
    assert office.script.letters == []

    assert isinstance(channel.deliver(parcel(2), Asked()), Delivered)
    assert len(office.script.letters) == 1


def test_one_connection_serves_many_parcels_each_in_its_own_transaction(
    office: PostOffice, channel: SmtpChannel
) -> None:
    readers = [f"reader{n}@trust.example" for n in range(3)]

    for number, reader in enumerate(readers):
        channel.deliver(parcel(number, to=reader), Asked())

    assert office.script.heard.count("EHLO") == 1
    assert [letter.recipients for letter in office.script.letters] == [
        [reader] for reader in readers
    ]


@pytest.mark.parametrize("reply", [DROP, "421 4.7.0 too many messages here"])
def test_a_connection_that_the_server_has_left_is_replaced_once(
    office: PostOffice, channel: SmtpChannel, reply: str
) -> None:
    channel.deliver(parcel(1), Asked())
    office.script.replies["MAIL"] = reply

    outcome = channel.deliver(parcel(2), Asked())

    assert isinstance(outcome, TryAgain)
    assert outcome.outage
    assert office.script.heard.count("EHLO") == 2
    office.script.replies.clear()
    assert isinstance(channel.deliver(parcel(3), Asked()), Delivered)


def test_a_connection_cut_between_parcels_costs_nothing(
    office: PostOffice, channel: SmtpChannel
) -> None:
    channel.deliver(parcel(1), Asked())
    office.hang_up()
    asked = Asked()

    assert isinstance(channel.deliver(parcel(2), asked), Delivered)
    assert len(asked.seen) == 1
    assert office.script.heard.count("EHLO") == 2
    assert len(office.script.letters) == 2


def test_a_connection_that_cannot_be_reset_is_not_used_again(
    office: PostOffice, channel: SmtpChannel
) -> None:
    office.script.replies["RSET"] = DROP
    channel.deliver(parcel(1), Asked(answer=False))
    office.script.replies.clear()

    assert isinstance(channel.deliver(parcel(2), Asked()), Delivered)
    assert [letter.content for letter in office.script.letters] == [parcel(2).mime]


def test_closing_says_goodbye(office: PostOffice) -> None:
    with SmtpChannel(server_at(office)) as channel:
        channel.deliver(parcel(), Asked())

    assert office.script.heard[-1] == "QUIT"


def test_closing_does_not_mind_a_server_that_went_first(office: PostOffice) -> None:
    with SmtpChannel(server_at(office)) as channel:
        channel.deliver(parcel(), Asked())
        office.script.replies["QUIT"] = DROP


def test_closing_without_a_connection_opens_none(office: PostOffice) -> None:
    office.script.replies[GREETING] = "554 never here"

    with SmtpChannel(server_at(office)):
        pass

    assert office.script.heard == []


def test_lines_that_begin_with_a_dot_arrive_as_they_are(
    office: PostOffice, channel: SmtpChannel
) -> None:
    content = b"Subject: dots\r\n\r\n.\r\n..\r\n.one\r\nend\r\n"

    channel.deliver(raw(content), Asked())

    assert office.script.letters[0].content == content


def test_every_kind_of_line_end_arrives_as_crlf(
    office: PostOffice, channel: SmtpChannel
) -> None:
    channel.deliver(raw(b"Subject: ends\n\none\rtwo\r\nthree"), Asked())

    content = office.script.letters[0].content
    assert content == b"Subject: ends\r\n\r\none\r\ntwo\r\nthree\r\n"


@given(st.lists(st.sampled_from([b".", b"\r", b"\n", b"\r\n", b"a", b"\xff"])))
def test_only_the_end_looks_like_the_end(parts: list[bytes]) -> None:
    wire = on_the_wire(b"".join(parts))

    lines = wire.split(b"\r\n")
    assert lines[-2:] == [b".", b""]
    assert b"." not in lines[:-2]
    assert b"\r" not in b"".join(lines)
    assert b"\n" not in b"".join(lines)
    undone = [line[1:] if line.startswith(b".") else line for line in lines[:-2]]
    assert on_the_wire(b"".join(line + b"\r\n" for line in undone)) == wire
