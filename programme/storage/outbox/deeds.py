"""What a person may do with a message: retry, settle a doubt, call off, resend."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlmodel import col

from programme.core.delivery import Cause, Identity, MessageKind, dedupe_key, message_id
from programme.core.headers import message_id_in, renewed
from programme.core.refusal import RefusedError
from programme.core.status import MessageState
from programme.storage.outbox.moving import Standing, move, standings
from programme.storage.outbox.queueing import NewMessage, Queued, enqueue
from programme.storage.tables import MessageRow, ReminderRow

_OVER = (MessageState.SENT, MessageState.EXPIRED, MessageState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Order:
    """Which message, by whose order (a name), and of which organisation.

    Without an organisation every message of the database can be meant: that is for
    whoever runs the program, not for its users.
    """

    message_id: int
    by: str
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a deed changed, in words for the journal."""

    organisation_id: int
    before: str
    after: str


def retry(connection: Connection, order: Order, now: datetime) -> Done:
    """Queue a failed message once more, with a window of its own.

    One of reminders that was never put into words is cancelled instead, and the next
    daily run says its reminders anew.

    Raises:
        RefusedError: when there is no such message, it has not failed, or it is a
            digest that was never put into words.
    """
    stand = _found(connection, order, MessageState.FAILED)
    if stand.size:
        return _move(connection, stand, Cause.RETRY, now, f"tried again by {order.by}")
    if stand.kind is not MessageKind.REMINDERS:
        raise RefusedError(
            f"Message {order.message_id} was never put into words",
            cure="See what it was to tell on the programme's page, and call it off",
        )
    _let_reminders_wait(connection, stand)
    words = f"left to the next daily run by {order.by}"
    return _move(connection, stand, Cause.CALL_OFF, now, words)


def resolve_held(
    connection: Connection, order: Order, now: datetime, *, arrived: bool
) -> Done:
    """Settle a held message: it arrived, or it did not and is to be sent again.

    Raises:
        RefusedError: when there is no such message, or it is not held.
    """
    stand = _found(connection, order, MessageState.HELD)
    if arrived:
        words = f"it arrived, says {order.by}"
        return _move(connection, stand, Cause.FOUND_SENT, now, words)
    words = f"it did not arrive, says {order.by}"
    return _move(connection, stand, Cause.RETRY, now, words)


def call_off(connection: Connection, order: Order, now: datetime) -> Done:
    """Cancel a message that has failed, or that no sender has in hand.

    Raises:
        RefusedError: when there is no such message, or it is neither.
    """
    stand = _found(connection, order, MessageState.PENDING, MessageState.FAILED)
    return _move(connection, stand, Cause.CALL_OFF, now, f"called off by {order.by}")


def resend(connection: Connection, order: Order, now: datetime) -> tuple[Queued, Done]:
    """Queue a message that is over once more, as a new generation of the same words.

    It has a Message-ID and a date of its own. Asked twice, it gives the same one. That
    it is still wanted is checked as ever.

    Raises:
        RefusedError: when there is no such message, or it is not over.
    """
    stand = _found(connection, order, *_OVER)
    queued = enqueue(connection, _next_generation(connection, stand, now), now)
    after = f"{stand.state}, sent again as message {queued.id}"
    return queued, Done(stand.organisation_id, stand.state, after)


def _found(connection: Connection, order: Order, *wanted: MessageState) -> Standing:
    conditions = [col(MessageRow.id) == order.message_id]
    if order.organisation_id is not None:
        conditions.append(col(MessageRow.organisation_id) == order.organisation_id)
    for stand in standings(connection, *conditions):
        if stand.state in wanted:
            return stand
        raise RefusedError(
            f"Message {order.message_id} is {stand.state}",
            cure=f"This can be done with one that is {' or '.join(wanted)}",
        )
    raise RefusedError(
        f"There is no message {order.message_id}", cure="Look for it in the outbox"
    )


def _move(
    connection: Connection, stand: Standing, cause: Cause, now: datetime, words: str
) -> Done:
    state = move(connection, stand, cause, now, words)
    return Done(stand.organisation_id, stand.state, state or stand.state)


def _let_reminders_wait(connection: Connection, stand: Standing) -> None:
    said = update(ReminderRow).where(col(ReminderRow.message_id) == stand.id)
    connection.execute(said.values(message_id=None))


def _next_generation(
    connection: Connection, stand: Standing, now: datetime
) -> NewMessage:
    row = MessageRow
    statement = select(
        *map(col, (row.organisation_id, row.programme_id, row.person_id, row.day)),
        *map(col, (row.subject, row.sender, row.recipient, row.mime)),
        *map(col, (row.dedupe_key, row.channel, row.generation, row.original_id)),
    ).where(col(row.id) == stand.id)
    values = dict(connection.execute(statement).mappings().one())
    key, generation = values["dedupe_key"], values["generation"] + 1
    person, channel = values["person_id"], values["channel"]
    fresh = dedupe_key(
        Identity(stand.kind, "message", key, "resend", person, channel, generation)
    )
    return NewMessage(
        **values
        | {
            "dedupe_key": fresh,
            "kind": stand.kind,
            "generation": generation,
            "original_id": values["original_id"] or stand.id,
            "mime": _renewed(values["mime"], fresh, now),
        }
    )


def _renewed(mime: bytes, key: str, now: datetime) -> bytes:
    old = message_id_in(mime)
    return renewed(mime, message_id(key, old.partition("@")[2]), now) if old else mime
