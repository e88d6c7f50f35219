"""Calendars and committees of a programme, its changes, and what is judged and forecast."""

from datetime import date, datetime

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from programme.core.schedule_status import Confidence
from programme.storage.tables.naming import one_of


def _long_text() -> Column[str]:
    return Column(Text, nullable=False)


class CalendarRow(SQLModel, table=True):
    """A named calendar of a programme; one named by an e-mail address is a person's.

    ``weekdays`` are numbers from 0 (Monday), the days ISO text, apart by spaces.
    """

    __tablename__ = "calendar"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    name: str = Field(primary_key=True)
    weekdays: str
    days_off: str = Field(sa_column=_long_text())
    extra_days: str = Field(sa_column=_long_text())


class CommitteeRow(SQLModel, table=True):
    """A body that meets; ``meetings`` are ISO days in order, apart by spaces."""

    __tablename__ = "committee"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    key: str = Field(primary_key=True)
    name: str
    papers: int
    meetings: str = Field(sa_column=_long_text())


class ChangeRow(SQLModel, table=True):
    """A change of a plan: its edits, and those that take it back, as JSON.

    ``undone_by`` and ``undoes`` are numbers of other changes of the programme.
    """

    __tablename__ = "change"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    number: int = Field(primary_key=True)
    at: datetime
    on_day: date
    person_id: int = Field(foreign_key="person.id")
    words: str
    reason: str = ""
    delay_reason: str = ""
    edits: str = Field(sa_column=_long_text())
    inverse: str = Field(sa_column=_long_text())
    undone_by: int | None = None
    undoes: int | None = None


class ScenarioRow(SQLModel, table=True):
    """A named what-if: edits, as JSON, that are tried on today's plan."""

    __tablename__ = "scenario"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    name: str = Field(primary_key=True)
    edits: str = Field(sa_column=_long_text())
    made_by: int = Field(foreign_key="person.id")
    made_at: datetime


class ConfidenceRow(SQLModel, table=True):
    """A person's judgement of delivery; the latest of a subject counts, none is edited."""

    __tablename__ = "confidence"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    number: int = Field(primary_key=True)
    subject: str
    level: Confidence = Field(
        sa_column=Column(one_of(Confidence, "level"), nullable=False)
    )
    reason: str
    judged_by: int = Field(foreign_key="person.id")
    judged_on: date
    judged_at: datetime
    expires_on: date


class ForecastPointRow(SQLModel, table=True):
    """From this status date on, a milestone or gate was forecast for ``finish``."""

    __tablename__ = "forecast_point"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    as_of: date = Field(primary_key=True)
    code: str = Field(primary_key=True)
    finish: date
