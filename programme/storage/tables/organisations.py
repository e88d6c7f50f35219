"""Organisations, their own days, and their people."""

from datetime import date, datetime

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from programme.core.nation import Nation
from programme.storage.tables.naming import one_of


class OrganisationRow(SQLModel, table=True):
    """A trust, system or other body; its data is invisible to every other."""

    __tablename__ = "organisation"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    nation: Nation = Field(sa_column=Column(one_of(Nation, "nation"), nullable=False))
    time_zone: str
    created_at: datetime


class PublicHolidayRow(SQLModel, table=True):
    """A public holiday of a nation, copied here so that reading it is cheap."""

    __tablename__ = "public_holiday"

    nation: Nation = Field(sa_column=Column(one_of(Nation, "nation"), primary_key=True))
    day: date = Field(primary_key=True)
    name: str


class OrganisationDayRow(SQLModel, table=True):
    """A day that the organisation itself takes off (or works, against the rule)."""

    __tablename__ = "organisation_day"

    organisation_id: int = Field(foreign_key="organisation.id", primary_key=True)
    day: date = Field(primary_key=True)
    worked: bool
    name: str


class PersonRow(SQLModel, table=True):
    """Somebody in an organisation; inactive people keep their history."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("organisation_id", "email"),)

    id: int | None = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id")
    name: str
    email: str
    active: bool = True
