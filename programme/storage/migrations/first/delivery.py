"""The first schema's reminders, outbox and digests."""

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
    milliseconds,
    number,
    numbers,
    one_of,
    refers,
    text,
    texts,
    yes_no,
)

TABLES = (
    "falls_due",
    "message",
    "reminder",
    "channel",
    "milestone_event",
    "digest",
    "digest_item",
)


def make() -> None:
    """Make the tables of delivery."""
    _outbox()
    _reminders()
    _digests()


def _outbox() -> None:
    states = "pending", "claimed", "sending", "sent"
    ends = "failed", "expired", "cancelled", "held"
    op.create_table(
        "message",
        identity(),
        text("dedupe_key", 64),
        refers("organisation_id", "organisation.id"),
        refers("programme_id", "programme.id", optional=True),
        refers("person_id", "person.id"),
        *texts("kind", "channel"),
        day("day"),
        number("generation"),
        refers("original_id", "message.id", optional=True),
        *texts("subject", "sender", "recipient"),
        content("mime"),
        one_of("state", *states, *ends),
        *numbers("attempts", "doubts"),
        milliseconds("next_try"),
        milliseconds("expires"),
        text("lease"),
        milliseconds("lease_until"),
        long_text("answer"),
        instant("created_at"),
        instant("settled_at", optional=True),
        sa.UniqueConstraint("dedupe_key"),
    )
    index("message", "organisation_id")
    index("message", "person_id")
    index("message", "state", "next_try")
    op.create_table(
        "channel",
        text("name", key=True),
        number("failures"),
        milliseconds("closed_until"),
        milliseconds("next_free"),
    )


def _reminders() -> None:
    op.create_table(
        "falls_due",
        refers("programme_id", "programme.id", key=True),
        text("subject", key=True),
        text("occurrence", key=True),
        day("day"),
        text("anchor"),
        day("about"),
        *texts("text", "roles"),
        yes_no("urgent"),
    )
    index("falls_due", "day", "programme_id")
    op.create_table(
        "reminder",
        text("dedupe_key", 64, key=True),
        refers("programme_id", "programme.id"),
        refers("person_id", "person.id"),
        *texts("channel", "subject", "occurrence"),
        *days("slot", "day"),
        text("anchor"),
        day("about"),
        text("text"),
        yes_no("urgent"),
        refers("message_id", "message.id", optional=True),
    )
    index("reminder", "programme_id")
    index("reminder", "message_id")
    waiting = sa.text("message_id IS NULL")
    op.create_index(
        "ix_reminder_waiting",
        "reminder",
        ["person_id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def _digests() -> None:
    op.create_table(
        "milestone_event",
        identity(),
        refers("programme_id", "programme.id"),
        text("code"),
        one_of("kind", "reached", "slipped", "decided"),
        day("on_day"),
        day("was", optional=True),
        day("now"),
        text("words"),
    )
    index("milestone_event", "programme_id")
    op.create_table(
        "digest",
        identity(),
        refers("programme_id", "programme.id"),
        text("series"),
        day("day"),
        refers("message_id", "message.id"),
        sa.UniqueConstraint("series", "day"),
    )
    index("digest", "programme_id")
    op.create_table(
        "digest_item",
        text("series", key=True),
        refers("event_id", "milestone_event.id", key=True),
        refers("digest_id", "digest.id"),
    )
    index("digest_item", "digest_id")
