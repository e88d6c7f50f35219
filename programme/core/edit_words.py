"""Edits in words, as previews, journals and lists of changes say them."""

from typing import assert_never

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.edits import (
    AddDeliverable,
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    OfActivity,
    OfDetail,
    OfLinks,
    OfPlan,
    OfPoints,
    RemoveDeliverable,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetEffort,
    SetOwner,
)
from programme.core.plan import (
    ELAPSED,
    FROM_START,
    TO_FINISH,
    Constraint,
    Link,
    LinkType,
)
from programme.core.weekdays import WEEKDAYS
from programme.core.words import counted, listed, long_date, working_days


def edit_words(edit: Edit) -> str:
    """Say an edit as what holds after it."""
    if isinstance(edit, OfActivity):
        return _of_activity(edit)
    if isinstance(edit, OfDetail):
        return _of_detail(edit)
    if isinstance(edit, OfPlan):
        return _of_plan(edit)
    return _of_network(edit)


def constraint_words(constraint: Constraint | None) -> str:
    """Say a constraint: must finish on 9 December 2026."""
    if constraint is None:
        return "no constraint"
    day = constraint.day
    return f"{constraint.kind} {long_date(day)}" if day else str(constraint.kind)


def lag_words(link: Link) -> str:
    """Say the lag of a link; nothing where there is none."""
    if not link.lag:
        return ""
    days = counted(abs(link.lag), "day")
    if link.calendar != ELAPSED:
        of = f" of {link.calendar}" if link.calendar else ""
        days = working_days(abs(link.lag)) + of
    return f", {days} {'later' if link.lag > 0 else 'earlier'}"


def _of_activity(edit: OfActivity) -> str:
    match edit:
        case SetDuration(code, days):
            return f"{code} takes {working_days(days)}"
        case SetConstraint(code, constraint):
            return f"{code}: {constraint_words(constraint)}"
        case SetDeadline(code, day):
            return f"{code}: {f'deadline {long_date(day)}' if day else 'no deadline'}"
        case SetCommittee(code, key):
            return f"{code} {f'ends at {key}' if key else 'ends at no committee'}"
    assert_never(edit)


def _of_detail(edit: OfDetail) -> str:
    match edit:
        case SetOwner(code, role):
            return f"{code} is owned by {role}"
        case SetCalendar(code, name):
            days = f"on the days of {name}" if name else "on the programme's days"
            return f"{code} is worked {days}"
        case SetEffort(code, None):
            return f"{code} has no hours of work"
        case SetEffort(code, hours):
            return f"{code} takes {hours:g} hours of work"
    assert_never(edit)


def _of_network(edit: OfLinks | OfPoints) -> str:
    match edit:
        case AddLink(link):
            return f"{link.to} {_waits(link.frm, link.type)}{lag_words(link)}"
        case RemoveLink(frm, to, kind):
            return f"{to} no longer {_waits(frm, kind)}"
        case AddDeliverable(activity):
            return f"{activity.code} stands in the plan"
        case RemoveDeliverable(code):
            return f"{code} no longer stands in the plan"
    assert_never(edit)


def _waits(frm: str, kind: LinkType) -> str:
    waits = "finishes" if kind in TO_FINISH else "starts"
    return f"{waits} after {frm} {'starts' if kind in FROM_START else 'finishes'}"


def _of_plan(edit: OfPlan) -> str:
    match edit:
        case DefineCalendar(name, calendar):
            said = "gone" if calendar is None else calendar_words(calendar)
            return f"calendar {name}: {said}"
        case DefineCommittee(key, committee):
            said = "gone" if committee is None else committee_words(committee)
            return f"committee {key}: {said}"
    assert_never(edit)


def calendar_words(calendar: WorkingCalendar) -> str:
    """Say the days of a calendar: Tuesdays and Thursdays, 5 days off."""
    days = [f"{WEEKDAYS[day]}s" for day in sorted(calendar.weekdays)]
    said = "every weekday" if len(days) == len(WEEKDAYS) else listed(days)
    off, extra = len(calendar.days_off), len(calendar.extra_days)
    said += f", {counted(off, 'day')} off" if off else ""
    return said + (f", {counted(extra, 'extra day')}" if extra else "")


def committee_words(committee: Committee) -> str:
    """Say a committee: its name, meetings and when papers are due."""
    said = f"{committee.name}, {counted(len(committee.meetings), 'meeting')}"
    if committee.papers:
        said += f", papers {working_days(committee.papers)} before"
    return said
