"""The outbox: how many messages stand where, the latest, and one of them whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from programme.cli.layout import (
    Column,
    Line,
    Screen,
    cells,
    heading,
    paragraph,
    points,
    table,
)
from programme.cli.words import short_date
from programme.core.status import MessageState
from programme.core.words import long_date
from programme.notifications.mime import read_text
from programme.storage.outbox.lines import OutboxLine
from programme.storage.views.messages import Message

_COLUMNS = (
    Column("No", right=True),
    Column("Day", right=True),
    Column("To", flexible=True),
    Column("Subject", flexible=True),
    Column("State"),
)
_DAY = 13
"""Columns that the day takes, with the gap beside it."""

_BESIDE_ADDRESS = 4 + _DAY + 11 + 20
"""Columns that number, day and state take, and the least that a subject needs."""

_CURES = {
    MessageState.FAILED: "programme outbox retry {id}",
    MessageState.HELD: "programme outbox resolve {id} --arrived (or --not-arrived)",
}


@dataclass(frozen=True, slots=True)
class Outbox:
    """The outbox as it stands; ``lines`` are the latest messages that were asked for."""

    on_hold: bool
    counts: Mapping[MessageState, int]
    lines: tuple[OutboxLine, ...]


def outbox_screen(outbox: Outbox, width: int) -> Screen:
    """List messages; those that need a person come with what to do."""
    found = [f"{n} {state}" for state, n in outbox.counts.items() if n]
    said = f"Messages: {', '.join(found)}." if found else "There are no messages."
    screen = paragraph(said, width)
    if outbox.on_hold:
        cure = "Sending is held back. To let it go on: programme outbox release"
        screen += paragraph(cure, width)
    if outbox.lines:
        screen += [Line(), *_listed(outbox.lines, width)]
    needing = [_needed(one) for one in outbox.lines if one.state in _CURES]
    if needing:
        screen += [*heading("These need a person", width), *points(needing, width)]
    return screen


def _listed(lines: Sequence[OutboxLine], width: int) -> Screen:
    """List messages with whole addresses, without the day where there is no room."""
    rows = [
        (str(one.id), short_date(one.day), one.recipient, one.subject, str(one.state))
        for one in lines
    ]
    with_day, without = width - _BESIDE_ADDRESS, width - _BESIDE_ADDRESS + _DAY
    longest = max(cells(one.recipient) for one in lines)
    columns = [replace(c, flexible=c.title == "Subject") for c in _COLUMNS]
    if longest <= with_day:
        return table(columns, rows, width)
    if longest <= without:
        return table(
            [columns[0], *columns[2:]], [(row[0], *row[2:]) for row in rows], width
        )
    return table(_COLUMNS, rows, width)


def outbox_data(outbox: Outbox) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "on_hold": outbox.on_hold,
        "counts": dict(outbox.counts),
        "messages": [_line(one) for one in outbox.lines],
    }


def message_screen(message: Message, width: int) -> Screen:
    """Show one message: how it stands, and its text as its reader has it."""
    standing = (
        f"Message {message.id} of {long_date(message.day)} ({message.kind}, by"
        f" {message.channel}) is {message.state}."
    )
    tried = f"Attempts: {message.attempts}, doubts: {message.doubts}."
    screen = paragraph(f"{standing} {tried}", width)
    if message.answer:
        screen += paragraph(f"Last answer: {message.answer}", width)
    if not message.mime:
        return [*screen, *paragraph("It could not be written.", width)]
    return [*screen, Line(), *map(Line, read_text(message.mime).splitlines())]


def message_data(message: Message) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "id": message.id,
        "day": message.day,
        "kind": message.kind,
        "channel": message.channel,
        "recipient": message.recipient,
        "state": message.state,
        "attempts": message.attempts,
        "doubts": message.doubts,
        "answer": message.answer,
        "created_at": message.created_at,
        "settled_at": message.settled_at,
        "text": read_text(message.mime) if message.mime else "",
    }


def _needed(one: OutboxLine) -> str:
    answer = f" ({one.answer})" if one.answer else ""
    return f"{one.id} is {one.state}{answer}: {_CURES[one.state].format(id=one.id)}"


def _line(one: OutboxLine) -> dict[str, object]:
    return {
        "id": one.id,
        "day": one.day,
        "person": one.person,
        "recipient": one.recipient,
        "kind": one.kind,
        "channel": one.channel,
        "subject": one.subject,
        "state": one.state,
        "attempts": one.attempts,
        "doubts": one.doubts,
        "next_try": one.next_try,
        "expires": one.expires,
        "answer": one.answer,
    }
