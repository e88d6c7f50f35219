"""Edits: what a person changes in a programme, as values that can be tried and undone.

The same values make a preview, a change, its undoing and a what-if scenario. ``kind`` is
the name by which an edit is stored; ``touches`` says what of the plan it changes: two
edits that touch the same cannot be undone apart. What an edit does with what takes it
back, its words and its problems are in ``edited``, ``edit_words`` and ``edit_problems``,
where the type checker asks for every kind.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.plan import Activity, Constraint, Link, LinkType
from programme.core.programme import Detail
from programme.core.timed.plan import TimedPlan


@dataclass(frozen=True, slots=True)
class SetDuration:
    """Give an activity another duration, in working days."""

    kind: ClassVar = "duration"
    touches: ClassVar = "the duration of {0.code}"
    code: str
    working_days: int


@dataclass(frozen=True, slots=True)
class SetConstraint:
    """Give an activity a constraint in place of the one it has; None takes it away."""

    kind: ClassVar = "constraint"
    touches: ClassVar = "the constraint of {0.code}"
    code: str
    constraint: Constraint | None


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """Give an activity a deadline; None takes it away."""

    kind: ClassVar = "deadline"
    touches: ClassVar = "the deadline of {0.code}"
    code: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SetOwner:
    """Give an activity to another role."""

    kind: ClassVar = "owner"
    touches: ClassVar = "the owner of {0.code}"
    code: str
    role: str


@dataclass(frozen=True, slots=True)
class SetEffort:
    """Say how many hours of work an activity takes in all; None: nobody says."""

    kind: ClassVar = "effort"
    touches: ClassVar = "the effort of {0.code}"
    code: str
    hours: float | None


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """Let an activity be worked on the days of a named calendar; empty: of no such."""

    kind: ClassVar = "calendar of activity"
    touches: ClassVar = "the calendar of {0.code}"
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SetCommittee:
    """Let a committee's meeting end an activity; empty: none does."""

    kind: ClassVar = "committee of activity"
    touches: ClassVar = "the committee of {0.code}"
    code: str
    committee: str


@dataclass(frozen=True, slots=True)
class AddLink:
    """Add a link; ``position`` among the links, None for the last."""

    kind: ClassVar = "link"
    touches: ClassVar = "the link {0.link.type} from {0.link.frm} to {0.link.to}"
    link: Link
    position: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Take away the link of this type between two."""

    kind: ClassVar = "unlink"
    touches: ClassVar = "the link {0.type} from {0.frm} to {0.to}"
    frm: str
    to: str
    type: LinkType


@dataclass(frozen=True, slots=True)
class DefineCalendar:
    """Define a named calendar anew; None takes it away.

    A calendar that is named by a person's e-mail address holds that person's days.
    """

    kind: ClassVar = "calendar"
    touches: ClassVar = "the calendar {0.name}"
    name: str
    calendar: WorkingCalendar | None


@dataclass(frozen=True, slots=True)
class DefineCommittee:
    """Define a committee anew, with its meetings; None takes it away."""

    kind: ClassVar = "committee"
    touches: ClassVar = "the committee {0.key}"
    key: str
    committee: Committee | None


@dataclass(frozen=True, slots=True)
class AddDeliverable:
    """Let a deliverable stand in the network, so that work can wait for it.

    ``activity`` is the point without its links; ``position`` among the activities,
    None for the last.
    """

    kind: ClassVar = "deliverable"
    touches: ClassVar = "{0.activity.code} in the plan"
    activity: Activity
    detail: Detail
    position: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveDeliverable:
    """Take a deliverable out of the network, when no link is left to it."""

    kind: ClassVar = "no deliverable"
    touches: ClassVar = "{0.code} in the plan"
    code: str


@dataclass(frozen=True, slots=True)
class ReplacePlan:
    """Put another clock-time plan in the place of an imported programme's.

    ``file`` is the name of the file that it is from or, when ``back`` is so, that took
    its place before. ``codes`` says which tasks differ and ``words`` in what.
    """

    kind: ClassVar = "plan"
    touches: ClassVar = "the plan as a whole"
    timed: TimedPlan
    file: str
    back: bool = False
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


OfActivity = SetDuration | SetConstraint | SetDeadline | SetCommittee
OfDetail = SetOwner | SetCalendar | SetEffort
OfLinks = AddLink | RemoveLink
OfPlan = DefineCalendar | DefineCommittee
OfPoints = AddDeliverable | RemoveDeliverable
Edit = OfActivity | OfDetail | OfLinks | OfPlan | OfPoints | ReplacePlan
