"""A programme as it is after edits; nothing here computes dates or stores."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce
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
from programme.core.plan import Activity, Link, Plan
from programme.core.programme import Detail, Programme, calendars_of


def edited(programme: Programme, edits: Iterable[Edit]) -> Programme:
    """Give the programme after these edits, one after another; dates stay as they are.

    Raises:
        KeyError: when an edit names an activity that is not there.
        LookupError: when an edit takes away a link that is not there.
    """
    return reduce(_edited, edits, programme)


def _edited(programme: Programme, edit: Edit) -> Programme:
    plan = programme.plan
    match edit:
        case SetOwner() | SetCalendar() | SetEffort():
            return _redetailed(programme, edit)
        case DefineCalendar(name, calendar):
            plan = replace(plan, calendars=_defined(plan.calendars, name, calendar))
            return _recalendared(replace(programme, plan=plan))
        case DefineCommittee(key, committee):
            plan = replace(plan, committees=_defined(plan.committees, key, committee))
        case AddLink() | RemoveLink():
            plan = replace(plan, links=_links(plan, edit))
        case AddDeliverable() | RemoveDeliverable():
            return _repointed(programme, edit)
        case _:
            plan = replace(plan, activities=_activities(plan, edit))
    return replace(programme, plan=plan)


def _activities(plan: Plan, edit: OfActivity) -> tuple[Activity, ...]:
    was = find(plan, edit.code)
    now = _activity(was, edit)
    return tuple(now if one is was else one for one in plan.activities)


def _activity(activity: Activity, edit: OfActivity) -> Activity:
    match edit:
        case SetDuration():
            return replace(activity, duration=edit.working_days)
        case SetConstraint():
            return replace(activity, constraint=edit.constraint)
        case SetDeadline():
            return replace(activity, deadline=edit.day)
        case SetCommittee():
            return replace(activity, committee=edit.committee)
    assert_never(edit)


def _links(plan: Plan, edit: OfLinks) -> tuple[Link, ...]:
    match edit:
        case AddLink(link, position):
            at = len(plan.links) if position is None else position
            return *plan.links[:at], link, *plan.links[at:]
        case RemoveLink():
            at = place_of(plan, edit)
            return plan.links[:at] + plan.links[at + 1 :]
    assert_never(edit)


def _redetailed(programme: Programme, edit: OfDetail) -> Programme:
    detail = programme.details[edit.code]
    match edit:
        case SetOwner():
            detail = replace(detail, owner_role=edit.role)
        case SetCalendar():
            detail = replace(detail, calendar=edit.name)
        case SetEffort():
            detail = replace(detail, effort=edit.hours)
    details: Mapping[str, Detail] = {**programme.details, edit.code: detail}
    return _recalendared(replace(programme, details=details))


def _repointed(programme: Programme, edit: OfPoints) -> Programme:
    plan, details = programme.plan, dict(programme.details)
    match edit:
        case AddDeliverable(activity, detail, position):
            at = len(plan.activities) if position is None else position
            activities = (*plan.activities[:at], activity, *plan.activities[at:])
            details[activity.code] = detail
        case RemoveDeliverable(code):
            gone = find(plan, code)
            activities = tuple(one for one in plan.activities if one is not gone)
            del details[code]
    plan = replace(plan, activities=activities)
    return replace(programme, plan=plan, details=details)


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


def find(plan: Plan, code: str) -> Activity:
    """Give the activity of a code.

    Raises:
        KeyError: when it is not there.
    """
    for activity in plan.activities:
        if activity.code == code:
            return activity
    raise KeyError(code)


def place_of(plan: Plan, gone: RemoveLink) -> int:
    """Say where among the links the one is that an edit takes away.

    Raises:
        LookupError: when it is not there.
    """
    for at, link in enumerate(plan.links):
        if link.ends == (gone.frm, gone.to, gone.type):
            return at
    raise LookupError(f"no {gone.type} link from {gone.frm} to {gone.to}")


_Named = TypeVar("_Named")


def _defined(
    known: Mapping[str, _Named], name: str, value: _Named | None
) -> Mapping[str, _Named]:
    rest = {key: one for key, one in known.items() if key != name}
    return rest if value is None else {**rest, name: value}
