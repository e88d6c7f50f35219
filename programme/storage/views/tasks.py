"""What is to be done, and by whom: work, decisions on deliverables, and gates."""

from collections.abc import Mapping
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
           a.owner_role, a.status, a.start, a.finish, a.due_start, a.due, a.critical
      FROM activity a
      JOIN programme g ON g.id = a.programme_id
      JOIN organisation o ON o.id = g.organisation_id
"""
_DECISIONS = """
    SELECT g.key, g.title, g.organisation_id, o.name, 'deliverable', d.code, d.title,
           a.phase, d.approver_role, d.state, s.submitted_on, s.submitted_on,
           s.submitted_on, s.submitted_on, a.critical
      FROM deliverable d
      JOIN submission s ON s.programme_id = d.programme_id
                       AND s.deliverable_code = d.code AND s.version = d.version
      JOIN activity a ON a.programme_id = d.programme_id AND a.code = d.activity_code
      JOIN programme g ON g.id = d.programme_id
      JOIN organisation o ON o.id = g.organisation_id
"""
_OF_PERSON = """
      JOIN role_holder h ON h.programme_id = g.id AND h.role = {role}
      JOIN person p ON p.id = h.person_id AND p.active AND lower(p.email) = :email
"""
_OPEN_WORK = " WHERE g.state = 'running' AND a.kind <> 'milestone'"
_OPEN_WORK += " AND a.status <> 'finished'"
_OPEN_DECISIONS = " WHERE g.state = 'running' AND d.state = 'submitted'"
_NOT_OWN = " AND s.submitted_by <> p.id"
_OF_PROGRAMME = " AND g.key = :key"


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


def tasks(read: Reader, email: str = "", key: str = "") -> list[Task]:
    """Read open tasks of running programmes, the soonest due first.

    With ``email`` those of one person, with ``key`` those of one programme. What a
    person submitted is not theirs to accept.
    """
    given = {"email": email.lower(), "key": key}
    work = read(_question(_WORK, "a.owner_role", _OPEN_WORK, given), **given)
    decisions = read(
        _question(_DECISIONS, "d.approver_role", _OPEN_DECISIONS, given)
        + (_NOT_OWN if email else ""),
        **given,
    )
    found = map(_task, [*work, *decisions])
    return sorted(found, key=lambda task: (task.due, task.programme, task.code))


def _question(what: str, role: str, which: str, given: Mapping[str, str]) -> str:
    person = _OF_PERSON.format(role=role) if given["email"] else ""
    return what + person + which + (_OF_PROGRAMME if given["key"] else "")


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
