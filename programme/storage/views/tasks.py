"""What is to be done, and by whom: work, decisions on deliverables, and gates."""

from dataclasses import dataclass
from datetime import date

from programme.storage.reading import (
    Reader,
    Row,
    as_bool,
    as_day,
    as_int,
    as_text,
)

_WORK = """
    SELECT g.key, g.title, g.organisation_id, o.name, a.kind, a.code, a.title, a.phase,
           a.owner_role, a.status, a.start, a.finish, a.due_start, a.due, a.critical,
           g.id
      FROM activity a
      JOIN programme g ON g.id = a.programme_id
      JOIN organisation o ON o.id = g.organisation_id
"""
_DECISIONS = """
    SELECT g.key, g.title, g.organisation_id, o.name, 'deliverable', d.code, d.title,
           a.phase, d.approver_role, d.state, s.submitted_on, s.submitted_on,
           s.submitted_on, s.submitted_on, a.critical, g.id
      FROM deliverable d
      JOIN submission s ON s.programme_id = d.programme_id
                       AND s.deliverable_code = d.code AND s.version = d.version
      JOIN activity a ON a.programme_id = d.programme_id AND a.code = d.activity_code
      JOIN programme g ON g.id = d.programme_id
      JOIN organisation o ON o.id = g.organisation_id
"""
_OPEN_WORK = """
     WHERE g.state = 'running' AND a.kind IN ('activity', 'gate') AND a.status <> 'finished'
"""
_OPEN_DECISIONS = " WHERE g.state = 'running' AND d.state = 'submitted'"
_NOT_THEIR_OWN = " AND s.submitted_by NOT IN :people"
_OF_PROGRAMME = " AND g.key = :key"
_AMONG = " AND g.id IN :programmes"
_PEOPLE = "SELECT id FROM person WHERE lower(email) = :email AND active"
_ROLES = "SELECT programme_id, role FROM role_holder WHERE person_id IN :people"


@dataclass(frozen=True, slots=True)
class Task:
    """Something that somebody is to do.

    ``kind`` is activity, gate (to decide) or deliverable (to accept or return). The
    four days are those of the stored schedule; of a deliverable, all are the day on
    which it was submitted. ``role`` is the id of the role that is to do it.
    """

    programme: str
    programme_title: str
    organisation_id: int
    organisation: str
    kind: str
    code: str
    title: str
    phase: str
    role: str
    status: str
    start: date
    finish: date
    due_start: date
    due: date
    critical: bool


def tasks(read: Reader, key: str = "") -> list[Task]:
    """Read open tasks of all running programmes, or of one, the soonest due first."""
    which = _OF_PROGRAMME if key else ""
    work = read(_WORK + _OPEN_WORK + which, key=key)
    decisions = read(_DECISIONS + _OPEN_DECISIONS + which, key=key)
    return _sorted(work + decisions)


def tasks_of(read: Reader, email: str, key: str = "") -> list[Task]:
    """Read the open tasks of one person, in all running programmes or in one.

    What a person submitted is not theirs to accept.
    """
    people = [as_int(row[0]) for row in read(_PEOPLE, email=email.lower())]
    held = {(as_int(row[0]), as_text(row[1])) for row in read(_ROLES, people=people)}
    given = {"people": people, "programmes": sorted({one for one, _ in held})}
    work = read(_WORK + _OPEN_WORK + _AMONG, **given)
    decisions = read(_DECISIONS + _OPEN_DECISIONS + _AMONG + _NOT_THEIR_OWN, **given)
    theirs = [r for r in work + decisions if (as_int(r[15]), as_text(r[8])) in held]
    return [task for task in _sorted(theirs) if key in {"", task.programme}]


def _sorted(rows: list[Row]) -> list[Task]:
    return sorted(map(_task, rows), key=lambda t: (t.due, t.programme, t.code))


def _task(row: Row) -> Task:
    return Task(
        programme=as_text(row[0]),
        programme_title=as_text(row[1]),
        organisation_id=as_int(row[2]),
        organisation=as_text(row[3]),
        kind=as_text(row[4]),
        code=as_text(row[5]),
        title=as_text(row[6]),
        phase=as_text(row[7]),
        role=as_text(row[8]),
        status=as_text(row[9]),
        start=as_day(row[10]),
        finish=as_day(row[11]),
        due_start=as_day(row[12]),
        due=as_day(row[13]),
        critical=as_bool(row[14]),
    )
