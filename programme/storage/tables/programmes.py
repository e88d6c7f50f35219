"""A programme of an organisation: its network, its progress and its computed dates."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from programme.core.definition import CriterionKind, Decision
from programme.core.plan import ConstraintKind, Kind, LinkType
from programme.core.status import (
    ActivityStatus,
    DeliverableState,
    GateState,
    ProgrammeState,
    Verdict,
)
from programme.storage.tables.naming import one_of


class DefinitionRow(SQLModel, table=True):
    """The definition that a programme was made from, kept whole; key: SHA-256."""

    __tablename__ = "definition"

    hash: str = Field(primary_key=True, max_length=64)
    name: str
    version: str
    body: str = Field(sa_column=Column(Text, nullable=False))


class ProgrammeRow(SQLModel, table=True):
    """A definition made real for an organisation from a start day.

    ``phase`` is the key of the phase it is in now. ``stale_from`` is the first day on
    which the stored schedule is no longer true unless something happens;
    ``caught_up_to`` the last day that the daily run has done.
    ``version`` grows with every change and refuses one made from an older view.
    """

    __tablename__ = "programme"
    __table_args__ = (Index(None, "state", "phase"),)

    id: int | None = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    key: str = Field(unique=True)
    title: str
    definition_hash: str = Field(foreign_key="definition.hash")
    variant: str
    start: date
    state: ProgrammeState = Field(
        sa_column=Column(one_of(ProgrammeState, "state"), nullable=False)
    )
    phase: str
    version: int = 1
    as_of: date
    stale_from: date | None = None
    caught_up_to: date | None = None
    created_at: datetime


class TimedPlanRow(SQLModel, table=True):
    """The plan on clock times that a programme from elsewhere is scheduled by."""

    __tablename__ = "timed_plan"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    body: str = Field(sa_column=Column(Text, nullable=False))


class RoleHolderRow(SQLModel, table=True):
    """Who fills which role in a programme."""

    __tablename__ = "role_holder"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    role: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)


class ActivityRow(SQLModel, table=True):
    """An activity, milestone or gate with what happened and what was computed.

    ``duration``, ``remaining`` and the floats are in working days, ``effort`` in hours.
    ``due_start`` and ``due`` are the days promised: they follow what comes before, not
    the passing of time, so that lateness shows.
    """

    __tablename__ = "activity"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    code: str = Field(primary_key=True)
    position: int
    kind: Kind = Field(sa_column=Column(one_of(Kind, "kind"), nullable=False))
    title: str
    phase: str
    workstream: str
    owner_role: str
    reminders: str
    duration: int
    anchor_months: str = ""
    anchor_day: int = 1
    optional: bool = False
    constraint_kind: ConstraintKind | None = Field(
        default=None, sa_column=Column(one_of(ConstraintKind, "constraint_kind"))
    )
    constraint_day: date | None = None
    deadline: date | None = None
    calendar: str = ""
    committee: str = ""
    effort: float | None = None
    started: date | None = None
    finished: date | None = None
    remaining: int | None = None
    reported_on: date | None = None
    resumes: date | None = None
    status: ActivityStatus = Field(
        sa_column=Column(one_of(ActivityStatus, "status"), nullable=False)
    )
    start: date
    finish: date
    late_start: date
    late_finish: date
    total_float: int
    free_float: int
    critical: bool
    due_start: date
    due: date


class LinkRow(SQLModel, table=True):
    """A link of the network; one that only informs holds nothing back.

    ``calendar`` names the one whose days its lag counts, empty for the programme's own.
    """

    __tablename__ = "link"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    position: int = Field(primary_key=True)
    from_code: str
    to_code: str
    type: LinkType = Field(sa_column=Column(one_of(LinkType, "type"), nullable=False))
    lag: int = 0
    calendar: str = ""
    informs: bool = False


class DeliverableRow(SQLModel, table=True):
    """What an activity must hand over; ``version`` counts submissions."""

    __tablename__ = "deliverable"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    code: str = Field(primary_key=True)
    activity_code: str
    title: str
    kind: str
    approver_role: str
    acceptance: str = Field(sa_column=Column(Text, nullable=False))
    state: DeliverableState = Field(
        sa_column=Column(one_of(DeliverableState, "state"), nullable=False)
    )
    version: int = 0


class SubmissionRow(SQLModel, table=True):
    """One version of a deliverable as handed over, and what its approver said."""

    __tablename__ = "submission"
    __table_args__ = (
        ForeignKeyConstraint(
            ["programme_id", "deliverable_code"],
            ["deliverable.programme_id", "deliverable.code"],
        ),
    )

    programme_id: int = Field(primary_key=True)
    deliverable_code: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    submitted_by: int = Field(foreign_key="person.id")
    submitted_on: date
    submitted_at: datetime
    link: str = ""
    file_name: str = ""
    sha256: str = Field(default="", max_length=64)
    content: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    verdict: Verdict | None = Field(
        default=None, sa_column=Column(one_of(Verdict, "verdict"))
    )
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_on: date | None = None
    decided_at: datetime | None = None
    comment: str = ""


class GateRow(SQLModel, table=True):
    """What a gate needs beyond its place in the network."""

    __tablename__ = "gate"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    code: str = Field(primary_key=True)
    decided_by_role: str
    advisory: bool = False
    state: GateState = Field(
        sa_column=Column(one_of(GateState, "state"), nullable=False)
    )
    outcomes: str = Field(sa_column=Column(Text, nullable=False))


class CriterionRow(SQLModel, table=True):
    """A criterion of a gate; a deliverable's is met by the deliverable's own state."""

    __tablename__ = "criterion"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    gate_code: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    kind: CriterionKind = Field(
        sa_column=Column(one_of(CriterionKind, "kind"), nullable=False)
    )
    subject: str
    at_least: str = ""
    value: str = ""
    confirmed_by: int | None = Field(default=None, foreign_key="person.id")
    confirmed_at: datetime | None = None


class GateDecisionRow(SQLModel, table=True):
    """A recorded decision; a gate may have several before it is passed."""

    __tablename__ = "gate_decision"

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id", index=True)
    gate_code: str
    decision: Decision = Field(
        sa_column=Column(one_of(Decision, "decision"), nullable=False)
    )
    words: str
    decided_by: int = Field(foreign_key="person.id")
    decided_on: date
    decided_at: datetime
    conditions: str = ""
    waiver: str = ""
    unmet: str = Field(default="[]", sa_column=Column(Text, nullable=False))


class BaselineRow(SQLModel, table=True):
    """A numbered, named, approved copy of the dates; never edited.

    ``gate`` is the code of the gate at which it was approved, if at one.
    """

    __tablename__ = "baseline"

    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    number: int = Field(primary_key=True)
    name: str
    approved_by: int = Field(foreign_key="person.id")
    set_on: date
    set_at: datetime
    gate: str = ""


class BaselineDateRow(SQLModel, table=True):
    """The dates of one activity, milestone or gate in a baseline."""

    __tablename__ = "baseline_date"
    __table_args__ = (
        ForeignKeyConstraint(
            ["programme_id", "number"], ["baseline.programme_id", "baseline.number"]
        ),
    )

    programme_id: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    start: date
    finish: date
