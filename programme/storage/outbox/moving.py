"""One message's move from state to state, by the table in the core."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlmodel import col

from programme.core.delivery import (
    ENDS,
    MOVES,
    Cause,
    MessageKind,
    Step,
    expires_at,
    retry_at,
)
from programme.core.status import MessageState
from programme.storage.outbox.instants import to_ms
from programme.storage.tables import MessageRow


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a message stands; its row stays locked until the transaction ends.

    ``lease`` is the token of its sender, or empty; ``size`` counts bytes.
    """

    id: int
    organisation_id: int
    kind: MessageKind
    state: MessageState
    attempts: int
    doubts: int
    lease: str
    size: int


def standings(connection: Connection, *where: ColumnElement[bool]) -> list[Standing]:
    """Read and lock the messages that answer to every condition, oldest first."""
    row = MessageRow
    statement = (
        select(
            *map(col, (row.id, row.organisation_id, row.kind, row.state)),
            *map(col, (row.attempts, row.doubts, row.lease)),
            func.length(col(row.mime)).label("size"),
        )
        .where(*where)
        .order_by(col(row.id))
        .with_for_update()
    )
    rows = connection.execute(statement).mappings()
    return [Standing(**{**row, "kind": MessageKind(row["kind"])}) for row in rows]


def move(
    connection: Connection, stand: Standing, cause: Cause, now: datetime, words: str
) -> MessageState | None:
    """Move a message and give its new state; None when the table has no such move.

    ``words`` are kept as the last thing that was said about it.
    """
    step = MOVES.get((stand.state, cause))
    if step is None:
        return None
    statement = update(MessageRow).where(
        col(MessageRow.id) == stand.id,
        col(MessageRow.state) == stand.state,
        col(MessageRow.lease) == stand.lease,
    )
    values = _values(stand, step, now) | _by_hand(stand, cause, now)
    connection.execute(statement.values(**values, answer=words))
    return step.becomes


def _values(stand: Standing, step: Step, now: datetime) -> dict[str, object]:
    attempts, doubts = stand.attempts + step.attempts, stand.doubts + step.doubts
    values: dict[str, object] = {
        "state": step.becomes,
        "attempts": attempts,
        "doubts": doubts,
        "lease": stand.lease if step.owned else "",
        "settled_at": now if step.becomes in ENDS else None,
    }
    if step.becomes is MessageState.PENDING:
        values["next_try"] = to_ms(retry_at(now, attempts, doubts))
    return values


def _by_hand(stand: Standing, cause: Cause, now: datetime) -> dict[str, object]:
    """A person's retry starts afresh: at once, with a window of its own."""
    if cause is not Cause.RETRY:
        return {}
    expires = to_ms(expires_at(stand.kind, now))
    return {"attempts": 0, "next_try": to_ms(now), "expires": expires}
