"""Text from people: what may reach a header, an envelope and a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.notifications.plain import mail_address, one_line, printable

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("given_text", "line"),
    [
        ("Sam Okoro", "Sam Okoro"),
        ("  two   blanks ", "two blanks"),
        ("line\r\nBcc: all@trust.example", "line Bcc: all@trust.example"),
        ("a\u2028b\u2029c\u0085d\x0be", "a b c d e"),
        ("bell\x07escape\x1b[31m", "bell escape [31m"),
        ("right\u202eto left", "right to left"),
        ("half\ud800pair", "half pair"),
        ("Siân O\u2019Neill 李 🙂", "Siân O\u2019Neill 李 🙂"),
        ("\n", ""),
    ],
)
def test_one_line(given_text: str, line: str) -> None:
    assert one_line(given_text) == line


@given(ANY_TEXT)
def test_one_line_is_one_line_of_printable_text(text: str) -> None:
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert not {unicodedata.category(c) for c in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert one_line(line) == line


@given(ANY_TEXT)
def test_printable_keeps_lines_and_nothing_else_that_acts(text: str) -> None:
    shown = printable(text)

    acting = {c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}
    assert acting <= {"\n"}
    assert shown.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "address", ["a@b.example", "sam.o'koro+x@trust.nhs.uk", "x@localhost.localdomain"]
)
def test_a_plain_address_is_given_back(address: str) -> None:
    assert mail_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@",
        "@b",
        "a b@c.example",
        "a@b.example\n",
        "a@b@c",
        "é@b.example",
        '"a b"@c.example',
        "a@-b.example",
        "a" * 65 + "@b.example",
        "a@" + "b" * 253,
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an e-mail address"):
        mail_address(address)
