"""Compute a programme's schedule anew and store what changed because of it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from programme.core.definition import Definition
from programme.core.moves import (
    POINTS_TO_WATCH,
    Move,
    changed,
    ends_of,
    milestone_events,
    moves,
    phase_now,
)
from programme.core.programme import Programme
from programme.core.promises import reached_from, renewed
from programme.core.reminders import FallsDue, reminders_of_work
from programme.core.schedule import Schedule
from programme.core.scheduling import schedule_of
from programme.operations.store_rounds import store_rounds
from programme.storage.database import reader_of
from programme.storage.due import already_said
from programme.storage.events import insert_events
from programme.storage.forecasts import save_forecasts
from programme.storage.journal import Entry, append
from programme.storage.saving import (
    replace_falls_due,
    save_dates,
    save_schedule_head,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why a programme is planned anew: as of a day, because of what.

    ``entry`` says who re-plans and when; what moved is filled in. ``happened_to`` are
    the codes of what there is news of, none when only days have passed.
    """

    as_of: date
    entry: Entry
    happened_to: Collection[str] = ()


def replan(
    connection: Connection,
    programme: Programme,
    definition: Definition,
    occasion: Occasion,
) -> tuple[Move, ...]:
    """Re-plan on an occasion: dates, what falls due, milestone events, how
    forecasts moved, the journal.

    A day before the last one is taken as the last one: plans do not go back. Gives
    what moved.

    Raises:
        StaleVersionError: when somebody changed the programme since it was read.
    """
    as_of = max(occasion.as_of, programme.as_of)
    schedule = schedule_of(programme, as_of)
    save_dates(connection, programme.id, changed(programme.dates, schedule.dates))
    news = _news(programme, schedule, occasion)
    said = already_said(reader_of(connection), [programme.id])[programme.id]
    due = _falls_due(programme, definition, schedule, news, said)
    replace_falls_due(connection, programme.id, news, due)
    happened = bool(occasion.happened_to)
    store_rounds(connection, programme, definition, schedule, happened=happened)
    events = milestone_events(programme, schedule.dates, as_of)
    insert_events(connection, programme.id, events)
    phase = phase_now(schedule.dates, ends_of(definition))
    save_schedule_head(connection, programme, schedule, phase)
    moved = moves(programme, schedule.dates)
    watched = ((m.code, m.now) for m in moved if m.kind in POINTS_TO_WATCH)
    save_forecasts(connection, programme.id, as_of, watched)
    if moved:
        told = _told(occasion.entry, moved)
        append(connection, f"programme:{programme.key}", [told])
    return moved


def _news(
    programme: Programme, schedule: Schedule, occasion: Occasion
) -> Mapping[str, bool]:
    """Give the codes whose reminders may change, and if something happened there."""
    told = reached_from(programme.plan, occasion.happened_to)
    moved = {one.code for one in changed(programme.dates, schedule.dates)}
    return {code: code in told for code in schedule.dates if code in moved | told}


def _falls_due(
    programme: Programme,
    definition: Definition,
    schedule: Schedule,
    news: Mapping[str, bool],
    said: Mapping[str, list[FallsDue]],
) -> Iterator[FallsDue]:
    profiles, calendar = dict(definition.reminders), programme.calendar
    first = programme.first_to_do(schedule.as_of)
    for code, happened in news.items():
        detail, dates = programme.details[code], schedule.dates[code]
        now = reminders_of_work(detail, dates, profiles, calendar)
        yield from renewed(said.get(code, ()), now, first, happened=happened)


def _told(entry: Entry, moved: tuple[Move, ...]) -> Entry:
    return replace(
        entry,
        before={move.code: move.was for move in moved},
        after={move.code: move.now for move in moved},
    )
