"""What falls due, found by index; and the reminders decided from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from programme.core.definition import ReminderAnchor
from programme.core.programme import Programme
from programme.core.reminders import FallsDue
from programme.core.status import ProgrammeState
from programme.storage.reading import Reader, as_bool, as_day, as_int, as_text
from programme.storage.tables import FallsDueRow, ProgrammeRow, ReminderRow

# The window's lower edge is the same for nearly all, so the index on day serves.
_TO_DO = """
    SELECT p.id, p.phase FROM programme p
     WHERE p.state = 'running' AND p.caught_up_to < :day
       AND (p.stale_from <= :day
            OR p.id IN (SELECT f.programme_id FROM falls_due f
                         WHERE f.day > :since AND f.day <= :day))
     ORDER BY p.id
"""
_FALLS_DUE = """
    SELECT f.programme_id, f.subject, f.occurrence, f.day, f.anchor, f.about, f.text,
           f.roles, f.urgent
      FROM falls_due f JOIN programme p ON p.id = f.programme_id
     WHERE f.programme_id IN :ids"""
_DUE = f"""{_FALLS_DUE} AND f.day <= :day AND f.day > p.caught_up_to
     ORDER BY f.programme_id, f.day, f.subject, f.occurrence
"""
_SAID = f"{_FALLS_DUE} AND f.day <= p.caught_up_to AND f.anchor <> 'round'"
_OF = f"{_FALLS_DUE} AND f.subject IN :subjects"


@dataclass(frozen=True, slots=True)
class NewReminder:
    """A reminder decided for one person; ``slot`` is the day of the run."""

    dedupe_key: str
    programme_id: int
    person_id: int
    channel: str
    subject: str
    occurrence: str
    slot: date
    day: date
    anchor: str
    about: date
    text: str
    urgent: bool


def programmes_to_do(read: Reader, day: date) -> tuple[tuple[int, str], ...]:
    """Read the programmes for which the day has work, each with its phase's key."""
    since = read(
        "SELECT min(caught_up_to) FROM programme"
        " WHERE state = 'running' AND caught_up_to < :day",
        day=day,
    )[0][0]
    if since is None:
        return ()
    rows = read(_TO_DO, day=day, since=as_day(since))
    return tuple((as_int(row[0]), as_text(row[1])) for row in rows)


def falls_due(
    read: Reader, programme_ids: Sequence[int], day: date
) -> tuple[tuple[int, FallsDue], ...]:
    """Read what fell due since the programmes' last day done, up to this day."""
    rows = read(_DUE, ids=programme_ids, day=day)
    return tuple((as_int(row[0]), _falls_due(row)) for row in rows)


def already_said(
    read: Reader, programme_ids: Sequence[int]
) -> Mapping[int, Mapping[str, list[FallsDue]]]:
    """Read what the days done have said of open work, by programme and subject."""
    found: dict[int, dict[str, list[FallsDue]]] = {
        identity: defaultdict(list) for identity in programme_ids
    }
    for row in read(_SAID, ids=programme_ids):
        found[as_int(row[0])][as_text(row[1])].append(_falls_due(row))
    return found


def due_of(read: Reader, programme_id: int, subjects: Sequence[str]) -> list[FallsDue]:
    """Read what falls due about these subjects of a programme, said or not."""
    return list(map(_falls_due, read(_OF, ids=[programme_id], subjects=subjects)))


def pass_over_rounds(connection: Connection, programme: Programme, day: date) -> None:
    """Take the rounds before a day as said: they came while a programme stood still."""
    due, done = FallsDueRow, programme.caught_up_to
    statement = update(due).where(
        col(due.programme_id) == programme.id,
        col(due.anchor) == ReminderAnchor.ROUND.value,
        col(due.about) < day,
        col(due.day) > done,
    )
    connection.execute(statement.values(day=done))


def insert_reminders(connection: Connection, reminders: Sequence[NewReminder]) -> int:
    """Store reminders that were not decided before; give how many were new."""
    if not reminders:
        return 0
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = (
        dialect.insert(ReminderRow)
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(col(ReminderRow.dedupe_key))
    )
    values = [asdict(reminder) for reminder in reminders]
    return len(connection.execute(statement, values).all())


def put_in_message(
    connection: Connection, dedupe_keys: Iterable[str], message_id: int
) -> None:
    """Store which message says these reminders."""
    statement = update(ReminderRow).where(
        col(ReminderRow.dedupe_key).in_(list(dedupe_keys))
    )
    connection.execute(statement.values(message_id=message_id))


def _falls_due(row: tuple[object, ...]) -> FallsDue:
    return FallsDue(
        subject=as_text(row[1]),
        occurrence=as_text(row[2]),
        day=as_day(row[3]),
        anchor=ReminderAnchor(as_text(row[4])),
        about=as_day(row[5]),
        text=as_text(row[6]),
        roles=tuple(as_text(row[7]).split()),
        urgent=as_bool(row[8]),
    )


def mark_idle_caught_up(connection: Connection, day: date) -> None:
    """Store the day as done for every running programme that it has no work for."""
    programme, due = ProgrammeRow, FallsDueRow
    work = (
        select(col(due.programme_id))
        .where(
            col(due.programme_id) == col(programme.id),
            col(due.day) > col(programme.caught_up_to),
            col(due.day) <= day,
        )
        .exists()
    )
    statement = update(programme).where(
        col(programme.state) == ProgrammeState.RUNNING,
        col(programme.caught_up_to) < day,
        or_(col(programme.stale_from).is_(None), col(programme.stale_from) > day),
        ~work,
    )
    connection.execute(statement.values(caught_up_to=day))
