"""People of an organisation and the roles they hold in its programmes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from programme.core.access import LEAD, Actor
from programme.core.people import PersonInRole
from programme.storage.reading import Reader, as_int, as_text
from programme.storage.tables import PersonRow, RoleHolderRow


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who holds a role in a programme."""

    programme_id: int
    role: str
    person_id: int
    name: str
    email: str


def holders(read: Reader, programme_ids: Iterable[int]) -> tuple[Holder, ...]:
    """Read who holds which role; people who were deactivated hold none."""
    rows = read(
        "SELECT h.programme_id, h.role, p.id, p.name, p.email"
        "  FROM role_holder h JOIN person p ON p.id = h.person_id"
        " WHERE h.programme_id IN :ids AND p.active"
        " ORDER BY h.programme_id, h.role, p.name, p.id",
        ids=sorted(set(programme_ids)),
    )
    return tuple(
        Holder(
            as_int(row[0]),
            as_text(row[1]),
            as_int(row[2]),
            as_text(row[3]),
            as_text(row[4]),
        )
        for row in rows
    )


def leads(read: Reader, organisation_id: int) -> tuple[tuple[int, str], ...]:
    """Read the programmes of an organisation with their leads' lower-case addresses.

    The first programme that has a lead comes first.
    """
    rows = read(
        "SELECT g.id, lower(p.email)"
        "  FROM programme g JOIN role_holder h ON h.programme_id = g.id"
        "  JOIN person p ON p.id = h.person_id AND p.active"
        " WHERE g.organisation_id = :organisation AND h.role = :lead"
        " ORDER BY g.id, p.id",
        organisation=organisation_id,
        lead=LEAD,
    )
    return tuple((as_int(identity), as_text(email)) for identity, email in rows)


def actor(read: Reader, programme_id: int, email: str) -> Actor | None:
    """Read the person with this e-mail address and the roles they hold, if any."""
    rows = read(
        "SELECT p.id, p.name, p.email, h.role"
        "  FROM programme g JOIN person p ON p.organisation_id = g.organisation_id"
        "  LEFT JOIN role_holder h ON h.person_id = p.id AND h.programme_id = g.id"
        " WHERE g.id = :programme AND lower(p.email) = :email AND p.active",
        programme=programme_id,
        email=email.lower(),
    )
    if not rows:
        return None
    roles = frozenset(as_text(row[3]) for row in rows if row[3] is not None)
    return Actor(as_int(rows[0][0]), as_text(rows[0][1]), as_text(rows[0][2]), roles)


def people_by_email(read: Reader, organisation_id: int) -> Mapping[str, int]:
    """Read the ids of an organisation's people by lower-case e-mail address."""
    rows = read(
        "SELECT lower(email), id FROM person WHERE organisation_id = :organisation",
        organisation=organisation_id,
    )
    return {as_text(email): as_int(identity) for email, identity in rows}


def add_people(
    connection: Connection, organisation_id: int, people: Sequence[PersonInRole]
) -> None:
    """Store new people of an organisation, unless somebody has added them meanwhile."""
    if people:
        values = [
            {"organisation_id": organisation_id, "name": p.name, "email": p.email}
            for p in people
        ]
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(PersonRow).on_conflict_do_nothing(), values)


def give_roles(
    connection: Connection, programme_id: int, given: Sequence[tuple[str, int]]
) -> None:
    """Store roles (role id, person id) that are not held yet."""
    if given:
        values = [
            {"programme_id": programme_id, "role": role, "person_id": person}
            for role, person in given
        ]
        connection.execute(insert(RoleHolderRow), values)


def take_role(
    connection: Connection, programme_id: int, role: str, person_id: int
) -> None:
    """Take a role from a person."""
    statement = delete(RoleHolderRow).where(
        col(RoleHolderRow.programme_id) == programme_id,
        col(RoleHolderRow.role) == role,
        col(RoleHolderRow.person_id) == person_id,
    )
    connection.execute(statement)
