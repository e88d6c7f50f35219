"""Programmes read into core values, many at a time in few questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from programme.core.calendar import WorkingCalendar
from programme.core.plan import (
    Activity,
    Constraint,
    ConstraintKind,
    Kind,
    Link,
    LinkType,
    MonthAnchor,
    Plan,
    Progress,
)
from programme.core.programme import Detail, Programme, calendars_of
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus, ProgrammeState
from programme.core.timed.text import timed_from_text
from programme.storage.calendars import calendars
from programme.storage.plan_days import PlanDays, plan_days
from programme.storage.reading import (
    Reader,
    as_bool,
    as_day,
    as_int,
    as_number,
    as_optional_day,
    as_text,
)

_PROGRAMMES = """
    SELECT p.id, p.organisation_id, o.name, p.key, p.title, p.definition_hash,
           p.variant, p.start, p.state, p.phase, p.version, p.as_of, p.stale_from,
           p.caught_up_to, t.body
      FROM programme p JOIN organisation o ON o.id = p.organisation_id
      LEFT JOIN timed_plan t ON t.programme_id = p.id
"""
_ACTIVITIES = """
    SELECT programme_id, code, duration, kind, anchor_months, anchor_day,
           constraint_kind, constraint_day, deadline, committee,
           started, finished, remaining, reported_on, resumes,
           title, phase, workstream, owner_role, reminders, optional, calendar, effort,
           status, start, finish, late_start, late_finish, total_float, free_float,
           critical, due_start, due
      FROM activity WHERE programme_id IN :ids ORDER BY programme_id, position
"""
_LINKS = """
    SELECT programme_id, informs, from_code, to_code, type, lag, calendar
      FROM link WHERE programme_id IN :ids ORDER BY programme_id, position
"""


class UnknownProgrammeError(LookupError):
    """No programme has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"there is no programme {key!r}")
        self.key = key


def programme_by_key(read: Reader, key: str) -> Programme:
    """Read one programme whole.

    Raises:
        UnknownProgrammeError: when no programme has the key.
    """
    rows = read("SELECT id FROM programme WHERE key = :key", key=key)
    if not rows:
        raise UnknownProgrammeError(key)
    identity = as_int(rows[0][0])
    return programmes(read, [identity])[identity]


def programmes(read: Reader, ids: Iterable[int]) -> Mapping[int, Programme]:
    """Read many programmes whole, by id."""
    wanted = sorted(set(ids))
    heads = read(f"{_PROGRAMMES} WHERE p.id IN :ids", ids=wanted)
    worked = calendars(read, (as_int(row[1]) for row in heads))
    activities = _grouped(read(_ACTIVITIES, ids=wanted))
    links = _grouped(read(_LINKS, ids=wanted))
    days = plan_days(read, wanted)
    return {
        as_int(row[0]): _programme(
            row,
            worked[as_int(row[1])],
            _Network(activities[as_int(row[0])], links[as_int(row[0])]),
            days[as_int(row[0])],
        )
        for row in heads
    }


_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Network:
    activities: list[_Row]
    links: list[_Row]


def _grouped(rows: list[_Row]) -> Mapping[int, list[_Row]]:
    grouped: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[as_int(row[0])].append(row)
    return grouped


def _programme(
    row: _Row, calendar: WorkingCalendar, network: _Network, days: PlanDays
) -> Programme:
    details = {as_text(row[1]): _detail(row) for row in network.activities}
    return Programme(
        id=as_int(row[0]),
        organisation_id=as_int(row[1]),
        organisation=as_text(row[2]),
        key=as_text(row[3]),
        title=as_text(row[4]),
        definition_hash=as_text(row[5]),
        variant=as_text(row[6]),
        start=as_day(row[7]),
        state=ProgrammeState(as_text(row[8])),
        phase=as_text(row[9]),
        version=as_int(row[10]),
        as_of=as_day(row[11]),
        stale_from=as_optional_day(row[12]),
        caught_up_to=as_optional_day(row[13]),
        calendar=calendar,
        plan=Plan(
            as_day(row[7]),
            tuple(_activity(row, details, days) for row in network.activities),
            tuple(_link(row) for row in network.links if not as_bool(row[1])),
            days.calendars,
            days.committees,
        ),
        details=details,
        dates={as_text(row[1]): _dates(row) for row in network.activities},
        informs=tuple(
            (as_text(row[2]), as_text(row[3]))
            for row in network.links
            if as_bool(row[1])
        ),
        sole_holders=days.sole_holders,
        timed=None if row[14] is None else timed_from_text(as_text(row[14])),
    )


def _activity(row: _Row, details: Mapping[str, Detail], days: PlanDays) -> Activity:
    detail = details[as_text(row[1])]
    return Activity(
        code=detail.code,
        duration=as_int(row[2]),
        kind=Kind(as_text(row[3])),
        anchor=_anchor(as_text(row[4]), as_int(row[5])),
        constraint=_constraint(row),
        deadline=as_optional_day(row[8]),
        calendars=calendars_of(detail, days.sole_holders, days.calendars),
        committee=as_text(row[9]),
        progress=Progress(
            started=as_optional_day(row[10]),
            finished=as_optional_day(row[11]),
            remaining=None if row[12] is None else as_int(row[12]),
            reported_on=as_optional_day(row[13]),
            resumes=as_optional_day(row[14]),
        ),
    )


def _constraint(row: _Row) -> Constraint | None:
    if row[6] is None:
        return None
    return Constraint(ConstraintKind(as_text(row[6])), as_optional_day(row[7]))


def _anchor(months: str, day: int) -> MonthAnchor | None:
    if not months:
        return None
    return MonthAnchor(tuple(int(month) for month in months.split()), day)


def _link(row: _Row) -> Link:
    return Link(
        as_text(row[2]),
        as_text(row[3]),
        LinkType(as_text(row[4])),
        as_int(row[5]),
        as_text(row[6]),
    )


def _detail(row: _Row) -> Detail:
    return Detail(
        code=as_text(row[1]),
        title=as_text(row[15]),
        phase=as_text(row[16]),
        workstream=as_text(row[17]),
        owner_role=as_text(row[18]),
        reminders=as_text(row[19]),
        optional=as_bool(row[20]),
        calendar=as_text(row[21]),
        effort=None if row[22] is None else as_number(row[22]),
    )


def _dates(row: _Row) -> Dates:
    return Dates(
        code=as_text(row[1]),
        status=ActivityStatus(as_text(row[23])),
        start=as_day(row[24]),
        finish=as_day(row[25]),
        late_start=as_day(row[26]),
        late_finish=as_day(row[27]),
        total_float=as_int(row[28]),
        free_float=as_int(row[29]),
        critical=as_bool(row[30]),
        due_start=as_day(row[31]),
        due=as_day(row[32]),
    )
