"""Compute a programme's schedule anew and store what changed because of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from programme.core.definition import Definition
from programme.core.moves import Move, changed, milestone_events, moves, phase_now
from programme.core.programme import Programme
from programme.core.reminders import FallsDue, reminders_of_work
from programme.core.schedule import Dates, compute_schedule
from programme.storage.events import insert_events
from programme.storage.journal import Entry, append
from programme.storage.saving import (
    replace_falls_due,
    save_dates,
    save_schedule_head,
)


def replan(
    connection: Connection,
    programme: Programme,
    definition: Definition,
    as_of: date,
    entry: Entry,
) -> tuple[Move, ...]:
    """Re-plan as of a day: dates, what falls due, milestone events, and the journal.

    ``entry`` says who re-plans and when; what moved is filled in. Gives what moved.
    A day before the last one is taken as the last one: plans do not go back.
    """
    as_of = max(as_of, programme.as_of)
    schedule = compute_schedule(programme.plan, programme.calendar, as_of)
    new = changed(programme.dates, schedule.dates)
    save_dates(connection, programme.id, new)
    replace_falls_due(
        connection,
        programme.id,
        [dates.code for dates in new],
        _falls_due(programme, definition, new),
    )
    events = milestone_events(programme, schedule.dates, as_of)
    insert_events(connection, programme.id, events)
    ends = tuple((phase.key, phase.ends_with) for phase in definition.phases)
    save_schedule_head(connection, programme, schedule, phase_now(programme.plan, ends))
    moved = moves(programme, schedule.dates)
    if moved:
        append(connection, f"programme:{programme.key}", [_told(entry, moved)])
    return moved


def _falls_due(
    programme: Programme, definition: Definition, new: list[Dates]
) -> Iterator[FallsDue]:
    profiles = dict(definition.reminders)
    for dates in new:
        detail = programme.details[dates.code]
        yield from reminders_of_work(detail, dates, profiles, programme.calendar)


def _told(entry: Entry, moved: tuple[Move, ...]) -> Entry:
    return replace(
        entry,
        before={move.code: move.was for move in moved},
        after={move.code: move.now for move in moved},
    )
