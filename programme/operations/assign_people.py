"""Say who fills which role in a programme."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from programme.core.access import LEAD, Actor, Deed
from programme.core.calendar_problems import idle_work
from programme.core.people import PersonInRole
from programme.core.problem_words import no_weekday
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.operations.changing import chain_of
from programme.operations.definitions import stored_definition
from programme.operations.lead_only import name_of, require_lead
from programme.operations.replan import Occasion, replan
from programme.storage.database import Database, reader_of
from programme.storage.journal import Entry, append
from programme.storage.people import (
    actor,
    add_people,
    give_roles,
    holders,
    people_by_email,
    take_role,
)
from programme.storage.programmes import programme_by_key
from programme.storage.reading import Reader
from programme.storage.saving import lock_programme

SYSTEM = "programme people"


def assign_people(
    database: Database,
    key: str,
    people: Sequence[PersonInRole],
    at: datetime,
    by: str | None = None,
) -> int:
    """Give people their roles; those not known yet join the organisation.

    Doing it again adds nothing. Gives the number of roles newly held. ``by`` is the
    e-mail address of whoever gives them; None when no person does.

    Raises:
        UnknownProgrammeError: when no programme has the key.
        RefusedError: when somebody else leads the programme, or work would be left
            without a weekday on which its owner can do it.
    """
    with database.writing() as connection:
        lock_programme(connection, key)
        read = reader_of(connection)
        programme = programme_by_key(read, key)
        who_says = _who(read, programme, by)
        given = fill_roles(connection, programme, people, (at, who_says))
        if given:
            _replan_where_days_count(connection, read, programme, at)
        return given


def fill_roles(
    connection: Connection,
    programme: Programme,
    people: Sequence[PersonInRole],
    said: tuple[datetime, str],
) -> int:
    """Store who holds which role, with the journal; ``said`` is when and by whom.

    Gives the number of roles newly held.
    """
    read = reader_of(connection)
    ids = _ids(connection, read, programme, people)
    held = {(h.role, h.person_id) for h in holders(read, [programme.id])}
    wanted = {(p.role, ids[p.email.lower()]): p for p in people}
    given = [pair for pair in wanted if pair not in held]
    give_roles(connection, programme.id, given)
    lines = [
        Entry(*said, "given role", role, {}, _held(wanted[role, who]))
        for role, who in given
    ]
    append(connection, chain_of(programme.key), lines)
    return len(given)


def remove_person(  # noqa: PLR0913 - one for each thing to say
    database: Database,
    key: str,
    role: str,
    email: str,
    at: datetime,
    *,
    by: str | None = None,
) -> None:
    """Take a role from a person; ``by`` is who takes it, None when no person does.

    Raises:
        UnknownProgrammeError: when no programme has the key.
        RefusedError: when somebody else leads the programme, the person does not hold
            the role, nobody else leads it, or whoever is left could not do the work.
    """
    with database.writing() as connection:
        lock_programme(connection, key)
        read = reader_of(connection)
        programme = programme_by_key(read, key)
        who_says = _who(read, programme, by)
        person = actor(read, programme.id, email)
        if person is None or role not in person.roles:
            raise RefusedError(
                f"{email} does not hold {role} in {key}",
                cure=f"See who does with programme people {key}",
            )
        if role == LEAD:
            _require_another_lead(read, programme, person)
        take_role(connection, programme.id, role, person.person_id)
        held = _held(PersonInRole(role, person.name, person.email))
        line = Entry(at, who_says, "taken role", role, held, {})
        append(connection, chain_of(key), [line])
        _replan_where_days_count(connection, read, programme, at)


def _replan_where_days_count(
    connection: Connection, read: Reader, before: Programme, at: datetime
) -> None:
    """Re-plan when work is now done on other people's days.

    Raises:
        RefusedError: when there is no weekday left for some of it.
    """
    now = programme_by_key(read, before.key)
    pairs = zip(before.plan.activities, now.plan.activities, strict=True)
    news = [one.code for was, one in pairs if one.calendars != was.calendars]
    if news:
        idle = idle_work(now)
        if idle:
            raise RefusedError(
                no_weekday(idle),
                cure="Let their days meet first, or let two people hold the role:"
                f" programme calendar {now.key}",
            )
        definition = stored_definition(read, now.definition_hash)
        entry = Entry(at, "programme people", "re-planned", now.key, {}, {})
        replan(connection, now, definition, Occasion(now.as_of, entry, news))


def _who(read: Reader, programme: Programme, by: str | None) -> str:
    if by is None:
        return SYSTEM
    require_lead(read, programme, by, Deed.PEOPLE)
    return name_of(read, programme, by)


def _require_another_lead(read: Reader, programme: Programme, person: Actor) -> None:
    held = [one for one in holders(read, [programme.id]) if one.role == LEAD]
    if all(one.person_id == person.person_id for one in held):
        raise RefusedError(
            f"Nobody but {person.name} leads {programme.key}",
            cure="Give the role to somebody else first: programme people"
            f" {programme.key} --add {LEAD} NAME EMAIL",
        )


def _ids(
    connection: Connection,
    read: Reader,
    programme: Programme,
    people: Sequence[PersonInRole],
) -> dict[str, int]:
    """Give the person's id by lower-case address, adding those who are new."""
    known = people_by_email(read, programme.organisation_id)
    new = {p.email.lower(): p for p in people if p.email.lower() not in known}
    add_people(connection, programme.organisation_id, list(new.values()))
    return dict(people_by_email(read, programme.organisation_id))


def _held(person: PersonInRole) -> dict[str, object]:
    return {"role": person.role, "person": person.email}
