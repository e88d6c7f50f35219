"""What takes edits back: the edits that restore exactly what others would change.

And which changes hold, when some took others back.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol, assert_never

from programme.core.edited import edited, find, place_of
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
from programme.core.plan import Activity, Plan
from programme.core.programme import Detail, Programme


class Undoable(Protocol):
    """A change that was made: which it took back, and which took it back, by number."""

    @property
    def undoes(self) -> int | None:
        """The number of the change that it took back."""

    @property
    def undone_by(self) -> int | None:
        """The number of the last change that took it back."""


def in_force(made: Mapping[int, Undoable]) -> frozenset[int]:
    """Give the changes that hold: nobody took them back, or that was taken back itself.

    What takes back a change has a greater number than that.
    """
    holding: set[int] = set()
    for number in sorted(made, reverse=True):
        if made[number].undone_by not in holding:
            holding.add(number)
    return frozenset(holding)


def later_in_force(made: Mapping[int, Undoable], number: int) -> tuple[int, ...]:
    """Give the later changes that hold, but for pairs of which one undoes the other."""
    later = (one for one in sorted(in_force(made)) if one > number)
    return tuple(one for one in later if (made[one].undoes or 0) <= number)


def inverse(programme: Programme, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Give the edits that bring back what these would change, in their order.

    Raises:
        KeyError: when an edit names an activity that is not there.
        LookupError: when an edit takes away a link that is not there.
    """
    back: list[Edit] = []
    for edit in edits:
        back.append(_inverse(programme, edit))
        programme = edited(programme, [edit])
    return tuple(reversed(back))


def _inverse(programme: Programme, edit: Edit) -> Edit:
    if isinstance(edit, OfDetail):
        return _inverse_of_detail(programme.details[edit.code], edit)
    if isinstance(edit, OfActivity):
        return _inverse_of_activity(find(programme.plan, edit.code), edit)
    return _inverse_of_plan(programme, edit)


def _inverse_of_plan(programme: Programme, edit: OfLinks | OfPlan | OfPoints) -> Edit:
    match edit:
        case AddLink() | RemoveLink():
            return _inverse_of_link(programme.plan, edit)
        case DefineCalendar() | DefineCommittee():
            return _inverse_of_definition(programme.plan, edit)
        case AddDeliverable() | RemoveDeliverable():
            return _inverse_of_point(programme, edit)
    assert_never(edit)


def _inverse_of_activity(was: Activity, edit: OfActivity) -> Edit:
    match edit:
        case SetDuration(code):
            return SetDuration(code, was.duration)
        case SetConstraint(code):
            return SetConstraint(code, was.constraint)
        case SetDeadline(code):
            return SetDeadline(code, was.deadline)
        case SetCommittee(code):
            return SetCommittee(code, was.committee)
    assert_never(edit)


def _inverse_of_detail(was: Detail, edit: OfDetail) -> Edit:
    match edit:
        case SetOwner(code):
            return SetOwner(code, was.owner_role)
        case SetCalendar(code):
            return SetCalendar(code, was.calendar)
        case SetEffort(code):
            return SetEffort(code, was.effort)
    assert_never(edit)


def _inverse_of_link(plan: Plan, edit: OfLinks) -> Edit:
    match edit:
        case AddLink(link):
            return RemoveLink(*link.ends)
        case RemoveLink():
            at = place_of(plan, edit)
            return AddLink(plan.links[at], at)
    assert_never(edit)


def _inverse_of_point(programme: Programme, edit: OfPoints) -> Edit:
    match edit:
        case AddDeliverable(activity):
            return RemoveDeliverable(activity.code)
        case RemoveDeliverable(code):
            gone = find(programme.plan, code)
            at = programme.plan.activities.index(gone)
            return AddDeliverable(gone, programme.details[code], at)
    assert_never(edit)


def _inverse_of_definition(plan: Plan, edit: OfPlan) -> Edit:
    match edit:
        case DefineCalendar(name):
            return DefineCalendar(name, plan.calendars.get(name))
        case DefineCommittee(key):
            return DefineCommittee(key, plan.committees.get(key))
    assert_never(edit)


def in_common(edits: Iterable[Edit], others: Iterable[Edit]) -> tuple[str, ...]:
    """Name what both change: a duration of one activity, one link, one calendar."""
    ours = {edit.touches.format(edit) for edit in edits}
    theirs = dict.fromkeys(edit.touches.format(edit) for edit in others)
    return tuple(name for name in theirs if name in ours)
