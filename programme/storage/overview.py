"""Where every programme stands, for the page of the daily run: reads only.

Nothing here is found by an index: each question walks a table once a day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.digest import HORIZON
from programme.core.gates import UNDECIDED
from programme.core.status import ActivityStatus
from programme.storage.calendars import calendars, last_worked_days
from programme.storage.reading import Reader, Row, as_day, as_int, as_text
from programme.storage.views.gates import gates

LOOK_BACK = 10
"""Working days for which a milestone counts as recently reached."""

MOST_GATES = 10
MOST_REACHED = 50
MOST_MILESTONES = 200

_PHASES = """
    SELECT p.phase, count(*),
           sum(CASE WHEN p.caught_up_to >= :day THEN 0 ELSE 1 END)
      FROM programme p WHERE p.state = 'running'
     GROUP BY p.phase ORDER BY p.phase
"""
# Said once more in core.lateness.is_overdue; a test holds the two together.
_LATE = """
    SELECT p.phase, p.key, o.name, count(*), min(a.due)
      FROM activity a
      JOIN programme p ON p.id = a.programme_id
      JOIN organisation o ON o.id = p.organisation_id
     WHERE p.state = 'running' AND a.kind = 'activity'
       AND a.status <> 'finished' AND a.due < :day AND o.id IN :organisations
     GROUP BY p.phase, p.key, o.name
"""
# Said once more in core.gates.GateNow.waits_for_decision; a test holds the two together.
# The few gates to ask of what comes before are found first; left to itself SQLite asks
# it of every gate.
_WAITING = """
      WITH near AS MATERIALIZED (
           SELECT p.id, p.key, p.organisation_id, g.code, a.position
             FROM programme p
             JOIN gate g ON g.programme_id = p.id
             JOIN activity a ON a.programme_id = p.id AND a.code = g.code
            WHERE p.state = 'running' AND g.state IN :undecided
              AND a.finish <= :day)
    SELECT n.id, n.key, o.name, n.code
      FROM near n JOIN organisation o ON o.id = n.organisation_id
     WHERE NOT EXISTS (SELECT 1 FROM link l
                         JOIN activity b ON b.programme_id = l.programme_id
                                        AND b.code = l.from_code
                        WHERE l.programme_id = n.id AND l.to_code = n.code
                          AND b.finished IS NULL)
     ORDER BY n.key, n.position
"""
_MILESTONES = """
    SELECT a.finish, a.due, a.status, a.code, a.title, p.key, o.name, o.id
      FROM activity a
      JOIN programme p ON p.id = a.programme_id
      JOIN organisation o ON o.id = p.organisation_id
     WHERE p.state = 'running' AND a.kind IN ('milestone', 'gate')
       AND a.finish >= :since AND a.finish <= :until
     ORDER BY a.finish, p.key, a.position
"""
_MESSAGES = """
    SELECT m.state, count(*) FROM message m
     WHERE m.state IN ('pending', 'failed', 'held') GROUP BY m.state
"""


@dataclass(frozen=True, slots=True)
class PhaseNow:
    """The programmes in a phase: how many are run, and have not had the day."""

    phase: str
    running: int
    behind: int


@dataclass(frozen=True, slots=True)
class LateProgramme:
    """A programme with overdue work; ``since`` is the earliest day it was due."""

    phase: str
    key: str
    organisation: str
    overdue: int
    since: date


@dataclass(frozen=True, slots=True)
class WaitingGate:
    """A gate that nothing but its decision holds up; ``unmet`` are criteria in words."""

    key: str
    organisation: str
    code: str
    title: str
    decided_by: str
    unmet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Every organisation's programmes on a day; for the programme office only.

    ``gates`` are the first ten of all that wait. ``messages`` counts what is in the
    outbox by state: pending, failed and held.
    """

    day: date
    phases: tuple[PhaseNow, ...]
    late: tuple[LateProgramme, ...]
    gates: tuple[WaitingGate, ...]
    gates_waiting: int
    messages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MilestoneNow:
    """A milestone or gate, reached or forecast on ``day``; ``promised`` is its due day."""

    day: date
    promised: date
    reached: bool
    code: str
    title: str
    key: str
    organisation: str


def phases_now(read: Reader) -> tuple[str, ...]:
    """Read the keys of the phases in which programmes are being run."""
    rows = read(
        "SELECT DISTINCT phase FROM programme WHERE state = 'running' ORDER BY phase"
    )
    return tuple(as_text(row[0]) for row in rows)


def overview(read: Reader, day: date) -> Overview:
    """Read where every running programme stands on a day."""
    waiting = read(_WAITING, day=day, undecided=sorted(UNDECIDED))
    return Overview(
        day=day,
        phases=tuple(
            PhaseNow(as_text(phase), as_int(running), as_int(behind))
            for phase, running, behind in read(_PHASES, day=day)
        ),
        late=tuple(sorted(_late(read, day), key=lambda one: (-one.overdue, one.key))),
        gates=tuple(_in_detail(read, waiting[:MOST_GATES])),
        gates_waiting=len(waiting),
        messages={as_text(state): as_int(n) for state, n in read(_MESSAGES)},
    )


def milestones(read: Reader, day: date) -> tuple[MilestoneNow, ...]:
    """Read what was reached lately and what comes next, by date; 200 at most.

    "Lately" and "next" are counted in the working days of each organisation.
    """
    ids = _organisations(read)
    if not ids:
        return ()
    spans = {one: _span(worked, day) for one, worked in calendars(read, ids).items()}
    since = min(first for first, _ in spans.values())
    until = max(last for _, last in spans.values())
    rows = read(_MILESTONES, since=since, until=until)
    found = [_milestone(row) for row in rows if _lies_in(row, spans)]
    reached = [one for one in found if one.reached and one.day <= day]
    coming = [one for one in found if not one.reached]
    shown = reached[-MOST_REACHED:] + coming
    return tuple(shown[:MOST_MILESTONES])


def _late(read: Reader, day: date) -> Iterator[LateProgramme]:
    for last, organisations in last_worked_days(
        read, _organisations(read), day
    ).items():
        for row in read(_LATE, day=last, organisations=organisations):
            phase, key, name, overdue, since = row
            yield LateProgramme(
                as_text(phase),
                as_text(key),
                as_text(name),
                as_int(overdue),
                as_day(since),
            )


def _organisations(read: Reader) -> list[int]:
    return [as_int(row[0]) for row in read("SELECT id FROM organisation")]


def _in_detail(read: Reader, waiting: list[Row]) -> Iterator[WaitingGate]:
    found = gates(read, [as_int(row[0]) for row in waiting])
    for identity, key, organisation, code in waiting:
        gate = next(one for one in found[as_int(identity)] if one.code == code)
        yield WaitingGate(
            as_text(key),
            as_text(organisation),
            gate.code,
            gate.title,
            gate.decided_by,
            tuple(gate.unmet()),
        )


def _span(calendar: WorkingCalendar, day: date) -> tuple[date, date]:
    return calendar.shift(day, -LOOK_BACK), calendar.shift(day, HORIZON)


def _lies_in(row: Row, spans: Mapping[int, tuple[date, date]]) -> bool:
    first, last = spans[as_int(row[7])]
    return first <= as_day(row[0]) <= last


def _milestone(row: Row) -> MilestoneNow:
    return MilestoneNow(
        day=as_day(row[0]),
        promised=as_day(row[1]),
        reached=as_text(row[2]) == ActivityStatus.FINISHED,
        code=as_text(row[3]),
        title=as_text(row[4]),
        key=as_text(row[5]),
        organisation=as_text(row[6]),
    )
