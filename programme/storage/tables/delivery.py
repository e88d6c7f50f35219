"""What falls due, what was decided to be said, and the outbox."""

from datetime import date, datetime

from sqlalchemy import Column, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from programme.core.status import EventKind, MessageState
from programme.storage.tables.naming import milliseconds, one_of


class FallsDueRow(SQLModel, table=True):
    """One occurrence of a reminder rule, on the day on which it falls due.

    ``occurrence`` names rule and date ("due-5@2026-12-08"), so that a date that moves
    is a new occurrence. ``roles`` are role ids, separated by spaces.
    """

    __tablename__ = "falls_due"
    __table_args__ = (Index(None, "day", "programme_id"),)

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    subject: str = Field(primary_key=True)
    occurrence: str = Field(primary_key=True)
    day: date
    anchor: str
    about: date
    text: str
    roles: str
    urgent: bool = False


class ReminderRow(SQLModel, table=True):
    """A reminder decided for one person; ``message_id`` once it is in a message.

    ``slot`` is the day of the daily run that decided it; ``day`` the one it fell due.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index(
            "ix_reminder_waiting",
            "person_id",
            sqlite_where=Column("message_id").is_(None),
            postgresql_where=Column("message_id").is_(None),
        ),
    )

    dedupe_key: str = Field(primary_key=True, max_length=64)
    programme_id: int = Field(foreign_key="programme.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    channel: str
    subject: str
    occurrence: str
    slot: date
    day: date
    anchor: str
    about: date
    text: str
    urgent: bool = False
    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)


class MessageRow(SQLModel, table=True):
    """A message in the outbox: frozen bytes for one person over one channel.

    Instants that SQL compares are integer milliseconds (UTC). ``doubts`` counts the
    times the message may have been sent without our knowing. ``original_id`` is set on
    a deliberate resend: the first generation, whose reminders it repeats.
    """

    __tablename__ = "message"
    __table_args__ = (Index(None, "state", "next_try"),)

    id: int | None = Field(default=None, primary_key=True)
    dedupe_key: str = Field(unique=True, max_length=64)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    programme_id: int | None = Field(default=None, foreign_key="programme.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    channel: str
    day: date
    generation: int = 1
    original_id: int | None = Field(default=None, foreign_key="message.id")
    subject: str
    sender: str
    recipient: str
    mime: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    state: MessageState = Field(
        sa_column=Column(one_of(MessageState, "state"), nullable=False)
    )
    attempts: int = 0
    doubts: int = 0
    next_try: int = Field(sa_column=Column(milliseconds(), nullable=False))
    expires: int = Field(sa_column=Column(milliseconds(), nullable=False))
    lease: str = ""
    lease_until: int = Field(
        default=0, sa_column=Column(milliseconds(), nullable=False)
    )
    answer: str = Field(default="", sa_column=Column(Text, nullable=False))
    created_at: datetime
    settled_at: datetime | None = None


class ChannelRow(SQLModel, table=True):
    """A channel's circuit breaker and throttle, shared by every sender."""

    __tablename__ = "channel"

    name: str = Field(primary_key=True)
    failures: int = 0
    closed_until: int = Field(
        default=0, sa_column=Column(milliseconds(), nullable=False)
    )
    next_free: int = Field(default=0, sa_column=Column(milliseconds(), nullable=False))


class MilestoneEventRow(SQLModel, table=True):
    """Something that happened to a milestone or gate, for digests to tell of."""

    __tablename__ = "milestone_event"

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id", index=True)
    code: str
    kind: EventKind = Field(sa_column=Column(one_of(EventKind, "kind"), nullable=False))
    on_day: date
    was: date | None = None
    now: date
    words: str = ""


class DigestRow(SQLModel, table=True):
    """A digest that was made: one message of one series on one day."""

    __tablename__ = "digest"
    __table_args__ = (UniqueConstraint("series", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id", index=True)
    series: str
    day: date
    message_id: int = Field(foreign_key="message.id")


class DigestItemRow(SQLModel, table=True):
    """A milestone event told in a series: each event once in each series."""

    __tablename__ = "digest_item"

    series: str = Field(primary_key=True)
    event_id: int = Field(foreign_key="milestone_event.id", primary_key=True)
    digest_id: int = Field(foreign_key="digest.id", index=True)
