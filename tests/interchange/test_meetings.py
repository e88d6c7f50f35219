"""Meetings from an iCalendar file, and every problem with one."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.problems import ProblemsFoundError
from programme.interchange.meetings import LARGEST_FILE, meetings_in, read_meetings


def ics(*events: str) -> bytes:
    parts = (f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(parts)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def problems(content: bytes) -> list[str]:
    with pytest.raises(ProblemsFoundError) as found:
        meetings_in(content, "board.ics")
    return [str(problem) for problem in found.value.problems]


def test_days_and_times_become_days_in_order_and_once() -> None:
    content = ics(
        "DTSTART;TZID=Europe/London:20270325T090000",
        "DTSTART;VALUE=DATE:20270128",
        "DTSTART:20270128T140000Z",
        "DTSTART;VALUE=DATE:20270527\nSTATUS:CANCELLED",
    )
    assert meetings_in(content, "x") == (date(2027, 1, 28), date(2027, 3, 25))


def test_every_problem_is_said() -> None:
    content = ics(
        "SUMMARY:Board",
        "DTSTART;VALUE=DATE:20270128\nRRULE:FREQ=MONTHLY",
    )
    first, second = problems(content)
    assert first == "board.ics: event 1 (Board) has no day. Give it one."
    assert "event 2 (without a title) repeats by a rule. Give the rule with" in second


def test_a_file_without_an_event() -> None:
    assert problems(ics()) == [
        "board.ics: there is no event in it. Export the meetings."
    ]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"hello", b"BEGIN:VEVENT\r\n"])
def test_what_is_no_calendar(content: bytes) -> None:
    assert problems(content)[0].startswith("board.ics: ")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ProblemsFoundError):
        meetings_in(content, "x")


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="cannot be read: No such file"):
        read_meetings(tmp_path / "board.ics")
    large = tmp_path / "large.ics"
    large.write_bytes(b" " * (LARGEST_FILE + 1))
    with pytest.raises(ProblemsFoundError, match="larger than 2 MB"):
        read_meetings(large)
