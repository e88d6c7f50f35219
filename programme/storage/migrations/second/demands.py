"""The second schema's activities and links: constraints, calendars, committees.

SQLite cannot change a CHECK, so the table of activities is made again on both databases.
"""

import sqlalchemy as sa
from alembic import op

from programme.storage.migrations.columns import (
    Column,
    day,
    days,
    number,
    numbers,
    one_of,
    optional_real,
    refers,
    text,
    texts,
    yes_no,
)

_CONSTRAINTS = (
    "start no earlier than",
    "start no later than",
    "finish no earlier than",
    "finish no later than",
    "must start on",
    "must finish on",
    "as late as possible",
)
_KEPT = """
    programme_id, code, position, kind, title, phase, workstream, owner_role,
    reminders, duration, anchor_months, anchor_day, optional, started, finished,
    remaining, reported_on, status, start, finish, late_start, late_finish,
    total_float, free_float, critical, due_start, due"""


def add() -> None:
    """Make room for what a plan may demand."""
    _make_again(
        _columns("activity", "milestone", "gate", "deliverable"),
        f"""INSERT INTO activity ({_KEPT}, constraint_kind, constraint_day,
                   calendar, committee)
            SELECT {_KEPT},
                   CASE WHEN not_before IS NULL THEN NULL
                        ELSE 'start no earlier than' END,
                   not_before, '', ''
              FROM activity_before""",  # noqa: S608 - our own words
    )
    op.add_column("link", _text_for_old_rows("calendar"))
    op.add_column("baseline", _text_for_old_rows("gate"))


def take_back() -> None:
    """Lose what the first schema has no room for: other constraints, deliverables."""
    op.execute(
        """DELETE FROM link WHERE EXISTS (
               SELECT 1 FROM activity a
                WHERE a.programme_id = link.programme_id AND a.kind = 'deliverable'
                  AND a.code IN (link.from_code, link.to_code))"""
    )
    op.drop_column("baseline", "gate")
    op.drop_column("link", "calendar")
    _make_again(
        _first_columns(),
        f"""INSERT INTO activity ({_KEPT}, not_before)
            SELECT {_KEPT},
                   CASE WHEN constraint_kind = 'start no earlier than'
                        THEN constraint_day END
              FROM activity_before WHERE kind <> 'deliverable'""",  # noqa: S608 - our own words
    )


def _make_again(columns: list[Column], fill: str) -> None:
    op.execute("CREATE TABLE activity_before AS SELECT * FROM activity")
    op.drop_table("activity")
    op.create_table("activity", *columns)
    op.execute(fill)
    op.drop_table("activity_before")


def _columns(*kinds: str) -> list[Column]:
    return [
        *_common(*kinds),
        one_of("constraint_kind", *_CONSTRAINTS, optional=True),
        day("constraint_day", optional=True),
        day("deadline", optional=True),
        *texts("calendar", "committee"),
        optional_real("effort"),
        day("resumes", optional=True),
    ]


def _first_columns() -> list[Column]:
    return [
        *_common("activity", "milestone", "gate"),
        day("not_before", optional=True),
    ]


def _common(*kinds: str) -> list[Column]:
    return [
        refers("programme_id", "programme.id", key=True),
        text("code", key=True),
        number("position"),
        one_of("kind", *kinds),
        *texts("title", "phase", "workstream", "owner_role", "reminders"),
        number("duration"),
        text("anchor_months"),
        number("anchor_day"),
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
    ]


def _text_for_old_rows(name: str) -> Column:
    return sa.Column(name, sa.String(), nullable=False, server_default="")
