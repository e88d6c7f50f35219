"""Messages that wait for nobody any more: leases over, windows over, no channel."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection
from sqlmodel import col

from programme.core.delivery import Cause
from programme.core.status import MessageState
from programme.storage.outbox.instants import to_ms
from programme.storage.outbox.moving import Standing, move, standings
from programme.storage.outbox.senders import gone
from programme.storage.tables import MessageRow

_IN_HAND = (MessageState.CLAIMED, MessageState.SENDING)
_SENDER_NAME = 16


def rescue(connection: Connection, now: datetime) -> int:
    """Give back what lost senders had in hand, and count it.

    A sender is lost when its lease is over and its lock is free. On SQLite only the
    holder of the sender's lock may call this.
    """
    overdue = standings(
        connection,
        col(MessageRow.state).in_(_IN_HAND),
        col(MessageRow.lease_until) <= to_ms(now),
    )
    lost = gone(connection, {_sender_of(stand) for stand in overdue})
    rescued = [stand for stand in overdue if _sender_of(stand) in lost]
    for stand in rescued:
        words = "its sender did not come back"
        move(connection, stand, Cause.LEASE_OVER, now, words)
    return len(rescued)


def expire(connection: Connection, now: datetime) -> Counter[MessageState]:
    """End what is past its time: expired, or held when it may have been sent."""
    over = standings(
        connection,
        col(MessageRow.state) == MessageState.PENDING,
        col(MessageRow.expires) <= to_ms(now),
    )
    ended: Counter[MessageState] = Counter()
    for stand in over:
        cause = Cause.WINDOW_OVER_IN_DOUBT if stand.doubts else Cause.WINDOW_OVER
        state = move(connection, stand, cause, now, "its time passed before it went")
        ended[state or stand.state] += 1
    return ended


def fail_without_channel(
    connection: Connection, channels: Collection[str], now: datetime
) -> int:
    """Fail what is queued for a channel other than these, and count it."""
    row = MessageRow
    astray = standings(
        connection,
        col(row.state) == MessageState.PENDING,
        col(row.channel).not_in(channels),
    )
    words = f"its channel is not set up here; there is {', '.join(sorted(channels))}"
    for stand in astray:
        move(connection, stand, Cause.NO_CHANNEL, now, words)
    return len(astray)


def doubt_everything(connection: Connection, now: datetime) -> int:
    """In a restored copy: hold what was not at an end, for it may have been sent since."""
    unsettled = standings(
        connection, col(MessageRow.state).in_((MessageState.PENDING, *_IN_HAND))
    )
    for stand in unsettled:
        words = "restored from a backup: it may have been sent since"
        move(connection, stand, Cause.RESTORE, now, words)
    return len(unsettled)


def _sender_of(stand: Standing) -> str:
    return stand.lease[:_SENDER_NAME]
