"""Programmes read into core values, many at a time in five questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import (
    Activity,
    Constraint,
    Kind,
    Link,
    LinkType,
    MonthAnchor,
    Plan,
    Progress,
    no_earlier_than,
)
from programme.core.programme import Detail, Programme
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus, ProgrammeState
from programme.storage.calendars import calendars
from programme.storage.reading import (
    Reader,
    as_bool,
    as_day,
    as_int,
    as_optional_day,
    as_text,
)

_PROGRAMMES = """
    SELECT p.id, p.organisation_id, o.name, p.key, p.title, p.definition_hash,
           p.variant, p.start, p.state, p.phase, p.version, p.as_of, p.stale_from,
           p.caught_up_to
      FROM programme p JOIN organisation o ON o.id = p.organisation_id
"""
_ACTIVITIES = """
    SELECT programme_id, code, duration, kind, anchor_months, anchor_day, not_before,
           started, finished, remaining, reported_on,
           title, phase, workstream, owner_role, reminders, optional,
           status, start, finish, late_start, late_finish, total_float, free_float,
           critical, due_start, due
      FROM activity WHERE programme_id IN :ids ORDER BY programme_id, position
"""
_LINKS = """
    SELECT programme_id, informs, from_code, to_code, type, lag
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
    return {
        as_int(row[0]): _programme(
            row,
            worked[as_int(row[1])],
            activities[as_int(row[0])],
            links[as_int(row[0])],
        )
        for row in heads
    }


_Row = tuple[object, ...]


def _grouped(rows: list[_Row]) -> Mapping[int, list[_Row]]:
    grouped: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[as_int(row[0])].append(row)
    return grouped


def _programme(
    row: _Row, calendar: WorkingCalendar, activities: list[_Row], links: list[_Row]
) -> Programme:
    start = as_day(row[7])
    blocking = [row for row in links if not as_bool(row[1])]
    return Programme(
        id=as_int(row[0]),
        organisation_id=as_int(row[1]),
        organisation=as_text(row[2]),
        key=as_text(row[3]),
        title=as_text(row[4]),
        definition_hash=as_text(row[5]),
        variant=as_text(row[6]),
        start=start,
        state=ProgrammeState(as_text(row[8])),
        phase=as_text(row[9]),
        version=as_int(row[10]),
        as_of=as_day(row[11]),
        stale_from=as_optional_day(row[12]),
        caught_up_to=as_optional_day(row[13]),
        calendar=calendar,
        plan=Plan(
            start,
            tuple(_activity(row) for row in activities),
            tuple(_link(row) for row in blocking),
        ),
        details={as_text(row[1]): _detail(row) for row in activities},
        dates={as_text(row[1]): _dates(row) for row in activities},
        informs=tuple(
            (as_text(row[2]), as_text(row[3])) for row in links if as_bool(row[1])
        ),
    )


def _activity(row: _Row) -> Activity:
    return Activity(
        code=as_text(row[1]),
        duration=as_int(row[2]),
        kind=Kind(as_text(row[3])),
        anchor=_anchor(as_text(row[4]), as_int(row[5])),
        constraint=_constraint(as_optional_day(row[6])),
        progress=Progress(
            started=as_optional_day(row[7]),
            finished=as_optional_day(row[8]),
            remaining=None if row[9] is None else as_int(row[9]),
            reported_on=as_optional_day(row[10]),
        ),
    )


def _constraint(not_before: date | None) -> Constraint | None:
    return None if not_before is None else no_earlier_than(not_before)


def _anchor(months: str, day: int) -> MonthAnchor | None:
    if not months:
        return None
    return MonthAnchor(tuple(int(month) for month in months.split()), day)


def _link(row: _Row) -> Link:
    return Link(
        as_text(row[2]), as_text(row[3]), LinkType(as_text(row[4])), as_int(row[5])
    )


def _detail(row: _Row) -> Detail:
    return Detail(
        code=as_text(row[1]),
        title=as_text(row[11]),
        phase=as_text(row[12]),
        workstream=as_text(row[13]),
        owner_role=as_text(row[14]),
        reminders=as_text(row[15]),
        optional=as_bool(row[16]),
    )


def _dates(row: _Row) -> Dates:
    return Dates(
        code=as_text(row[1]),
        status=ActivityStatus(as_text(row[17])),
        start=as_day(row[18]),
        finish=as_day(row[19]),
        late_start=as_day(row[20]),
        late_finish=as_day(row[21]),
        total_float=as_int(row[22]),
        free_float=as_int(row[23]),
        critical=as_bool(row[24]),
        due_start=as_day(row[25]),
        due=as_day(row[26]),
    )
