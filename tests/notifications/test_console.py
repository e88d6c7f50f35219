"""The console: the message as text, on a stream that may be poor or broken."""

from io import BytesIO, StringIO, TextIOWrapper
from typing import TextIO, cast

from programme.core.messages import Words
from programme.core.outcome import Delivered, InDoubt, TryAgain, Withdrawn
from programme.notifications.console import Console
from tests.notifications.fakes import Asked, BrokenStream
from tests.notifications.samples import parcel


def test_it_prints_the_text_and_not_the_html() -> None:
    stream = StringIO()

    assert Console(stream).deliver(parcel(), Asked()) == Delivered("printed")

    printed = stream.getvalue()
    assert "Subject: 1 thing for you today\n" in printed
    assert "To: Sam Okoro <sam.okoro@trust.example>\n" in printed
    assert "\nHello Sam\n" in printed
    assert "<p>" not in printed


def test_a_no_at_the_last_question_prints_nothing() -> None:
    stream = StringIO()
    asked = Asked(answer=False, look=stream.getvalue)

    assert Console(stream).deliver(parcel(), asked) == Withdrawn()
    assert asked.seen == [""]
    assert stream.getvalue() == ""


def test_letters_that_the_stream_lacks_become_question_marks() -> None:
    octets = BytesIO()
    stream = TextIOWrapper(octets, encoding="ascii")
    words = Words("Siân", "Hello Siân\n", "")

    Console(stream).deliver(parcel(words=words), Asked())

    assert b"Hello Si?n" in octets.getvalue()


def test_a_closed_stream_is_an_outage_before_the_question() -> None:
    stream, asked = StringIO(), Asked()
    stream.close()

    outcome = Console(stream).deliver(parcel(), asked)

    assert outcome == TryAgain("the console's stream is closed", outage=True)
    assert asked.seen == []


def test_a_stream_that_breaks_while_printing_leaves_a_doubt() -> None:
    stream = cast("TextIO", BrokenStream())

    outcome = Console(stream).deliver(parcel(), Asked())

    assert outcome == InDoubt("the console broke off: Broken pipe")
