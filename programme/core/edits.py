"""Edits: what a person changes in a programme, as values that can be tried and undone.

An edit is applied to a programme in memory; nothing here computes dates or stores. The
same values make a preview, a change, its undoing and a what-if scenario.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import TypeVar, assert_never

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.plan import Activity, Constraint, Link, LinkType, Plan
from programme.core.programme import Detail, Programme, calendars_of


@dataclass(frozen=True, slots=True)
class SetDuration:
    """Give an activity another duration, in working days."""

    code: str
    working_days: int


@dataclass(frozen=True, slots=True)
class SetConstraint:
    """Give an activity a constraint in place of the one it has; None takes it away."""

    code: str
    constraint: Constraint | None


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """Give an activity a deadline; None takes it away."""

    code: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SetOwner:
    """Give an activity to another role."""

    code: str
    role: str


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """Let an activity be worked on the days of a named calendar; empty: of no such."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SetCommittee:
    """Let a committee's meeting end an activity; empty: none does."""

    code: str
    committee: str


@dataclass(frozen=True, slots=True)
class AddLink:
    """Add a link; ``position`` among the links, None for the last."""

    link: Link
    position: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Take away the link of this type between two."""

    frm: str
    to: str
    type: LinkType


@dataclass(frozen=True, slots=True)
class DefineCalendar:
    """Define a named calendar anew; None takes it away.

    A calendar that is named by a person's e-mail address holds that person's days.
    """

    name: str
    calendar: WorkingCalendar | None


@dataclass(frozen=True, slots=True)
class DefineCommittee:
    """Define a committee anew, with its meetings; None takes it away."""

    key: str
    committee: Committee | None


@dataclass(frozen=True, slots=True)
class AddDeliverable:
    """Let a deliverable stand in the network, so that work can wait for it.

    ``activity`` is the point without its links; ``position`` among the activities,
    None for the last.
    """

    activity: Activity
    detail: Detail
    position: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveDeliverable:
    """Take a deliverable out of the network, when no link is left to it."""

    code: str


OfActivity = SetDuration | SetConstraint | SetDeadline | SetCommittee
OfDetail = SetOwner | SetCalendar
OfLinks = AddLink | RemoveLink
OfPlan = DefineCalendar | DefineCommittee
OfPoints = AddDeliverable | RemoveDeliverable
Edit = OfActivity | OfDetail | OfLinks | OfPlan | OfPoints


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
        case SetOwner() | SetCalendar():
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
        if (link.frm, link.to, link.type) == (gone.frm, gone.to, gone.type):
            return at
    raise LookupError(f"no {gone.type} link from {gone.frm} to {gone.to}")


_Named = TypeVar("_Named")


def _defined(
    known: Mapping[str, _Named], name: str, value: _Named | None
) -> Mapping[str, _Named]:
    rest = {key: one for key, one in known.items() if key != name}
    return rest if value is None else {**rest, name: value}
