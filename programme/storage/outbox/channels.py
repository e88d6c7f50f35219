"""Each channel's breaker and throttle, and the hold on all of them.

Kept in the database, because every sender obeys the same.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from programme.core.delivery import Cause, probe_at
from programme.storage.outbox.instants import FOREVER, to_ms
from programme.storage.tables import ChannelRow

EVERY_CHANNEL = "*"
"""The name of the row that holds back every channel at once."""


def outages(connection: Connection, channel: str) -> int:
    """Lock a channel and count its outages in a row; a new one starts with none."""
    statement = (
        select(col(ChannelRow.failures))
        .where(col(ChannelRow.name) == channel)
        .with_for_update()
    )
    found: int | None = connection.execute(statement).scalar()
    if found is None:
        _open(connection, channel)
        found = connection.execute(statement).scalar_one()
    return found


def is_open(channel: str, now: datetime) -> ColumnElement[bool]:
    """Hold when the channel, its throttle and the hold let a message go now."""
    row, moment = ChannelRow, to_ms(now)
    ready = exists().where(
        col(row.name) == channel,
        col(row.closed_until) <= moment,
        col(row.next_free) <= moment,
    )
    held = exists().where(
        col(row.name) == EVERY_CHANNEL, col(row.closed_until) > moment
    )
    return ready & ~held


def use(
    connection: Connection, channel: str, failures: int, now: datetime, gap: timedelta
) -> None:
    """Keep the channel to one message in ``gap``, and to one probe while it fails."""
    values = {"next_free": to_ms(now + gap)}
    if failures:
        values["closed_until"] = to_ms(probe_at(now, failures))
    _change(connection, channel, **values)


def hear(connection: Connection, channel: str, cause: Cause, now: datetime) -> None:
    """Let the breaker learn from an attempt: an outage opens it, an answer closes it.

    A lost answer or a withdrawal says nothing about the channel.
    """
    match cause:
        case Cause.OUTAGE:
            failures = outages(connection, channel) + 1
            closed_until = to_ms(probe_at(now, failures))
            _change(connection, channel, failures=failures, closed_until=closed_until)
        case Cause.DELIVERY | Cause.DEFERRAL | Cause.REFUSAL:
            if outages(connection, channel):
                _change(connection, channel, failures=0, closed_until=0)
        case _:
            pass


def hold(connection: Connection) -> None:
    """Let no channel's message be claimed until ``release``."""
    _open(connection, EVERY_CHANNEL)
    _change(connection, EVERY_CHANNEL, closed_until=FOREVER)


def release(connection: Connection) -> None:
    """End the hold, if there is one."""
    _change(connection, EVERY_CHANNEL, closed_until=0)


def _open(connection: Connection, channel: str) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {"name": channel, "failures": 0, "closed_until": 0, "next_free": 0}
    statement = dialect.insert(ChannelRow).values(**values).on_conflict_do_nothing()
    connection.execute(statement)


def _change(connection: Connection, channel: str, **values: int) -> None:
    statement = update(ChannelRow).where(col(ChannelRow.name) == channel)
    connection.execute(statement.values(**values))
