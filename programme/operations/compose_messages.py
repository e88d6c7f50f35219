"""Put what was decided for each person into one message, and queue it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from sqlalchemy import Connection

from programme.core.calendar import WorkingCalendar
from programme.core.definition import ReminderAnchor
from programme.core.delivery import Identity, MessageKind
from programme.core.lateness import days_past
from programme.core.messages import DailyMessage, ReminderLine
from programme.notifications.rendering import render_daily
from programme.operations.batches import batches_of
from programme.operations.decide_reminders import Slot
from programme.operations.definitions import stored_definition
from programme.operations.posting import Letter, Post, queue_letter
from programme.storage.calendars import calendars
from programme.storage.database import Database, reader_of
from programme.storage.due import put_in_message
from programme.storage.reading import Reader
from programme.storage.waiting_reminders import (
    WaitingPerson,
    WaitingReminder,
    hold_people,
    people_waiting,
    waiting,
)

PEOPLE_AT_ONCE = 100


def compose_messages(database: Database, slot: Slot, post: Post) -> int:
    """Queue one message for each person to whom something is to be said.

    A person who has had the day's message already waits for the next day, unless
    something is urgent. Gives the number of messages queued.
    """
    with database.reading() as read:
        people = people_waiting(read, slot.channel, slot.day)
    queued = 0
    for some in batches_of(people, PEOPLE_AT_ONCE):
        with database.writing() as connection:
            read = reader_of(connection)
            hold_people(connection, some)
            found = waiting(read, slot.channel, slot.day, some)
            worked = calendars(read, {person.organisation_id for person in found})
            for person in (_with_titles(read, one) for one in found):
                calendar = worked[person.organisation_id]
                queued += _queue(connection, person, calendar, slot, post)
    return queued


def _with_titles(read: Reader, person: WaitingPerson) -> WaitingPerson:
    """Call by its title what comes round: the definition has it, and no row."""
    return replace(
        person, reminders=tuple(_titled(read, one) for one in person.reminders)
    )


def _titled(read: Reader, one: WaitingReminder) -> WaitingReminder:
    if one.line.anchor != ReminderAnchor.ROUND:
        return one
    recurring = stored_definition(read, one.definition).recurring
    title = next(entry.title for entry in recurring if entry.id == one.line.code)
    return replace(one, line=replace(one.line, title=title))


def _queue(
    connection: Connection,
    person: WaitingPerson,
    calendar: WorkingCalendar,
    slot: Slot,
    post: Post,
) -> int:
    """Queue the day's message, or an extra one for what is urgent; give how many."""
    for reminders, occasion in _attempts(person, slot):
        daily = _daily(person, reminders, calendar, slot)
        letter = _letter(person, daily, occasion, slot)
        queued = queue_letter(connection, letter, post, slot.at)
        if queued.new:
            keys = [reminder.dedupe_key for reminder in reminders]
            put_in_message(connection, keys, queued.id)
            return 1
    return 0


def _attempts(
    person: WaitingPerson, slot: Slot
) -> Iterator[tuple[tuple[WaitingReminder, ...], str]]:
    """Give what to say and the occasion's name: all of it, else only the urgent."""
    yield person.reminders, slot.day.isoformat()
    urgent = tuple(one for one in person.reminders if one.urgent)
    if urgent:
        keys = " ".join(one.dedupe_key for one in urgent)
        yield urgent, f"urgent {sha256(keys.encode()).hexdigest()}"


def _daily(
    person: WaitingPerson,
    reminders: tuple[WaitingReminder, ...],
    calendar: WorkingCalendar,
    slot: Slot,
) -> DailyMessage:
    return DailyMessage(
        addressee=person.addressee,
        organisation=person.organisation,
        day=slot.day,
        since=min(one.day for one in reminders),
        lines=tuple(_aged(one, calendar, slot) for one in _newest(reminders)),
    )


def _newest(reminders: tuple[WaitingReminder, ...]) -> Iterator[WaitingReminder]:
    """Give of each thing what fell due last: it overtakes what was to be said before.

    What is urgent in any of it stays urgent.
    """
    by_subject: dict[tuple[str, str], list[WaitingReminder]] = defaultdict(list)
    for one in reminders:
        by_subject[one.line.programme_key, one.line.code].append(one)
    for some in by_subject.values():
        newest = max(some, key=_rank)
        urgent = any(one.urgent for one in some)
        yield replace(newest, line=replace(newest.line, urgent=urgent))


def _rank(one: WaitingReminder) -> tuple[date, bool, date]:
    return one.day, one.line.anchor == ReminderAnchor.DUE, one.line.day


def _aged(one: WaitingReminder, calendar: WorkingCalendar, slot: Slot) -> ReminderLine:
    ago = days_past(calendar, one.line.day, slot.day)
    late = one.line.anchor == ReminderAnchor.DUE
    return replace(
        one.line, ago=ago, overdue=ago if late else 0, late_said=one.day < slot.day
    )


def _letter(
    person: WaitingPerson, daily: DailyMessage, occasion: str, slot: Slot
) -> Letter:
    identity = Identity(
        MessageKind.REMINDERS,
        "person",
        str(person.person_id),
        occasion,
        person.person_id,
        slot.channel,
    )
    return Letter(
        identity,
        person.organisation_id,
        None,
        person.addressee,
        slot.day,
        render_daily(daily),
    )
