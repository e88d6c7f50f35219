"""The list of messages keeps addresses whole where it can."""

from datetime import UTC, date, datetime

import pytest

from programme.cli.screens.outbox import Outbox, outbox_screen
from programme.core.status import MessageState
from programme.storage.outbox.lines import OutboxLine

ADDRESSES = [
    ("sam@trust.example", True),
    ("bartholomew.featherstonehaugh@t.example", False),
]


def message(recipient: str) -> OutboxLine:
    day = date(2026, 12, 9)
    at = datetime(2026, 12, 9, 7, 30, tzinfo=UTC)
    return OutboxLine(
        id=183,
        organisation_id=1,
        person="Sam",
        recipient=recipient,
        kind="reminders",
        channel="mailbox",
        day=day,
        subject="12 things for you today: all are overdue, and more",
        state=MessageState.CANCELLED,
        attempts=0,
        doubts=0,
        next_try=at,
        expires=at,
        answer="",
    )


@pytest.mark.parametrize(("address", "with_day"), ADDRESSES)
def test_an_address_stays_whole_and_the_day_makes_room(
    address: str, *, with_day: bool
) -> None:
    screen = outbox_screen(
        Outbox(on_hold=False, counts={}, lines=(message(address),)), 80
    )
    lines = [line.text for line in screen]
    assert any(address in line for line in lines)
    assert any("9 Dec 2026" in line for line in lines) is with_day
    assert max(map(len, lines)) <= 80


def test_an_address_that_has_no_room_at_all_goes_on_below() -> None:
    screen = outbox_screen(
        Outbox(on_hold=False, counts={}, lines=(message("a" * 60 + "@t.example"),)), 80
    )
    assert max(len(line.text) for line in screen) <= 80
