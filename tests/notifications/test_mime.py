"""The message as posted: well formed, repeatable, and safe whatever people type."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.messages import Addressee, Words
from programme.notifications.mime import compose_mime, read_text
from programme.notifications.plain import one_line, printable
from tests.notifications.samples import HALF_PAST_SEVEN, HELLO, SAM, SENDER, mime

FIELDS = [
    "Content-Type",
    "MIME-Version",
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Content-Language",
]
# Blanks between words are not kept, so texts are made of lines that one_line keeps.
ANY_TEXT = st.text(st.characters())
HOSTILE = st.sampled_from(
    [
        "\r\nBcc: all@trust.example\r\n\r\nhello",
        "=?utf-8?q?=0D=0ABcc=3A_x?=",
        '"quoted" \\ (comment) <x@y.example>, ',
        "\u2028To: you@trust.example",
        "x" * 1200,
        "é" * 400,
        ".\r\n.\r\n",
        "From the start",
        "{{ 7 * 7 }}",
    ]
)
TEXT = ANY_TEXT | HOSTILE | st.tuples(ANY_TEXT, HOSTILE, ANY_TEXT).map("".join)


def read(posted: bytes) -> EmailMessage:
    return message_from_bytes(posted, policy=policy.default)


def part(message: Message, subtype: str) -> str:
    (found,) = (p for p in message.walk() if p.get_content_subtype() == subtype)
    octets = found.get_payload(decode=True)
    assert isinstance(octets, bytes)
    return octets.decode().replace("\r\n", "\n")


def decoded(value: str) -> str:
    """Read a header the way RFC 2047 says; the newer parser splits long names."""
    return one_line(str(make_header(decode_header(value))))


def test_it_says_who_when_what_and_that_a_machine_wrote_it() -> None:
    message = read(mime())

    assert str(message["From"]) == "Culture programme <no-reply@trust.example>"
    assert str(message["To"]) == "Sam Okoro <sam.okoro@trust.example>"
    assert message["Subject"] == "1 thing for you today"
    assert message["Date"].datetime == HALF_PAST_SEVEN
    assert message["Message-ID"] == f"<{1:040x}@trust.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"


def test_it_offers_text_first_and_html_last() -> None:
    message = read(mime(Words("s", "Hello Siân\n", "<p>Hello Siân</p>\n")))

    assert message.get_content_type() == "multipart/alternative"
    kinds = [each.get_content_type() for each in message.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    assert part(message, "plain") == "Hello Siân\n"
    assert part(message, "html") == "<p>Hello Siân</p>\n"


def test_a_repeat_is_the_same_to_the_byte_and_another_message_is_not() -> None:
    assert mime(number=1) == mime(number=1)
    assert read(mime(number=1)).get_boundary() != read(mime(number=2)).get_boundary()


def test_angle_brackets_around_the_identity_do_not_matter() -> None:
    def named(message_id: str) -> bytes:
        return compose_mime(
            HELLO,
            message_id=message_id,
            sent_at=HALF_PAST_SEVEN,
            sender=SENDER,
            recipient=SAM,
        )

    assert named("abc@trust.example") == named("<abc@trust.example>")
    with pytest.raises(ValueError, match="not an e-mail address"):
        named("abc@trust.example>\r\nBcc: x@y.example")


@pytest.mark.parametrize("email", ["siân@trust.example", "a@b\r\nBcc: c@d", "none"])
def test_an_address_that_cannot_be_written_to_is_refused(email: str) -> None:
    with pytest.raises(ValueError, match="not an e-mail address"):
        mime(recipient=Addressee("Sam", email))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        compose_mime(
            HELLO,
            message_id="abc@trust.example",
            sent_at=datetime(2026, 12, 9),  # noqa: DTZ001
            sender=SENDER,
            recipient=SAM,
        )


@given(subject=TEXT, text=TEXT, html=TEXT, name=TEXT)
def test_whatever_people_type_is_carried_and_adds_no_header(
    subject: str, text: str, html: str, name: str
) -> None:
    posted = mime(Words(subject, text, html), recipient=Addressee(name, SAM.email))

    message = message_from_bytes(posted)
    assert message.keys() == FIELDS
    assert message.defects == []
    assert decoded(message["Subject"]) == one_line(subject)
    shown, address = parseaddr(message["To"])
    assert address == SAM.email
    assert decoded(shown) == one_line(name)
    assert one_line(part(message, "plain")) == one_line(text)
    assert one_line(part(message, "html")) == one_line(html)


@given(subject=TEXT, text=TEXT, name=TEXT)
def test_lines_are_short_ascii_and_end_in_crlf(
    subject: str, text: str, name: str
) -> None:
    posted = mime(Words(subject, text, text), recipient=Addressee(name, SAM.email))

    assert posted.isascii()
    lines = posted.split(b"\r\n")
    assert max(map(len, lines)) <= 120
    assert b"\r" not in b"".join(lines)
    assert b"\n" not in b"".join(lines)


@given(TEXT)
def test_line_ends_of_the_text_are_kept_as_lines(text: str) -> None:
    lines = [one_line(text), "", "last"]

    message = message_from_bytes(mime(replace(HELLO, text="\n".join(lines))))

    assert part(message, "plain").split("\n") == lines


def test_it_reads_back_for_the_terminal() -> None:
    words = Words("1 thing \N{EN DASH} today", "Hello Siân\n\n.\nFrom here on\n", "<p>")

    assert read_text(mime(words)) == (
        "Subject: 1 thing \N{EN DASH} today\n"
        "To: Sam Okoro <sam.okoro@trust.example>\n"
        "Date: Wednesday 9 December 2026, 7.30am UTC\n"
        "\n"
        "Hello Siân\n\n.\nFrom here on\n"
    )


def test_the_time_is_read_in_the_zone_it_was_written_in() -> None:
    summer = datetime(2026, 6, 9, 7, 30, tzinfo=timezone(timedelta(hours=1)))
    posted = compose_mime(
        HELLO, message_id="a@b.example", sent_at=summer, sender=SENDER, recipient=SAM
    )

    assert "Date: Tuesday 9 June 2026, 7.30am UTC+1\n" in read_text(posted)
    assert read(posted)["Date"].datetime == datetime(2026, 6, 9, 6, 30, tzinfo=UTC)


@given(subject=TEXT, text=TEXT, name=TEXT)
def test_read_back_it_cannot_steer_the_terminal(
    subject: str, text: str, name: str
) -> None:
    shown = read_text(
        mime(Words(subject, text, ""), recipient=Addressee(name, SAM.email))
    )

    assert printable(shown) == shown
    assert shown.split("\n")[0] == f"Subject: {one_line(subject)}"
    assert one_line(text) in one_line(shown)


def test_a_letter_from_elsewhere_is_shown_as_far_as_it_goes() -> None:
    assert read_text(b"Subject: odd\n\njust text\n") == (
        "Subject: odd\nTo:  <>\nDate: not said\n\njust text\n"
    )
    assert "Date: not said" in read_text(b"Date: yesterday\n\nx")
    assert read_text(b"Content-Type: text/html\n\n<p>x</p>").endswith("not said\n\n\n")
