"""Reminders that wait for a message, with all that the message says of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select
from sqlmodel import col

from programme.core.access import LEAD, SPONSOR
from programme.core.answers import answer_to_reminder
from programme.core.definition import ReminderAnchor
from programme.core.messages import Addressee, Copy, ReminderLine
from programme.core.plan import Kind
from programme.storage.people import holders
from programme.storage.reading import Reader, as_bool, as_day, as_int, as_text
from programme.storage.tables import PersonRow

_PEOPLE = """
    SELECT DISTINCT r.person_id
      FROM reminder r JOIN programme p ON p.id = r.programme_id
     WHERE r.message_id IS NULL AND r.channel = :channel AND r.slot <= :day
       AND p.state = 'running'
     ORDER BY r.person_id
"""
_REMINDERS = """
    SELECT r.person_id, r.dedupe_key, r.day, r.subject, r.text, r.anchor, r.about,
           r.urgent, n.name, n.email, o.id, o.name, p.key, p.title,
           COALESCE(a.title, d.title, r.subject), COALESCE(a.phase, w.phase, p.phase),
           COALESCE(a.kind, 'deliverable'), r.programme_id,
           COALESCE(a.owner_role, d.approver_role, f.roles, ''), p.definition_hash
      FROM reminder r
      JOIN person n ON n.id = r.person_id
      JOIN organisation o ON o.id = n.organisation_id
      JOIN programme p ON p.id = r.programme_id
      LEFT JOIN activity a ON a.programme_id = r.programme_id AND a.code = r.subject
      LEFT JOIN deliverable d ON d.programme_id = r.programme_id AND d.code = r.subject
      LEFT JOIN activity w ON w.programme_id = d.programme_id
                          AND w.code = d.activity_code
      LEFT JOIN falls_due f ON f.programme_id = r.programme_id AND r.anchor = 'round'
                           AND f.subject = r.subject AND f.occurrence = r.occurrence
     WHERE r.message_id IS NULL AND r.channel = :channel AND r.slot <= :day
       AND p.state = 'running' AND r.person_id IN :people
     ORDER BY r.person_id, r.about, r.subject, r.occurrence
"""

Held = dict[tuple[int, str], dict[int, str]]
"""The names of those who hold a role in a programme, by their ids."""


@dataclass(frozen=True, slots=True)
class WaitingReminder:
    """A decided reminder that is in no message yet; it fell due on ``day``.

    ``definition`` is the hash of the one that its programme was made from.
    """

    dedupe_key: str
    definition: str
    day: date
    urgent: bool
    line: ReminderLine


@dataclass(frozen=True, slots=True)
class WaitingPerson:
    """Everything that waits to be said to one person."""

    person_id: int
    addressee: Addressee
    organisation_id: int
    organisation: str
    reminders: tuple[WaitingReminder, ...]


def people_waiting(read: Reader, channel: str, day: date) -> tuple[int, ...]:
    """Read who has reminders, decided up to this day, that are in no message yet.

    What a stopped programme decided before it was stopped waits until it goes on.
    """
    return tuple(as_int(row[0]) for row in read(_PEOPLE, channel=channel, day=day))


def hold_people(connection: Connection, people: Sequence[int]) -> None:
    """Keep others from composing for these people until the transaction ends.

    In the order of their ids, so that two runs at once wait and do not deadlock.
    """
    person = col(PersonRow.id)
    statement = select(person).where(person.in_(people)).order_by(person)
    connection.execute(statement.with_for_update(key_share=True))


def waiting(
    read: Reader, channel: str, day: date, people: Sequence[int]
) -> tuple[WaitingPerson, ...]:
    """Read what waits to be said to these people, by the date it is about."""
    rows = read(_REMINDERS, channel=channel, day=day, people=people)
    grouped: Mapping[int, list[tuple[object, ...]]] = defaultdict(list)
    for row in rows:
        grouped[as_int(row[0])].append(row)
    held = _by_role(read, {as_int(row[17]) for row in rows})
    return tuple(_person(one, theirs, held) for one, theirs in grouped.items())


def _by_role(read: Reader, programme_ids: set[int]) -> Held:
    held: Held = defaultdict(dict)
    for one in holders(read, programme_ids):
        held[one.programme_id, one.role][one.person_id] = one.name
    return held


def _person(
    person_id: int, rows: list[tuple[object, ...]], held: Held
) -> WaitingPerson:
    head = rows[0]
    return WaitingPerson(
        person_id,
        Addressee(as_text(head[8]), as_text(head[9])),
        as_int(head[10]),
        as_text(head[11]),
        tuple(_reminder(row, _copy(person_id, row, held)) for row in rows),
    )


def _copy(person_id: int, row: tuple[object, ...], held: Held) -> Copy | None:
    """Say whose it is where it is not the reader's own."""
    programme = as_int(row[17])
    owners = held.get((programme, as_text(row[18])), {})
    if person_id in owners:
        return None
    roles = (role for role in (LEAD, SPONSOR) if person_id in held[programme, role])
    return Copy(tuple(owners.values()), next(roles, ""))


def _reminder(row: tuple[object, ...], copy: Copy | None) -> WaitingReminder:
    key, code = as_text(row[12]), as_text(row[3])
    kind, anchor = Kind(as_text(row[16])), ReminderAnchor(as_text(row[5]))
    urgent = as_bool(row[7])
    line = ReminderLine(
        programme_key=key,
        programme_title=as_text(row[13]),
        code=code,
        title=as_text(row[14]),
        phase=as_text(row[15]),
        text=as_text(row[4]),
        day=as_day(row[6]),
        anchor=anchor,
        urgent=urgent,
        deed=answer_to_reminder(kind, anchor, copy, key, code),
        copy=copy,
    )
    fell_due = as_day(row[2])
    return WaitingReminder(as_text(row[1]), as_text(row[19]), fell_due, urgent, line)
