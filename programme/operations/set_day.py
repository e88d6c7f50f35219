"""Take a day off for a whole organisation, or work one against the rule."""

from dataclasses import dataclass
from datetime import date, datetime

from programme.core.access import Deed
from programme.core.moves import Move
from programme.core.refusal import RefusedError
from programme.operations.lead_only import name_of, require_lead
from programme.operations.replan_calendar import replan_calendar
from programme.storage.database import Database, reader_of
from programme.storage.journal import Entry
from programme.storage.organisations import (
    organisation_by_name,
    save_organisation_day,
)
from programme.storage.programme_locks import lock_running_in
from programme.storage.programmes import programme_by_key
from programme.storage.reading import Reader

ACTOR = "programme days"


@dataclass(frozen=True, slots=True)
class OrganisationDay:
    """A day of an organisation's own: worked or not, and why."""

    organisation: str
    day: date
    worked: bool
    name: str


def set_day(
    database: Database,
    own: OrganisationDay,
    *,
    as_of: date,
    at: datetime,
    by: tuple[str, str] | None = None,
) -> dict[str, tuple[Move, ...]]:
    """Store the day and re-plan every running programme of the organisation.

    Gives what moved, by the programme's key. ``by`` is the e-mail address of whoever
    sets it, and the key of the programme for which they speak; None when no person does.

    Raises:
        RefusedError: when there is no such organisation, or somebody else leads the
            programme.
    """
    with database.writing() as connection:
        read = reader_of(connection)
        organisation = organisation_by_name(read, own.organisation)
        if organisation is None:
            raise RefusedError(
                f"There is no organisation {own.organisation}",
                cure="See their names with programme list",
            )
        who_says = ACTOR if by is None else _who(read, *by)
        save_organisation_day(
            connection, organisation.id, own.day, worked=own.worked, name=own.name
        )
        after = {"day": own.day, "worked": own.worked, "name": own.name}
        said = Entry(at, who_says, "set day", own.day.isoformat(), {}, after)
        running = lock_running_in(connection, organisation.id)
        return replan_calendar(connection, running, as_of, said)


def _who(read: Reader, email: str, key: str) -> str:
    programme = programme_by_key(read, key)
    require_lead(read, programme, email, Deed.DAYS)
    return name_of(read, programme, email)
