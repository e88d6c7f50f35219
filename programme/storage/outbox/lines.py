"""The outbox as it is looked at: lines for the screen, counts, and the next waking.

Reads by plain SQL, so that the terminal need not wait for SQLAlchemy.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from programme.core.status import MessageState
from programme.storage.outbox.instants import FOREVER, from_ms, to_ms
from programme.storage.reading import Reader, Row, as_day, as_int, as_text

_LINES = """
    SELECT m.id, m.organisation_id, p.name, m.recipient, m.kind, m.channel, m.day,
           m.subject, m.state, m.attempts, m.doubts, m.next_try, m.expires, m.answer
      FROM message m JOIN person p ON p.id = m.person_id
     WHERE m.state IN :states
       AND m.organisation_id = coalesce(CAST(:organisation AS integer),
                                        m.organisation_id)
     ORDER BY m.id DESC LIMIT :limit
"""
_COUNTS = """
    SELECT state, count(*) FROM message
     WHERE organisation_id = coalesce(CAST(:organisation AS integer), organisation_id)
     GROUP BY state
"""
_HOLD = "SELECT coalesce(max(closed_until), 0) FROM channel WHERE name = '*'"
_DUE = f"""
    SELECT m.next_try, coalesce(c.closed_until, 0), coalesce(c.next_free, 0), ({_HOLD})
      FROM message m LEFT JOIN channel c ON c.name = m.channel
     WHERE m.state = 'pending' AND m.channel = :channel AND m.expires > :now
     ORDER BY m.next_try LIMIT 1
"""  # noqa: S608 - our own words
_CHANNELS = "SELECT DISTINCT channel FROM message WHERE state = 'pending'"
_LEASES = "SELECT min(lease_until) FROM message WHERE state IN ('claimed', 'sending')"


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One message as the screen shows it; ``next_try`` counts while it is pending."""

    id: int
    organisation_id: int
    person: str
    recipient: str
    kind: str
    channel: str
    day: date
    subject: str
    state: MessageState
    attempts: int
    doubts: int
    next_try: datetime
    expires: datetime
    answer: str


def outbox_lines(
    read: Reader,
    organisation_id: int | None = None,
    states: Collection[MessageState] = tuple(MessageState),
    limit: int = 200,
) -> tuple[OutboxLine, ...]:
    """Read messages in these states, the latest first.

    Without an organisation those of the whole database, for whoever runs the program.
    """
    rows = read(_LINES, organisation=organisation_id, states=tuple(states), limit=limit)
    return tuple(map(_line, rows))


def count_by_state(
    read: Reader, organisation_id: int | None = None
) -> Mapping[MessageState, int]:
    """Count the messages in every state, also where there are none."""
    rows = read(_COUNTS, organisation=organisation_id)
    found = {MessageState(as_text(state)): as_int(count) for state, count in rows}
    return {state: found.get(state, 0) for state in MessageState}


def next_due(read: Reader, channel: str, now: datetime) -> datetime | None:
    """Say when a message of the channel may next be claimed, if there is any.

    It counts breaker, throttle and hold; it may be past already.
    """
    for row in read(_DUE, channel=channel, now=to_ms(now)):
        at = max(map(as_int, row))
        return None if at >= FOREVER else from_ms(at)
    return None


def next_wake(read: Reader, now: datetime) -> datetime | None:
    """Say when there is next something to do for a sender; None: nothing is to come."""
    channels = [as_text(name) for (name,) in read(_CHANNELS)]
    wakes = [next_due(read, channel, now) for channel in channels]
    ((lease_until,),) = read(_LEASES)
    wakes.append(None if lease_until is None else from_ms(as_int(lease_until)))
    return min((wake for wake in wakes if wake is not None), default=None)


def is_on_hold(read: Reader, now: datetime) -> bool:
    """Say whether all channels are held back until a person releases them."""
    return bool(
        read(
            "SELECT 1 FROM channel WHERE name = '*' AND closed_until > :now",
            now=to_ms(now),
        )
    )


def _line(row: Row) -> OutboxLine:
    return OutboxLine(
        id=as_int(row[0]),
        organisation_id=as_int(row[1]),
        person=as_text(row[2]),
        recipient=as_text(row[3]),
        kind=as_text(row[4]),
        channel=as_text(row[5]),
        day=as_day(row[6]),
        subject=as_text(row[7]),
        state=MessageState(as_text(row[8])),
        attempts=as_int(row[9]),
        doubts=as_int(row[10]),
        next_try=from_ms(as_int(row[11])),
        expires=from_ms(as_int(row[12])),
        answer=as_text(row[13]),
    )
