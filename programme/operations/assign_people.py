"""Say who fills which role in a programme."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from programme.core.people import PersonInRole
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.operations.changing import chain_of
from programme.operations.definitions import stored_definition
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


def assign_people(
    database: Database, key: str, people: Sequence[PersonInRole], at: datetime
) -> int:
    """Give people their roles; those not known yet join the organisation.

    Doing it again adds nothing. Gives the number of roles newly held.

    Raises:
        UnknownProgrammeError: when no programme has the key.
    """
    with database.writing() as connection:
        lock_programme(connection, key)
        read = reader_of(connection)
        programme = programme_by_key(read, key)
        ids = _ids(connection, read, programme, people)
        held = {(h.role, h.person_id) for h in holders(read, [programme.id])}
        wanted = {(p.role, ids[p.email.lower()]): p for p in people}
        given = [pair for pair in wanted if pair not in held]
        give_roles(connection, programme.id, given)
        lines = [
            Entry(
                at, "programme people", "given role", role, {}, _held(wanted[role, who])
            )
            for role, who in given
        ]
        if lines:
            append(connection, chain_of(key), lines)
            _replan_where_days_count(connection, read, programme, at)
        return len(given)


def remove_person(
    database: Database, key: str, role: str, email: str, at: datetime
) -> None:
    """Take a role from a person.

    Raises:
        UnknownProgrammeError: when no programme has the key.
        RefusedError: when the person does not hold the role.
    """
    with database.writing() as connection:
        lock_programme(connection, key)
        read = reader_of(connection)
        programme = programme_by_key(read, key)
        person = actor(read, programme.id, email)
        if person is None or role not in person.roles:
            raise RefusedError(
                f"{email} does not hold {role} in {key}",
                cure=f"See who does with programme people {key}",
            )
        take_role(connection, programme.id, role, person.person_id)
        held = _held(PersonInRole(role, person.name, person.email))
        line = Entry(at, "programme people", "taken role", role, held, {})
        append(connection, chain_of(key), [line])
        _replan_where_days_count(connection, read, programme, at)


def _replan_where_days_count(
    connection: Connection, read: Reader, before: Programme, at: datetime
) -> None:
    """Re-plan when work is now done on other people's days."""
    now = programme_by_key(read, before.key)
    if now.plan.activities != before.plan.activities:
        definition = stored_definition(read, now.definition_hash)
        entry = Entry(at, "programme people", "re-planned", now.key, {}, {})
        replan(connection, now, definition, Occasion(now.as_of, entry))


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
