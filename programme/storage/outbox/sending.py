"""The life of one message in a sender's hands: claimed, being sent, settled."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import assert_never

from sqlalchemy import Connection, Update, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from programme.core.delivery import Cause, cause_of
from programme.core.headers import message_id_in
from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    Parcel,
    TryAgain,
    Withdrawn,
)
from programme.core.status import MessageState
from programme.storage.outbox.channels import hear, is_open, outages, use
from programme.storage.outbox.instants import to_ms
from programme.storage.outbox.moving import move, standings
from programme.storage.outbox.senders import Sender
from programme.storage.outbox.wanted import still_wanted
from programme.storage.tables import MessageRow

NOT_WANTED = "not sent: the work is done or gone, or the reader has left"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message in the hands of a sender; ``token`` proves it."""

    id: int
    token: str
    sender: Sender
    channel: str
    parcel: Parcel


def claim(
    connection: Connection, channel: str, sender: Sender, now: datetime
) -> Claimed | None:
    """Take the message of a channel that has been due the longest.

    None when nothing is due, or the breaker, the throttle or a hold says not now. On
    Postgres the channel stays locked until the transaction ends: keep it short.
    """
    failures = outages(connection, channel)
    token = f"{sender.name}.{token_hex(8)}"
    row = connection.execute(_claim(channel, sender, token, now)).one_or_none()
    if row is None:
        return None
    use(connection, channel, failures, now, sender.gap)
    identity, key, mime, source, target = row
    parcel = Parcel(message_id_in(mime) or key[:40], source, target, mime)
    return Claimed(identity, token, sender, channel, parcel)


def mark_sending(connection: Connection, claimed: Claimed, now: datetime) -> bool:
    """Record that the bytes are about to leave; False when they must not.

    They must not when the claim was lost, or the message is no longer wanted: then it
    is cancelled. The lease begins anew, so that all of it covers the wait for the
    answer.
    """
    lease_until = to_ms(now + claimed.sender.lease)
    statement = update(MessageRow).where(
        col(MessageRow.id) == claimed.id,
        col(MessageRow.lease) == claimed.token,
        col(MessageRow.state) == MessageState.CLAIMED,
        still_wanted(),
    )
    values = {"state": MessageState.SENDING, "lease_until": lease_until}
    if connection.execute(statement.values(**values)).rowcount == 1:
        return True
    _settle(connection, claimed, Cause.WITHDRAWAL, NOT_WANTED, now)
    return False


def settle(
    connection: Connection, claimed: Claimed, outcome: Outcome, now: datetime
) -> MessageState:
    """Record what came of an attempt, and give the state that the message is in now.

    A sender that was given up for lost may still record an answer, until somebody
    else claims the message; after that its answer changes nothing.
    """
    cause = cause_of(outcome)
    state = _settle(connection, claimed, cause, _words(outcome), now)
    hear(connection, claimed.channel, cause, now)
    return state


def _claim(channel: str, sender: Sender, token: str, now: datetime) -> Update:
    due = aliased(MessageRow)
    longest_due = (
        select(col(due.id))
        .where(
            col(due.state) == MessageState.PENDING,
            col(due.channel) == channel,
            col(due.next_try) <= to_ms(now),
            col(due.expires) > to_ms(now),
            is_open(channel, now),
        )
        .order_by(col(due.next_try))
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    row = MessageRow
    return (
        update(row)
        .where(col(row.id) == longest_due)
        .values(
            state=MessageState.CLAIMED,
            lease=token,
            lease_until=to_ms(now + sender.lease),
        )
        .returning(
            *map(col, (row.id, row.dedupe_key, row.mime, row.sender, row.recipient))
        )
    )


def _settle(
    connection: Connection, claimed: Claimed, cause: Cause, words: str, now: datetime
) -> MessageState:
    (stand,) = standings(connection, col(MessageRow.id) == claimed.id)
    if stand.lease != claimed.token:
        return stand.state
    return move(connection, stand, cause, now, words) or stand.state


def _words(outcome: Outcome) -> str:
    match outcome:
        case Delivered(answer=words):
            return words
        case TryAgain(reason=words) | GiveUp(reason=words) | InDoubt(reason=words):
            return words
        case Withdrawn():
            return NOT_WANTED
        case _:
            assert_never(outcome)
