"""A plan as lines that people edit outside the program, and the edits that they mean.

A line is one activity, milestone or gate. Some of what it shows is computed: that is
there to be seen, and nothing that is written over it becomes an edit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.edits import (
    AddLink,
    OfActivity,
    OfLinks,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetOwner,
)
from programme.core.plan import Activity, Constraint, Kind, Link
from programme.core.programme import Detail, Programme
from programme.core.schedule import Dates, Schedule
from programme.core.status import ActivityStatus

LineEdit = OfActivity | SetOwner | SetCalendar | OfLinks
"""What a line can say; hours, calendars, committees and deliverables have no line."""

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """What is computed: dates as the schedule has them, floats in working days.

    ``percent`` is how much of the duration is done, from what was reported.
    """

    start: date
    finish: date
    late_start: date
    late_finish: date
    total_float: int
    free_float: int
    critical: bool
    status: ActivityStatus
    percent: int


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One activity, milestone or gate; ``duration`` is in working days.

    ``predecessors`` are links that all lead to ``code``. From ``duration`` to
    ``committee``, and ``owner_role``, is what an edit may change.
    """

    code: str
    title: str
    kind: Kind
    phase: str
    workstream: str
    owner_role: str
    duration: int
    predecessors: tuple[Link, ...]
    constraint: Constraint | None
    deadline: date | None
    calendar: str
    committee: str
    shown: Shown


def lines_of(programme: Programme, schedule: Schedule) -> tuple[PlanLine, ...]:
    """Give the lines of a programme, in the plan's order."""
    before: dict[str, list[Link]] = {}
    for link in programme.plan.links:
        before.setdefault(link.to, []).append(link)
    return tuple(
        _line(
            activity,
            programme.details[activity.code],
            tuple(before.get(activity.code, ())),
            schedule.dates[activity.code],
        )
        for activity in programme.plan.activities
    )


def edits_from(programme: Programme, lines: Iterable[PlanLine]) -> tuple[LineEdit, ...]:
    """Give the fewest edits that make a programme what the lines say.

    What no line names stays as it is, and so does all that has happened. Lines that say
    what is so already give no edit.

    Raises:
        KeyError: when a line names an activity that is not there.
    """
    said = {line.code: line for line in lines}
    work = {activity.code: activity for activity in programme.plan.activities}
    edits: list[LineEdit] = []
    for code, line in said.items():
        edits += _edits(work[code], programme.details[code], line)
    return *edits, *_link_edits(programme.plan.links, said)


def changed_field(edit: LineEdit) -> tuple[str, str]:
    """Give the code of the line that an edit changes, and the field of the line."""
    match edit:
        case AddLink(Link(to=code)) | RemoveLink(to=code):
            field = "predecessors"
        case SetDuration(code):
            field = "duration"
        case SetConstraint(code):
            field = "constraint"
        case SetDeadline(code):
            field = "deadline"
        case SetOwner(code):
            field = "owner_role"
        case SetCalendar(code):
            field = "calendar"
        case SetCommittee(code):
            field = "committee"
    return code, field


def _line(
    activity: Activity, detail: Detail, before: tuple[Link, ...], dates: Dates
) -> PlanLine:
    return PlanLine(
        code=activity.code,
        title=detail.title,
        kind=activity.kind,
        phase=detail.phase,
        workstream=detail.workstream,
        owner_role=detail.owner_role,
        duration=activity.duration,
        predecessors=before,
        constraint=activity.constraint,
        deadline=activity.deadline,
        calendar=detail.calendar,
        committee=activity.committee,
        shown=Shown(
            start=dates.start,
            finish=dates.finish,
            late_start=dates.late_start,
            late_finish=dates.late_finish,
            total_float=dates.total_float,
            free_float=dates.free_float,
            critical=dates.critical,
            status=dates.status,
            percent=_percent(activity, dates),
        ),
    )


def _percent(activity: Activity, dates: Dates) -> int:
    if dates.status is ActivityStatus.FINISHED:
        return _WHOLE
    left = activity.progress.remaining
    if left is None or not activity.duration:
        return 0
    return max(0, _WHOLE * (activity.duration - left) // activity.duration)


def _edits(activity: Activity, detail: Detail, line: PlanLine) -> Iterator[LineEdit]:
    code = line.code
    if line.duration != activity.duration:
        yield SetDuration(code, line.duration)
    if line.constraint != activity.constraint:
        yield SetConstraint(code, line.constraint)
    if line.deadline != activity.deadline:
        yield SetDeadline(code, line.deadline)
    if line.owner_role != detail.owner_role:
        yield SetOwner(code, line.owner_role)
    if line.calendar != detail.calendar:
        yield SetCalendar(code, line.calendar)
    if line.committee != activity.committee:
        yield SetCommittee(code, line.committee)


def _link_edits(
    links: Iterable[Link], said: Mapping[str, PlanLine]
) -> Iterator[OfLinks]:
    """Take links away, give them another lag in their place, and add the new ones."""
    wanted = {link.ends: link for line in said.values() for link in line.predecessors}
    at = 0
    for link in links:
        now = wanted.pop(link.ends, None) if link.to in said else link
        if now != link:
            yield RemoveLink(*link.ends)
        if now is not None and now != link:
            yield AddLink(now, at)
        at += now is not None
    yield from map(AddLink, wanted.values())
