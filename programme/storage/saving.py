"""Writing a programme: its network once, then only what changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from programme.core.instantiate import Instance
from programme.core.plan import Activity, Link, Progress
from programme.core.programme import Detail, Programme
from programme.core.reminders import FallsDue
from programme.core.schedule import Dates, Schedule
from programme.core.status import ProgrammeState
from programme.storage.reading import as_int
from programme.storage.tables import (
    ActivityRow,
    FallsDueRow,
    LinkRow,
    ProgrammeRow,
    ReminderRow,
)


class StaleVersionError(RuntimeError):
    """The programme changed since it was read; nothing of this change was kept."""


def insert_network(
    connection: Connection, programme_id: int, instance: Instance, schedule: Schedule
) -> None:
    """Store every activity, milestone, gate and link of a new programme."""
    activities = [
        {
            "programme_id": programme_id,
            "position": position,
            **activity_values(activity, instance.details[activity.code]),
            **asdict(activity.progress),
            **date_values(schedule.dates[activity.code]),
        }
        for position, activity in enumerate(instance.plan.activities)
    ]
    connection.execute(insert(ActivityRow), activities)
    insert_links(connection, programme_id, instance.plan.links, instance.informs)


def save_dates(
    connection: Connection, programme_id: int, changed: Iterable[Dates]
) -> None:
    """Store new dates of activities that are already there."""
    values = [{"of_code": dates.code, **date_values(dates)} for dates in changed]
    if values:
        statement = update(ActivityRow).where(
            col(ActivityRow.programme_id) == programme_id,
            col(ActivityRow.code) == bindparam("of_code"),
        )
        connection.execute(statement, values)


def save_progress(
    connection: Connection, programme_id: int, code: str, progress: Progress
) -> None:
    """Store what has happened to one activity or gate."""
    statement = update(ActivityRow).where(
        col(ActivityRow.programme_id) == programme_id, col(ActivityRow.code) == code
    )
    connection.execute(statement.values(**asdict(progress)))


def save_schedule_head(
    connection: Connection, programme: Programme, schedule: Schedule, phase: str
) -> None:
    """Store as of when the schedule stands, and count the version up.

    Raises:
        StaleVersionError: when somebody changed the programme since it was read.
    """
    statement = update(ProgrammeRow).where(
        col(ProgrammeRow.id) == programme.id,
        col(ProgrammeRow.version) == programme.version,
    )
    values = {
        "as_of": schedule.as_of,
        "stale_from": schedule.stale_from,
        "phase": phase,
        "version": programme.version + 1,
    }
    if connection.execute(statement.values(**values)).rowcount != 1:
        msg = f"programme {programme.key!r} was changed by somebody else meanwhile"
        raise StaleVersionError(msg)


def save_origin(
    connection: Connection, programme: Programme, definition_hash: str
) -> None:
    """Store what an imported programme is made from now, its title and its start."""
    statement = update(ProgrammeRow).where(col(ProgrammeRow.id) == programme.id)
    values = {"title": programme.title, "start": programme.start}
    connection.execute(statement.values(definition_hash=definition_hash, **values))


def save_state(
    connection: Connection, programme_id: int, state: ProgrammeState
) -> None:
    """Store whether the programme is being run; the caller holds its lock."""
    statement = update(ProgrammeRow).where(col(ProgrammeRow.id) == programme_id)
    connection.execute(statement.values(state=state))


def save_caught_up(connection: Connection, programme_ids: list[int], day: date) -> None:
    """Store that the daily run has done this day for these programmes."""
    statement = update(ProgrammeRow).where(col(ProgrammeRow.id).in_(programme_ids))
    connection.execute(statement.values(caught_up_to=day))


def replace_falls_due(
    connection: Connection,
    programme_id: int,
    subjects: Iterable[str],
    due: Iterable[FallsDue],
) -> None:
    """Store what falls due about these subjects, in place of what was stored.

    Reminders that no longer fall due and are in no message yet are withdrawn.
    """
    about = list(subjects)
    gone = delete(FallsDueRow).where(
        col(FallsDueRow.programme_id) == programme_id,
        col(FallsDueRow.subject).in_(about),
    )
    connection.execute(gone)
    _insert_falls_due(connection, programme_id, due)
    _withdraw(connection, programme_id, about)


def swap_falls_due(
    connection: Connection,
    programme_id: int,
    gone: Collection[FallsDue],
    new: Collection[FallsDue],
) -> None:
    """Store new occurrences in place of those that are gone, and withdraw these."""
    if gone:
        statement = delete(FallsDueRow).where(
            col(FallsDueRow.programme_id) == programme_id,
            col(FallsDueRow.subject) == bindparam("of_subject"),
            col(FallsDueRow.occurrence) == bindparam("named"),
        )
        rows = [{"of_subject": o.subject, "named": o.occurrence} for o in gone]
        connection.execute(statement, rows)
    _insert_falls_due(connection, programme_id, new)
    if gone:
        _withdraw(connection, programme_id, {one.subject for one in gone})


def _insert_falls_due(
    connection: Connection, programme_id: int, due: Iterable[FallsDue]
) -> None:
    rows = [_due_values(programme_id, one) for one in due]
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(FallsDueRow).on_conflict_do_nothing(), rows)


def _withdraw(
    connection: Connection, programme_id: int, subjects: Iterable[str]
) -> None:
    """Delete the reminders in no message yet of what no longer falls due."""
    unsaid = delete(ReminderRow).where(
        col(ReminderRow.message_id).is_(None),
        col(ReminderRow.programme_id) == programme_id,
        col(ReminderRow.subject).in_(list(subjects)),
        ~_falls_due(),
    )
    connection.execute(unsaid)


def _falls_due() -> ColumnElement[bool]:
    due, reminder = FallsDueRow, ReminderRow
    return exists().where(
        col(due.programme_id) == col(reminder.programme_id),
        col(due.subject) == col(reminder.subject),
        col(due.occurrence) == col(reminder.occurrence),
    )


def activity_values(activity: Activity, detail: Detail) -> dict[str, object]:
    """Give what is stored of an activity, but its dates and progress."""
    anchor = activity.anchor
    return {
        **asdict(detail),
        "kind": activity.kind,
        "duration": activity.duration,
        "anchor_months": " ".join(map(str, anchor.months)) if anchor else "",
        "anchor_day": anchor.day if anchor else 1,
        "constraint_kind": activity.constraint and activity.constraint.kind,
        "constraint_day": activity.constraint and activity.constraint.day,
        "deadline": activity.deadline,
        "committee": activity.committee,
    }


def date_values(dates: Dates) -> dict[str, object]:
    """Give what is stored of computed dates."""
    values: dict[str, object] = dates._asdict()
    del values["code"]
    return values


def insert_links(
    connection: Connection,
    programme_id: int,
    links: Sequence[Link],
    informs: Sequence[tuple[str, str]],
) -> None:
    """Store the links in their order, and after them the pairs that only inform."""
    every = [*links, *(Link(frm, to) for frm, to in informs)]
    rows = [
        {
            "programme_id": programme_id,
            "position": position,
            "from_code": link.frm,
            "to_code": link.to,
            "type": link.type,
            "lag": link.lag,
            "calendar": link.calendar,
            "informs": position >= len(links),
        }
        for position, link in enumerate(every)
    ]
    if rows:
        connection.execute(insert(LinkRow), rows)


def _due_values(programme_id: int, one: FallsDue) -> dict[str, object]:
    return {
        "programme_id": programme_id,
        "subject": one.subject,
        "occurrence": one.occurrence,
        "day": one.day,
        "anchor": one.anchor.value,
        "about": one.about,
        "text": one.text,
        "roles": " ".join(one.roles),
        "urgent": one.urgent,
    }


def lock_programme(connection: Connection, key: str) -> None:
    """Hold the programme's row until the transaction ends (Postgres; SQLite has one
    writer at a time anyway).
    """
    statement = select(col(ProgrammeRow.id)).where(col(ProgrammeRow.key) == key)
    connection.execute(statement.with_for_update(key_share=True))


def insert_programme(connection: Connection, values: Mapping[str, object]) -> int:
    """Store a new programme's own row and give its id."""
    statement = insert(ProgrammeRow).values(values).returning(col(ProgrammeRow.id))
    return as_int(connection.execute(statement).scalar_one())
