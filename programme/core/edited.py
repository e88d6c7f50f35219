"""A programme as it is after edits, and the edits that would take them back.

Nothing here computes dates or stores. What each kind of edit does and what undoes it stand
side by side, so that one cannot change without the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, assert_never

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
from programme.core.plan import Activity, Link, Plan
from programme.core.plan_changes import plan_changes
from programme.core.programme import Detail, Programme, calendars_of
from programme.core.reimport import reimported


def edited(programme: Programme, edits: Iterable[Edit]) -> Programme:
    """Give the programme after these edits, one after another; dates stay as they are.

    Raises:
        KeyError: when an edit names an activity that is not there.
        LookupError: when an edit takes away a link that is not there, or puts a plan
            in the place of one that is not there.
    """
    for edit in edits:
        programme, _ = _edited(programme, edit)
    return programme


def inverse(programme: Programme, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Give the edits that bring back what these would change, in their order.

    Raises:
        KeyError: when an edit names an activity that is not there.
        LookupError: when an edit takes away a link that is not there.
    """
    every: list[Edit] = []
    for edit in edits:
        programme, back = _edited(programme, edit)
        every.append(back)
    return tuple(reversed(every))


def _edited(programme: Programme, edit: Edit) -> tuple[Programme, Edit]:
    """Give the programme after an edit, and what takes the edit back."""
    match edit:
        case SetOwner() | SetCalendar() | SetEffort():
            after = _with_detail(programme, edit)
        case DefineCalendar() | DefineCommittee():
            after = _with_definition(programme, edit)
        case AddLink() | RemoveLink():
            after = _with_links(programme, edit)
        case AddDeliverable() | RemoveDeliverable():
            after = _with_points(programme, edit)
        case ReplacePlan():
            after = _with_plan(programme, edit)
        case _:
            after = _with_activity(programme, edit)
    return after


def _with_detail(programme: Programme, edit: OfDetail) -> tuple[Programme, Edit]:
    now, back = _detail(programme.details[edit.code], edit)
    details: Mapping[str, Detail] = {**programme.details, edit.code: now}
    return _recalendared(replace(programme, details=details)), back


def _detail(was: Detail, edit: OfDetail) -> tuple[Detail, Edit]:
    match edit:
        case SetOwner(code, role):
            return replace(was, owner_role=role), SetOwner(code, was.owner_role)
        case SetCalendar(code, name):
            return replace(was, calendar=name), SetCalendar(code, was.calendar)
        case SetEffort(code, hours):
            return replace(was, effort=hours), SetEffort(code, was.effort)
    assert_never(edit)


def _with_definition(programme: Programme, edit: OfPlan) -> tuple[Programme, Edit]:
    plan = programme.plan
    match edit:
        case DefineCalendar(name, calendar):
            now = replace(plan, calendars=_defined(plan.calendars, name, calendar))
            back = DefineCalendar(name, plan.calendars.get(name))
            return _recalendared(replace(programme, plan=now)), back
        case DefineCommittee(key, committee):
            now = replace(plan, committees=_defined(plan.committees, key, committee))
            known = plan.committees.get(key)
            return replace(programme, plan=now), DefineCommittee(key, known)
    assert_never(edit)


def _with_links(programme: Programme, edit: OfLinks) -> tuple[Programme, Edit]:
    links, back = _links(programme.plan.links, edit)
    return replace(programme, plan=replace(programme.plan, links=links)), back


def _links(
    links: tuple[Link, ...], edit: OfLinks
) -> tuple[tuple[Link, ...], AddLink | RemoveLink]:
    match edit:
        case AddLink(link, position):
            at = len(links) if position is None else position
            return (*links[:at], link, *links[at:]), RemoveLink(*link.ends)
        case RemoveLink():
            at = _place_of(links, edit)
            return links[:at] + links[at + 1 :], AddLink(links[at], at)
    assert_never(edit)


def _with_points(programme: Programme, edit: OfPoints) -> tuple[Programme, Edit]:
    work, details = programme.plan.activities, dict(programme.details)
    match edit:
        case AddDeliverable(activity, detail, position):
            at = len(work) if position is None else position
            work = (*work[:at], activity, *work[at:])
            details[activity.code] = detail
            back: Edit = RemoveDeliverable(activity.code)
        case RemoveDeliverable(code):
            gone = _find(programme.plan, code)
            at = work.index(gone)
            work = work[:at] + work[at + 1 :]
            back = AddDeliverable(gone, details.pop(code), at)
    plan = replace(programme.plan, activities=work)
    return replace(programme, plan=plan, details=details), back


def _with_plan(programme: Programme, edit: ReplacePlan) -> tuple[Programme, Edit]:
    was, after = programme.timed, reimported(programme, edit.timed)
    if was is None or after.timed is None:
        raise LookupError(f"{programme.key} has no clock-time plan")
    undone = reimported(after, was).timed or was
    found = plan_changes(after.timed, undone)
    back = ReplacePlan(was, edit.file, not edit.back, found.codes, found.words)
    return after, back


def _with_activity(programme: Programme, edit: OfActivity) -> tuple[Programme, Edit]:
    was = _find(programme.plan, edit.code)
    now, back = _activity(was, edit)
    work = tuple(now if one is was else one for one in programme.plan.activities)
    return replace(programme, plan=replace(programme.plan, activities=work)), back


def _activity(was: Activity, edit: OfActivity) -> tuple[Activity, Edit]:
    match edit:
        case SetDuration(code, days):
            return replace(was, duration=days), SetDuration(code, was.duration)
        case SetConstraint(code, constraint):
            back = SetConstraint(code, was.constraint)
            return replace(was, constraint=constraint), back
        case SetDeadline(code, day):
            return replace(was, deadline=day), SetDeadline(code, was.deadline)
        case SetCommittee(code, key):
            return replace(was, committee=key), SetCommittee(code, was.committee)
    assert_never(edit)


def _recalendared(programme: Programme) -> Programme:
    """Let each activity be worked on its own days and its owner's."""
    plan = programme.plan
    activities = tuple(
        replace(
            activity,
            calendars=calendars_of(
                programme.details[activity.code], programme.sole_holders, plan.calendars
            ),
        )
        for activity in plan.activities
    )
    return replace(programme, plan=replace(plan, activities=activities))


def _find(plan: Plan, code: str) -> Activity:
    for activity in plan.activities:
        if activity.code == code:
            return activity
    raise KeyError(code)


def _place_of(links: tuple[Link, ...], gone: RemoveLink) -> int:
    for at, link in enumerate(links):
        if link.ends == (gone.frm, gone.to, gone.type):
            return at
    raise LookupError(f"no {gone.type} link from {gone.frm} to {gone.to}")


_Named = TypeVar("_Named")


def _defined(
    known: Mapping[str, _Named], name: str, value: _Named | None
) -> Mapping[str, _Named]:
    rest = {key: one for key, one in known.items() if key != name}
    return rest if value is None else {**rest, name: value}
