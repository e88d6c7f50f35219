"""Programmes as lists name them, and what is needed before a command begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programme.storage.calendars import last_worked_days
from programme.storage.reading import (
    Reader,
    Row,
    as_day,
    as_int,
    as_optional_day,
    as_text,
)

_HEADS = """
    SELECT g.id, g.key, g.title, g.organisation_id, o.name, o.time_zone, g.state,
           g.phase, g.start, g.as_of, g.caught_up_to, g.definition_hash, g.stale_from
      FROM programme g JOIN organisation o ON o.id = g.organisation_id
"""
# Overdue as in core.lateness.is_overdue; a test holds the two together.
_COUNTS = """
    SELECT programme_id, max(finish),
           sum(CASE WHEN kind = 'activity' AND status <> 'finished' AND due < :day
                    THEN 1 ELSE 0 END), min(started)
      FROM activity WHERE programme_id IN :ids GROUP BY programme_id
"""
_CODES = """
    SELECT a.code, a.title FROM activity a JOIN programme g ON g.id = a.programme_id
     WHERE g.key = :key AND a.kind IN :kinds ORDER BY a.position
"""
_DELIVERABLES = """
    SELECT d.code, d.title FROM deliverable d JOIN programme g ON g.id = d.programme_id
     WHERE g.key = :key ORDER BY d.code
"""


@dataclass(frozen=True, slots=True)
class ProgrammeHead:
    """A programme without its network; ``phase`` is a phase's key."""

    id: int
    key: str
    title: str
    organisation_id: int
    organisation: str
    time_zone: str
    state: str
    phase: str
    start: date
    as_of: date
    caught_up_to: date | None
    definition_hash: str
    stale_from: date | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a programme's stored dates end, and how many activities are overdue.

    ``begun`` is the first day on which any of its work was begun; None where none was.
    """

    ends: date
    overdue: int
    begun: date | None


def heads(read: Reader) -> tuple[ProgrammeHead, ...]:
    """Read every programme, by key."""
    return tuple(map(_head, read(f"{_HEADS} ORDER BY g.key")))


def head_by_key(read: Reader, key: str) -> ProgrammeHead | None:
    """Read one programme, if there is one with this key."""
    rows = read(f"{_HEADS} WHERE g.key = :key", key=key)
    return _head(rows[0]) if rows else None


def outlooks(
    read: Reader, found: Sequence[ProgrammeHead], day: date
) -> dict[int, Outlook]:
    """Read where programmes stand on a day, by id."""
    organisations = {head.organisation_id for head in found}
    return {
        as_int(row[0]): Outlook(as_day(row[1]), as_int(row[2]), as_optional_day(row[3]))
        for last, some in last_worked_days(read, organisations, day).items()
        for row in read(
            _COUNTS, ids=[h.id for h in found if h.organisation_id in some], day=last
        )
    }


def codes(read: Reader, key: str, *kinds: str) -> list[tuple[str, str]]:
    """Read the codes and titles of a programme's activities, milestones or gates."""
    return [
        (as_text(code), as_text(title))
        for code, title in read(_CODES, key=key, kinds=kinds)
    ]


def deliverable_codes(read: Reader, key: str) -> list[tuple[str, str]]:
    """Read the codes and titles of a programme's deliverables."""
    return [
        (as_text(code), as_text(title)) for code, title in read(_DELIVERABLES, key=key)
    ]


def _head(row: Row) -> ProgrammeHead:
    return ProgrammeHead(
        id=as_int(row[0]),
        key=as_text(row[1]),
        title=as_text(row[2]),
        organisation_id=as_int(row[3]),
        organisation=as_text(row[4]),
        time_zone=as_text(row[5]),
        state=as_text(row[6]),
        phase=as_text(row[7]),
        start=as_day(row[8]),
        as_of=as_day(row[9]),
        caught_up_to=as_optional_day(row[10]),
        definition_hash=as_text(row[11]),
        stale_from=as_optional_day(row[12]),
    )
