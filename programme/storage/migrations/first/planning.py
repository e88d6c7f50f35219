"""The first schema's organisations, programmes, networks, deliverables and gates."""

import sqlalchemy as sa
from alembic import op

from programme.storage.migrations.columns import (
    content,
    day,
    days,
    identity,
    index,
    instant,
    long_text,
    number,
    numbers,
    one_of,
    refers,
    text,
    texts,
    yes_no,
)

TABLES = (
    "organisation",
    "public_holiday",
    "organisation_day",
    "person",
    "definition",
    "programme",
    "role_holder",
    "activity",
    "link",
    "deliverable",
    "submission",
    "gate",
    "criterion",
    "gate_decision",
    "baseline",
    "baseline_date",
)
_NATIONS = "england-and-wales", "scotland", "northern-ireland"


def make() -> None:
    """Make the tables of planning."""
    _organisations()
    _programmes()
    _network()
    _deliverables()
    _gates()
    _baselines()


def _organisations() -> None:
    op.create_table(
        "organisation",
        identity(),
        text("name"),
        one_of("nation", *_NATIONS),
        text("time_zone"),
        instant("created_at"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "public_holiday",
        one_of("nation", *_NATIONS, key=True),
        day("day", key=True),
        text("name"),
    )
    op.create_table(
        "organisation_day",
        refers("organisation_id", "organisation.id", key=True),
        day("day", key=True),
        yes_no("worked"),
        text("name"),
    )
    op.create_table(
        "person",
        identity(),
        refers("organisation_id", "organisation.id"),
        *texts("name", "email"),
        yes_no("active"),
        sa.UniqueConstraint("organisation_id", "email"),
    )


def _programmes() -> None:
    op.create_table(
        "definition",
        text("hash", 64, key=True),
        *texts("name", "version"),
        long_text("body"),
    )
    op.create_table(
        "programme",
        identity(),
        refers("organisation_id", "organisation.id"),
        *texts("key", "title"),
        sa.Column(
            "definition_hash",
            sa.String(),
            sa.ForeignKey("definition.hash"),
            nullable=False,
        ),
        text("variant"),
        day("start"),
        one_of("state", "running", "stopped", "closed"),
        text("phase"),
        number("version"),
        day("as_of"),
        day("stale_from", optional=True),
        day("caught_up_to", optional=True),
        instant("created_at"),
        sa.UniqueConstraint("key"),
    )
    index("programme", "organisation_id")
    index("programme", "state", "phase")
    op.create_table(
        "role_holder",
        refers("programme_id", "programme.id", key=True),
        text("role", key=True),
        refers("person_id", "person.id", key=True),
    )
    index("role_holder", "person_id")


def _network() -> None:
    op.create_table(
        "activity",
        refers("programme_id", "programme.id", key=True),
        text("code", key=True),
        number("position"),
        one_of("kind", "activity", "milestone", "gate"),
        *texts("title", "phase", "workstream", "owner_role", "reminders"),
        number("duration"),
        text("anchor_months"),
        number("anchor_day"),
        day("not_before", optional=True),
        yes_no("optional"),
        day("started", optional=True),
        day("finished", optional=True),
        number("remaining", optional=True),
        day("reported_on", optional=True),
        one_of("status", "not started", "in progress", "finished"),
        *days("start", "finish", "late_start", "late_finish"),
        *numbers("total_float", "free_float"),
        yes_no("critical"),
        *days("due_start", "due"),
    )
    op.create_table(
        "link",
        refers("programme_id", "programme.id", key=True),
        number("position", key=True),
        *texts("from_code", "to_code"),
        one_of("type", "FS", "SS", "FF", "SF"),
        number("lag"),
        yes_no("informs"),
    )


def _deliverables() -> None:
    op.create_table(
        "deliverable",
        refers("programme_id", "programme.id", key=True),
        text("code", key=True),
        *texts("activity_code", "title", "kind", "approver_role"),
        long_text("acceptance"),
        one_of("state", "expected", "submitted", "accepted", "returned"),
        number("version"),
    )
    op.create_table(
        "submission",
        number("programme_id", key=True),
        text("deliverable_code", key=True),
        number("version", key=True),
        refers("submitted_by", "person.id"),
        day("submitted_on"),
        instant("submitted_at"),
        *texts("link", "file_name"),
        text("sha256", 64),
        content("content", optional=True),
        one_of("verdict", "accepted", "returned", optional=True),
        refers("decided_by", "person.id", optional=True),
        instant("decided_at", optional=True),
        text("comment"),
        sa.ForeignKeyConstraint(
            ["programme_id", "deliverable_code"],
            ["deliverable.programme_id", "deliverable.code"],
        ),
    )


def _gates() -> None:
    op.create_table(
        "gate",
        refers("programme_id", "programme.id", key=True),
        text("code", key=True),
        text("decided_by_role"),
        yes_no("advisory"),
        one_of("state", "waiting", "passed", "held", "stopped"),
        long_text("outcomes"),
    )
    op.create_table(
        "criterion",
        refers("programme_id", "programme.id", key=True),
        text("gate_code", key=True),
        number("number", key=True),
        one_of("kind", "deliverable", "metric", "check"),
        *texts("subject", "at_least", "value"),
        refers("confirmed_by", "person.id", optional=True),
        instant("confirmed_at", optional=True),
    )
    op.create_table(
        "gate_decision",
        identity(),
        refers("programme_id", "programme.id"),
        text("gate_code"),
        one_of("decision", "go", "go with conditions", "hold", "stop"),
        text("words"),
        refers("decided_by", "person.id"),
        day("decided_on"),
        instant("decided_at"),
        *texts("conditions", "waiver"),
        long_text("unmet"),
    )
    index("gate_decision", "programme_id")


def _baselines() -> None:
    op.create_table(
        "baseline",
        refers("programme_id", "programme.id", key=True),
        number("number", key=True),
        text("name"),
        refers("approved_by", "person.id"),
        day("set_on"),
        instant("set_at"),
    )
    op.create_table(
        "baseline_date",
        number("programme_id", key=True),
        number("number", key=True),
        text("code", key=True),
        *days("start", "finish"),
        sa.ForeignKeyConstraint(
            ["programme_id", "number"], ["baseline.programme_id", "baseline.number"]
        ),
    )
