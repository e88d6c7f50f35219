"""Take a day off for a whole organisation, or work one against the rule."""

from dataclasses import dataclass
from datetime import date, datetime

from programme.core.moves import Move
from programme.core.refusal import RefusedError
from programme.operations.changing import chain_of
from programme.operations.definitions import stored_definition
from programme.operations.replan import Occasion, replan
from programme.storage.database import Database, reader_of
from programme.storage.heads import lock_running_in
from programme.storage.journal import Entry, append
from programme.storage.organisations import (
    organisation_by_name,
    save_organisation_day,
)
from programme.storage.programmes import programmes

ACTOR = "programme days"


@dataclass(frozen=True, slots=True)
class OrganisationDay:
    """A day of an organisation's own: worked or not, and why."""

    organisation: str
    day: date
    worked: bool
    name: str


def set_day(
    database: Database, own: OrganisationDay, *, as_of: date, at: datetime
) -> dict[str, tuple[Move, ...]]:
    """Store the day and re-plan every running programme of the organisation.

    Gives what moved, by the programme's key.

    Raises:
        RefusedError: when there is no such organisation.
    """
    with database.writing() as connection:
        read = reader_of(connection)
        organisation = organisation_by_name(read, own.organisation)
        if organisation is None:
            raise RefusedError(
                f"There is no organisation {own.organisation}",
                cure="See their names with programme list",
            )
        save_organisation_day(
            connection, organisation.id, own.day, worked=own.worked, name=own.name
        )
        after = {"day": own.day, "worked": own.worked, "name": own.name}
        moved = {}
        for one in programmes(
            read, lock_running_in(connection, organisation.id)
        ).values():
            said = Entry(at, ACTOR, "set day", own.day.isoformat(), {}, after)
            append(connection, chain_of(one.key), [said])
            definition = stored_definition(read, one.definition_hash)
            entry = Entry(at, ACTOR, "re-planned", one.key, {}, {})
            # Every reminder is counted anew, also where no date moved.
            occasion = Occasion(as_of, entry, tuple(one.dates))
            moved[one.key] = replan(connection, one, definition, occasion)
        return moved
