"""Writing what edits changed in a programme's plan, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, delete, insert, update
from sqlmodel import col

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.plan import ELAPSED
from programme.core.programme import Programme
from programme.core.schedule import Dates
from programme.storage.plan_days import days_text
from programme.storage.saving import activity_values, date_values, insert_links
from programme.storage.tables import ActivityRow, CalendarRow, CommitteeRow, LinkRow


def save_edited(
    connection: Connection,
    before: Programme,
    after: Programme,
    dates: Mapping[str, Dates],
) -> None:
    """Store the difference between a programme as it is stored and as it was edited.

    ``dates`` are those of the edited plan; only those of new points are stored.
    """
    _save_points(connection, before, after, dates)
    was, now = before.plan, after.plan
    if was.links != now.links:
        gone = delete(LinkRow).where(col(LinkRow.programme_id) == before.id)
        connection.execute(gone)
        insert_links(connection, before.id, now.links, after.informs)
    if was.calendars != now.calendars:
        rows = _calendar_rows(before.id, now.calendars)
        _replace(connection, CalendarRow, before.id, rows)
    if was.committees != now.committees:
        save_committees(connection, before.id, now.committees)


def save_committees(
    connection: Connection, programme_id: int, committees: Mapping[str, Committee]
) -> None:
    """Store the committees of a programme in place of those that were stored."""
    rows = _committee_rows(programme_id, committees)
    _replace(connection, CommitteeRow, programme_id, rows)


def _save_points(
    connection: Connection,
    before: Programme,
    after: Programme,
    dates: Mapping[str, Dates],
) -> None:
    was, now = _values(before), _values(after)
    progress = {one.code: asdict(one.progress) for one in after.plan.activities}
    for code, values in now.items():
        if code not in was:
            row = {**values, **progress[code], **date_values(dates[code])}
            statement = insert(ActivityRow).values(programme_id=before.id, **row)
            connection.execute(statement)
        elif was[code] != values:
            changed = update(ActivityRow).where(*_is(before.id, code))
            connection.execute(changed.values(**values))
    for code in was.keys() - now.keys():
        connection.execute(delete(ActivityRow).where(*_is(before.id, code)))


def _values(programme: Programme) -> Mapping[str, dict[str, object]]:
    """Give what is stored of each activity; its position is its place in the plan."""
    return {
        one.code: {
            "position": position,
            **activity_values(one, programme.details[one.code]),
        }
        for position, one in enumerate(programme.plan.activities)
    }


def _is(programme_id: int, code: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(ActivityRow.programme_id) == programme_id,
        col(ActivityRow.code) == code,
    )


def _replace(
    connection: Connection,
    table: type[CalendarRow] | type[CommitteeRow],
    programme_id: int,
    rows: Iterable[dict[str, object]],
) -> None:
    gone = delete(table).where(col(table.programme_id) == programme_id)
    connection.execute(gone)
    every = list(rows)
    if every:
        connection.execute(insert(table), every)


def _calendar_rows(
    programme_id: int, calendars: Mapping[str, WorkingCalendar]
) -> Iterator[dict[str, object]]:
    for name, calendar in calendars.items():
        if name != ELAPSED:
            yield {
                "programme_id": programme_id,
                "name": name,
                "weekdays": " ".join(map(str, sorted(calendar.weekdays))),
                "days_off": days_text(calendar.days_off),
                "extra_days": days_text(calendar.extra_days),
            }


def _committee_rows(
    programme_id: int, committees: Mapping[str, Committee]
) -> Iterator[dict[str, object]]:
    for key, committee in committees.items():
        yield {
            "programme_id": programme_id,
            "key": key,
            "name": committee.name,
            "papers": committee.papers,
            "meetings": days_text(committee.meetings),
        }
