"""Milestone events, and which of them each digest series has told."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert

from programme.core.moves import MilestoneEvent
from programme.core.status import EventKind
from programme.storage.reading import (
    Reader,
    as_day,
    as_int,
    as_optional_day,
    as_text,
)
from programme.storage.tables import DigestItemRow, MilestoneEventRow

_UNTOLD = """
    SELECT e.id, e.code, e.kind, e.on_day, e.was, e.now, e.words
      FROM milestone_event e
     WHERE e.programme_id = :programme
       AND NOT EXISTS (SELECT 1 FROM digest_item i
                        WHERE i.series = :series AND i.event_id = e.id)
     ORDER BY e.id
"""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A milestone event with the id that a digest item names."""

    id: int
    event: MilestoneEvent


def insert_events(
    connection: Connection, programme_id: int, events: Iterable[MilestoneEvent]
) -> None:
    """Store what happened to milestones and gates."""
    values = [{"programme_id": programme_id, **asdict(event)} for event in events]
    if values:
        connection.execute(insert(MilestoneEventRow), values)


def untold_events(
    read: Reader, programme_id: int, series: str
) -> tuple[StoredEvent, ...]:
    """Read the events that no digest of the series has told, oldest first."""
    rows = read(_UNTOLD, programme=programme_id, series=series)
    return tuple(
        StoredEvent(
            as_int(row[0]),
            MilestoneEvent(
                as_text(row[1]),
                EventKind(as_text(row[2])),
                as_day(row[3]),
                as_optional_day(row[4]),
                as_day(row[5]),
                as_text(row[6]),
            ),
        )
        for row in rows
    )


def insert_items(
    connection: Connection, series: str, digest_id: int, event_ids: Sequence[int]
) -> None:
    """Store that a digest of the series told these events."""
    if event_ids:
        values = [
            {"series": series, "event_id": event, "digest_id": digest_id}
            for event in event_ids
        ]
        connection.execute(insert(DigestItemRow), values)
