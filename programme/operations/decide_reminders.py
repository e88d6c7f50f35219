"""The day's work on a batch of programmes: re-plan, and decide who is told what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from programme.core.access import LEAD
from programme.core.delivery import Identity, MessageKind, dedupe_key
from programme.core.reminders import FallsDue
from programme.operations.definitions import stored_definition
from programme.operations.replan import Occasion, replan
from programme.storage.calendars import calendars
from programme.storage.database import Database, reader_of
from programme.storage.due import NewReminder, falls_due, insert_reminders
from programme.storage.journal import Entry
from programme.storage.people import holders
from programme.storage.programme_locks import Head, lock_heads
from programme.storage.programmes import programmes
from programme.storage.reading import Reader
from programme.storage.saving import save_caught_up

DAILY_RUN = "daily run"


@dataclass(frozen=True, slots=True)
class Slot:
    """The day that a run is for, the instant it runs at, and the reminders' channel.

    ``at`` is aware. The day comes from the schedule, not from the clock.
    """

    day: date
    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class Decided:
    """How much a batch did: programmes seen, re-planned, reminders newly decided."""

    programmes: int = 0
    replanned: int = 0
    reminders: int = 0

    def __add__(self, other: "Decided") -> "Decided":
        """Add up two batches."""
        return Decided(
            self.programmes + other.programmes,
            self.replanned + other.replanned,
            self.reminders + other.reminders,
        )


def decide_reminders(
    database: Database, programme_ids: Sequence[int], slot: Slot
) -> Decided:
    """Bring these programmes to the day, all in one transaction.

    Programmes that are not running, have had the day already, or do not work on it are
    passed over: doing it twice does it once. Missed days are caught up.
    """
    with database.writing() as connection:
        read = reader_of(connection)
        heads = _of_the_day(read, lock_heads(connection, programme_ids), slot.day)
        replanned = _replan_stale(connection, read, heads, slot)
        ids = [head.id for head in heads]
        new = list(_reminders(read, ids, slot))
        decided = insert_reminders(connection, new)
        save_caught_up(connection, ids, slot.day)
        return Decided(len(heads), replanned, decided)


def _of_the_day(read: Reader, heads: Sequence[Head], day: date) -> list[Head]:
    open_heads = [head for head in heads if head.wants(day)]
    worked = calendars(read, {head.organisation_id for head in open_heads})
    return [head for head in open_heads if worked[head.organisation_id].is_worked(day)]


def _replan_stale(
    connection: Connection, read: Reader, heads: list[Head], slot: Slot
) -> int:
    stale = [head.id for head in heads if head.is_stale(slot.day)]
    entry = Entry(slot.at, DAILY_RUN, "re-planned", slot.day.isoformat(), {}, {})
    for programme in programmes(read, stale).values():
        definition = stored_definition(read, programme.definition_hash)
        replan(connection, programme, definition, Occasion(slot.day, entry))
    return len(stale)


def _reminders(
    read: Reader, programme_ids: list[int], slot: Slot
) -> Iterator[NewReminder]:
    due = falls_due(read, programme_ids, slot.day)
    who = _by_role(read, sorted({programme_id for programme_id, _ in due}))
    for programme_id, one in due:
        for person_id in _people(who[programme_id], one.roles):
            yield _reminder(programme_id, person_id, one, slot)


def _by_role(read: Reader, ids: list[int]) -> Mapping[int, Mapping[str, list[int]]]:
    who: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for holder in holders(read, ids):
        who[holder.programme_id][holder.role].append(holder.person_id)
    return who


def _people(by_role: Mapping[str, list[int]], roles: tuple[str, ...]) -> list[int]:
    """Give each person once; what nobody's role would hear goes to the lead."""
    people: dict[int, None] = {}
    for role in roles:
        people |= dict.fromkeys(by_role.get(role) or by_role.get(LEAD, []))
    return list(people)


def _reminder(
    programme_id: int, person_id: int, one: FallsDue, slot: Slot
) -> NewReminder:
    identity = Identity(
        MessageKind.REMINDERS,
        "programme",
        f"{programme_id} {one.subject}",
        one.occurrence,
        person_id,
        slot.channel,
    )
    return NewReminder(
        dedupe_key=dedupe_key(identity),
        programme_id=programme_id,
        person_id=person_id,
        channel=slot.channel,
        subject=one.subject,
        occurrence=one.occurrence,
        slot=slot.day,
        day=one.day,
        anchor=one.anchor.value,
        about=one.about,
        text=one.text,
        urgent=one.urgent,
    )
