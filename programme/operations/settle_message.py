"""Settle a message by hand: try it again, say whether it arrived, or call it off."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from programme.storage.database import Database
from programme.storage.journal import Entry, append
from programme.storage.outbox import deeds
from programme.storage.outbox.deeds import Done, Order


def retry_message(database: Database, order: Order, at: datetime) -> None:
    """Queue a failed message once more; see ``deeds.retry``.

    Raises:
        RefusedError: when there is no such message, or it cannot be tried again.
    """
    _settle(database, order, at, "tried again", deeds.retry)


def resolve_held(
    database: Database, order: Order, at: datetime, *, arrived: bool
) -> None:
    """Say of a held message that it arrived, or have it sent again.

    Raises:
        RefusedError: when there is no such message, or it is not held.
    """

    def resolve(connection: Connection, order: Order, now: datetime) -> Done:
        return deeds.resolve_held(connection, order, now, arrived=arrived)

    _settle(database, order, at, "resolved", resolve)


def call_off_message(database: Database, order: Order, at: datetime) -> None:
    """Cancel a message that has failed, or that no sender has in hand.

    Raises:
        RefusedError: when there is no such message, or it is neither.
    """
    _settle(database, order, at, "called off", deeds.call_off)


def resend_message(database: Database, order: Order, at: datetime) -> int:
    """Queue a message that is over once more; give the new one's id.

    Asked twice, it gives the same one.

    Raises:
        RefusedError: when there is no such message, or it is not over.
    """
    with database.writing() as connection:
        queued, done = deeds.resend(connection, order, at)
        if queued.new:
            _journal(connection, order, at, "sent again", done)
        return queued.id


def _settle(
    database: Database,
    order: Order,
    at: datetime,
    action: str,
    deed: Callable[[Connection, Order, datetime], Done],
) -> None:
    with database.writing() as connection:
        done = deed(connection, order, at)
        _journal(connection, order, at, action, done)


def _journal(
    connection: Connection, order: Order, at: datetime, action: str, done: Done
) -> None:
    subject = f"message {order.message_id}"
    before, after = {"state": done.before}, {"state": done.after}
    entry = Entry(at, order.by, action, subject, before, after)
    append(connection, f"organisation:{done.organisation_id}", [entry])
