"""The second schema's new tables: calendars, committees, and what is kept of changes."""

from alembic import op

from programme.storage.migrations.columns import (
    day,
    instant,
    long_text,
    number,
    one_of,
    refers,
    text,
    texts,
)

TABLES = (
    "calendar",
    "committee",
    "change",
    "scenario",
    "confidence",
    "forecast_point",
)


def make() -> None:
    """Make the tables; forecasts are known from now on."""
    _calendars()
    _changes()
    _judgements()
    op.execute(
        """INSERT INTO forecast_point (programme_id, as_of, code, finish)
           SELECT p.id, p.as_of, a.code, a.finish
             FROM activity a JOIN programme p ON p.id = a.programme_id
            WHERE a.kind IN ('milestone', 'gate')"""
    )


def drop() -> None:
    """Drop the tables, and what they held."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _calendars() -> None:
    op.create_table(
        "calendar",
        refers("programme_id", "programme.id", key=True),
        text("name", key=True),
        text("weekdays"),
        long_text("days_off"),
        long_text("extra_days"),
    )
    op.create_table(
        "committee",
        refers("programme_id", "programme.id", key=True),
        text("key", key=True),
        text("name"),
        number("papers"),
        long_text("meetings"),
    )


def _changes() -> None:
    op.create_table(
        "change",
        refers("programme_id", "programme.id", key=True),
        number("number", key=True),
        instant("at"),
        day("on_day"),
        refers("person_id", "person.id"),
        *texts("words", "reason", "delay_reason"),
        long_text("edits"),
        long_text("inverse"),
        number("undone_by", optional=True),
        number("undoes", optional=True),
    )
    op.create_table(
        "scenario",
        refers("programme_id", "programme.id", key=True),
        text("name", key=True),
        long_text("edits"),
        refers("made_by", "person.id"),
        instant("made_at"),
    )


def _judgements() -> None:
    op.create_table(
        "confidence",
        refers("programme_id", "programme.id", key=True),
        number("number", key=True),
        text("subject"),
        one_of("level", "high", "medium", "low"),
        text("reason"),
        refers("judged_by", "person.id"),
        day("judged_on"),
        instant("judged_at"),
        day("expires_on"),
    )
    op.create_table(
        "forecast_point",
        refers("programme_id", "programme.id", key=True),
        day("as_of", key=True),
        text("code", key=True),
        day("finish"),
    )
