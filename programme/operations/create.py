"""Make a definition real: a new programme of an organisation from a start day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from programme.core.definition import Definition
from programme.core.instantiate import Instance, UnknownVariantError, instantiate
from programme.core.limits import MOST_YEARS, is_far
from programme.core.moves import POINTS_TO_WATCH, ends_of, phase_now
from programme.core.nation import Nation
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.reminders import reminders_of_work
from programme.core.schedule import Schedule
from programme.core.scheduling import scheduled
from programme.core.status import ProgrammeState
from programme.core.timed.plan import TimedPlan
from programme.core.words import long_date
from programme.interchange.canonical import definition_to_json
from programme.operations.changing import chain_of
from programme.operations.keep_holidays import keep_holidays
from programme.operations.store_rounds import store_rounds
from programme.storage.calendars import calendars
from programme.storage.database import Database, reader_of
from programme.storage.definitions import keep_definition
from programme.storage.deliverables import insert_deliverables
from programme.storage.editing import save_committees
from programme.storage.forecasts import save_forecasts
from programme.storage.gates import insert_gates
from programme.storage.journal import Entry, append
from programme.storage.organisations import (
    insert_organisation,
    lock_organisations,
    organisation_by_name,
)
from programme.storage.programmes import programme_by_key
from programme.storage.reading import Reader
from programme.storage.saving import (
    insert_network,
    insert_programme,
    replace_falls_due,
)
from programme.storage.timed_plans import save_timed
from programme.storage.views.programme_list import head_by_key

# Two years of plan, some slippage, and the eighteen months that an alarm watches.
HOLIDAY_YEARS = 6


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """What a programme is made from; an empty variant means the definition's own."""

    organisation: str
    key: str
    start: date
    nation: Nation
    time_zone: str
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """What a new programme is made of; ``timed`` when it counts clock time."""

    new: NewProgramme
    definition: Definition
    instance: Instance
    timed: TimedPlan | None = None


def create(  # noqa: PLR0913 - one for each thing to say
    database: Database,
    new: NewProgramme,
    definition: Definition,
    *,
    as_of: date,
    at: datetime,
    by: str = "",
) -> Programme:
    """Store a new programme with its first schedule, and its organisation if needed.

    ``by`` is who makes it, for the journal; empty where nobody says.

    Raises:
        RefusedError: when the key is taken or unfit, the variant is unknown, the start
            is many years away, or the organisation has no name or exists in another
            nation.
    """
    made = _made(new, definition)
    entry = Entry(at, by or "programme new", "created", new.key, {}, made)
    making = Making(new, definition, _instance(definition, new))
    with database.writing() as connection:
        return store_new(connection, making, as_of, entry)


def store_new(
    connection: Connection, making: Making, as_of: date, entry: Entry
) -> Programme:
    """Store a new programme in a transaction; ``entry`` is its first journal line.

    Raises:
        RefusedError: as ``create`` does.
    """
    new, definition, instance = making.new, making.definition, making.instance
    _require_near(new.start, as_of)
    if not new.organisation.strip():
        raise RefusedError("The organisation's name is missing", cure="Give its name")
    lock_organisations(connection)
    read = reader_of(connection)
    _require_free(read, new.key)
    organisation = _organisation(connection, read, new, entry.at)
    calendar = calendars(read, [organisation])[organisation]
    schedule = scheduled(instance.plan, making.timed, calendar, as_of)
    text = definition_to_json(definition)
    values = {
        **_head(new, definition, schedule),
        "organisation_id": organisation,
        "definition_hash": keep_definition(connection, read, definition, text),
        "created_at": entry.at,
    }
    programme_id = insert_programme(connection, values)
    insert_network(connection, programme_id, instance, schedule)
    if making.timed is not None:
        save_timed(connection, programme_id, making.timed)
    save_committees(connection, programme_id, instance.plan.committees)
    insert_deliverables(connection, programme_id, definition)
    insert_gates(connection, programme_id, definition)
    programme = programme_by_key(read, new.key)
    _store_forecasts(connection, programme)
    _store_reminders(connection, programme, definition)
    store_rounds(connection, programme, definition, schedule, happened=True)
    append(connection, chain_of(new.key), [entry])
    return programme


def _require_near(start: date, as_of: date) -> None:
    if is_far(start, as_of):
        raise RefusedError(
            f"{long_date(start)} is more than {MOST_YEARS} years from today",
            cure="Give a nearer day",
        )


def _instance(definition: Definition, new: NewProgramme) -> Instance:
    try:
        variant = new.variant or definition.default_variant
        return instantiate(definition, new.start, variant)
    except UnknownVariantError as error:
        raise RefusedError(
            f"The definition has no variant {error.variant}",
            cure=f"Choose from {', '.join(error.known)}",
        ) from error


def _require_free(read: Reader, key: str) -> None:
    if not key or not all(letter.isalnum() or letter in "-_." for letter in key):
        raise RefusedError(
            f"{key!r} cannot be a key",
            cure="Use letters, digits, dashes, dots and underscores only",
        )
    if head_by_key(read, key) is not None:
        raise RefusedError(
            f"There is a programme {key} already",
            cure="Choose another key, or see it with programme show " + key,
        )


def _organisation(
    connection: Connection, read: Reader, new: NewProgramme, at: datetime
) -> int:
    first = new.start.year - 1
    keep_holidays(connection, new.nation, range(first, first + HOLIDAY_YEARS + 2))
    known = organisation_by_name(read, new.organisation)
    if known is None:
        return insert_organisation(
            connection, new.organisation, new.nation, new.time_zone, at
        )
    if known.nation is not new.nation:
        raise RefusedError(
            f"{known.name} keeps the public holidays of {known.nation}",
            cure=f"Use --nation {known.nation}",
        )
    return known.id


def _head(
    new: NewProgramme, definition: Definition, schedule: Schedule
) -> dict[str, object]:
    return {
        "key": new.key,
        "title": definition.title,
        "variant": new.variant or definition.default_variant,
        "start": new.start,
        "state": ProgrammeState.RUNNING,
        "phase": phase_now(schedule.dates, ends_of(definition)),
        "version": 1,
        "as_of": schedule.as_of,
        "stale_from": schedule.stale_from,
        "caught_up_to": schedule.as_of - timedelta(days=1),
    }


def _store_reminders(
    connection: Connection, programme: Programme, definition: Definition
) -> None:
    profiles = dict(definition.reminders)
    due = [
        one
        for code, dates in programme.dates.items()
        for one in reminders_of_work(
            programme.details[code], dates, profiles, programme.calendar
        )
    ]
    replace_falls_due(connection, programme.id, list(programme.dates), due)


def _store_forecasts(connection: Connection, programme: Programme) -> None:
    finishes = (
        (activity.code, programme.dates[activity.code].finish)
        for activity in programme.plan.activities
        if activity.kind in POINTS_TO_WATCH
    )
    save_forecasts(connection, programme.id, programme.as_of, finishes)


def _made(new: NewProgramme, definition: Definition) -> dict[str, object]:
    return {
        "organisation": new.organisation,
        "start": new.start,
        "variant": new.variant or definition.default_variant,
        "definition": f"{definition.title} {definition.version}",
    }
