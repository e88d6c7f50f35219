"""Edits in words, as previews, journals and lists of changes say them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
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
    ReplacePlan,
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
    Kind,
    Link,
    LinkType,
    Plan,
)
from programme.core.weekdays import WEEKDAYS
from programme.core.words import counted, listed, long_date, working_days

Kinds = Mapping[str, Kind]
NO_KINDS: Kinds = MappingProxyType({})
MOST_MEETINGS = 3
"""Meetings that come or go which are named; of more, how many there now are."""

MOST_DIFFERENCES = 20
"""Differences of another plan which are named."""

_POINTS = {
    Kind.MILESTONE: "is reached",
    Kind.GATE: "is decided",
    Kind.DELIVERABLE: "is accepted",
}


def edits_in_words(plan: Plan, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Say edits made one after another; of a known committee and of a plan, what differs."""
    known, said = dict(plan.committees), []
    kinds = {one.code: one.kind for one in plan.activities}
    for edit in edits:
        if isinstance(edit, AddDeliverable):
            kinds[edit.activity.code] = edit.activity.kind
        words = edit_words(edit, kinds)
        if isinstance(edit, DefineCommittee) and edit.committee is not None:
            before = known.get(edit.key)
            words = words if before is None else _changed(before, edit.committee)
            known[edit.key] = edit.committee
        said.append(words)
        if isinstance(edit, ReplacePlan):
            said += _differences(edit)
    return tuple(said)


def _differences(edit: ReplacePlan) -> Iterator[str]:
    yield from edit.words[:MOST_DIFFERENCES]
    more = len(edit.words) - MOST_DIFFERENCES
    if more > 0:
        yield f"and {counted(more, 'difference')} more"


def edit_words(edit: Edit, kinds: Kinds = NO_KINDS) -> str:
    """Say an edit as what holds after it; what ``kinds`` does not know is an activity."""
    if isinstance(edit, OfActivity):
        return _of_activity(edit)
    if isinstance(edit, OfDetail):
        return _of_detail(edit)
    if isinstance(edit, OfPlan):
        return _of_plan(edit)
    return (
        _of_whole(edit) if isinstance(edit, ReplacePlan) else _of_network(edit, kinds)
    )


def link_words(link: Link, kinds: Kinds = NO_KINDS) -> str:
    """Say a link: B starts after A finishes, 3 working days later."""
    asks = waits(link.frm, link.to, link.type, kinds)
    return f"{link.to} {asks}{lag_words(link)}"


def waits(frm: str, to: str, kind: LinkType, kinds: Kinds = NO_KINDS) -> str:
    """Say what a link asks: starts after A finishes."""
    asks = "finishes" if kind in TO_FINISH else "starts"
    ends = "starts" if kind in FROM_START else "finishes"
    asks = _POINTS.get(kinds.get(to, Kind.ACTIVITY), asks)
    ends = _POINTS.get(kinds.get(frm, Kind.ACTIVITY), ends)
    return f"{asks} after {frm} {ends}"


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
            return f"{code} takes {hours:g} hour{'' if hours == 1 else 's'} of work"
    assert_never(edit)


def _of_network(edit: OfLinks | OfPoints, kinds: Kinds) -> str:
    match edit:
        case AddLink(link):
            return link_words(link, kinds)
        case RemoveLink(frm, to, kind):
            return f"{to} no longer {waits(frm, to, kind, kinds)}"
        case AddDeliverable(activity):
            return f"{activity.code} stands in the plan"
        case RemoveDeliverable(code):
            return f"{code} no longer stands in the plan"
    assert_never(edit)


def _of_plan(edit: OfPlan) -> str:
    match edit:
        case DefineCalendar(name, calendar):
            said = "gone" if calendar is None else calendar_words(calendar)
            return f"calendar {name}: {said}"
        case DefineCommittee(key, committee):
            said = "gone" if committee is None else committee_words(committee)
            return f"committee {key}: {said}"
    assert_never(edit)


def _of_whole(edit: ReplacePlan) -> str:
    return f"the plan becomes the one {'before' if edit.back else 'of'} {edit.file}"


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


def _changed(before: Committee, now: Committee) -> str:
    """Say of a committee what is otherwise than before."""
    said = [f"is called {now.name}"] if now.name != before.name else []
    said += _other_meetings(set(before.meetings), set(now.meetings))
    if now.papers != before.papers:
        said.append(f"wants papers {working_days(now.papers)} before")
    return f"{before.name} {'; '.join(said) or 'stays as it is'}"


def _other_meetings(before: set[date], now: set[date]) -> Iterator[str]:
    new, gone = sorted(now - before), sorted(before - now)
    if before and not now:
        yield "has no known meeting"
    elif max(len(new), len(gone)) > MOST_MEETINGS:
        first, last = long_date(min(now)), long_date(max(now))
        yield f"meets on {len(now)} days from {first} to {last}"
    elif new:
        instead = f" instead of {_days(gone)}" if gone else " too" if before else ""
        yield f"meets on {_days(new)}{instead}"
    elif gone:
        yield f"no longer meets on {_days(gone)}"


def _days(days: Sequence[date]) -> str:
    return listed(list(map(long_date, days)))
