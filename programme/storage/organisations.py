"""Organisations, their own days and their nation's public holidays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert
from sqlmodel import col

from programme.core.nation import Nation
from programme.storage.reading import Reader, as_int, as_text
from programme.storage.tables import (
    OrganisationDayRow,
    OrganisationRow,
    PublicHolidayRow,
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as stored; ``time_zone`` is an IANA name."""

    id: int
    name: str
    nation: Nation
    time_zone: str


def lock_organisations(connection: Connection) -> None:
    """Let one transaction at a time add programmes, and what they need, until it ends.

    (Postgres; SQLite has one writer at a time anyway.)
    """
    if connection.dialect.name == "postgresql":
        # Whoever only refers to an organisation is not held up by this kind of lock.
        lock = "LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE"
        connection.exec_driver_sql(lock)


def organisation_by_name(read: Reader, name: str) -> Organisation | None:
    """Read an organisation, if there is one of this name."""
    rows = read(
        "SELECT id, name, nation, time_zone FROM organisation WHERE name = :name",
        name=name,
    )
    for row in rows:
        return Organisation(
            as_int(row[0]), as_text(row[1]), Nation(as_text(row[2])), as_text(row[3])
        )
    return None


def insert_organisation(
    connection: Connection, name: str, nation: Nation, time_zone: str, at: datetime
) -> int:
    """Store a new organisation and give its id."""
    values = {
        "name": name,
        "nation": nation,
        "time_zone": time_zone,
        "created_at": at,
    }
    statement = (
        insert(OrganisationRow).values(values).returning(col(OrganisationRow.id))
    )
    return as_int(connection.execute(statement).scalar_one())


def add_holidays(
    connection: Connection, nation: Nation, holidays: Mapping[date, str]
) -> None:
    """Store a nation's public holidays of years of which none is stored."""
    values = [
        {"nation": nation, "day": day, "name": name} for day, name in holidays.items()
    ]
    connection.execute(insert(PublicHolidayRow), values)


def save_organisation_day(
    connection: Connection, organisation_id: int, day: date, *, worked: bool, name: str
) -> None:
    """Store a day that the organisation itself takes off, or works against the rule."""
    connection.execute(
        delete(OrganisationDayRow).where(
            col(OrganisationDayRow.organisation_id) == organisation_id,
            col(OrganisationDayRow.day) == day,
        )
    )
    values = {
        "organisation_id": organisation_id,
        "day": day,
        "worked": worked,
        "name": name,
    }
    connection.execute(insert(OrganisationDayRow).values(values))
