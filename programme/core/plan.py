"""A plan: activities, milestones and gates in one network, and the links between them.

Everything here is given or has happened; dates that follow from it are computed in
``programme.core.schedule``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import reduce

from programme.core.calendar import EVERY_DAY, WorkingCalendar
from programme.core.committee import Committee


class Kind(StrEnum):
    """What stands at a point of the network.

    A deliverable stands there only when something waits until it is accepted.
    """

    ACTIVITY = "activity"
    MILESTONE = "milestone"
    GATE = "gate"
    DELIVERABLE = "deliverable"


DECIDED = frozenset({Kind.GATE, Kind.DELIVERABLE})
"""What somebody decides: until then it moves with the status date."""


class LinkType(StrEnum):
    """Which end of the predecessor is awaited, and which of the successor waits."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


FROM_START = frozenset({LinkType.SS, LinkType.SF})
"""Links that await the start of the predecessor; the others await its finish."""
TO_FINISH = frozenset({LinkType.FF, LinkType.SF})
"""Links for which the finish of the successor waits; for the others its start does."""


@dataclass(frozen=True, slots=True)
class Link:
    """The successor (``to``) waits for the predecessor (``frm``).

    ``lag`` is in worked days of ``calendar``, below zero a lead: one of the plan's
    calendars by name, ``elapsed`` for days of any kind, empty for the programme's own.
    """

    frm: str
    to: str
    type: LinkType = LinkType.FS
    lag: int = 0
    calendar: str = ""

    @property
    def ends(self) -> tuple[str, str, LinkType]:
        """What tells a link from others: a plan has one of a type between two."""
        return self.frm, self.to, self.type


@dataclass(frozen=True, slots=True)
class MonthAnchor:
    """Start in one of these months (1 to 12); from outside them, on ``day`` of the next.

    Work that becomes ready inside one of the months starts at once. ``day`` is 1 to 28;
    when none from it on is worked in that month, it is the last one worked before.
    """

    months: tuple[int, ...]
    day: int = 1


class ConstraintKind(StrEnum):
    """What a day demands of one piece of work, besides its links."""

    START_NO_EARLIER = "start no earlier than"
    START_NO_LATER = "start no later than"
    FINISH_NO_EARLIER = "finish no earlier than"
    FINISH_NO_LATER = "finish no later than"
    MUST_START = "must start on"
    MUST_FINISH = "must finish on"
    AS_LATE_AS_POSSIBLE = "as late as possible"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint and its day; only *as late as possible* has none.

    Work is never planned before what it waits for: a demand that the links cannot meet
    leaves a float below zero and is told as a conflict.

    Raises:
        ValueError: when a day is missing, or given where there is none.
    """

    kind: ConstraintKind
    day: date | None = None

    def __post_init__(self) -> None:
        """Hold the day to the kind."""
        if (self.day is None) != (self.kind is ConstraintKind.AS_LATE_AS_POSSIBLE):
            raise ValueError(f"{self.kind} and the day {self.day} do not go together")


def no_earlier_than(day: date) -> Constraint:
    """Give the constraint not to start before a day."""
    return Constraint(ConstraintKind.START_NO_EARLIER, day)


@dataclass(frozen=True, slots=True)
class Progress:
    """What has happened to one piece of work, in days.

    ``remaining`` working days were still to do on the morning of ``reported_on``; work
    that pauses goes on on ``resumes``. For a gate, ``finished`` is the day on which it
    was decided to go; for a deliverable, the day on which it was accepted.
    """

    started: date | None = None
    finished: date | None = None
    remaining: int | None = None
    reported_on: date | None = None
    resumes: date | None = None


NOT_STARTED = Progress()


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work, or a milestone, gate or deliverable of no duration.

    ``duration`` is in working days. The work is done on days that the programme and all
    of ``calendars`` work; ``committee`` names the body whose meeting ends it. Both are
    names in the plan. ``deadline`` moves nothing: missing it is told.
    """

    code: str
    duration: int
    kind: Kind = Kind.ACTIVITY
    anchor: MonthAnchor | None = None
    constraint: Constraint | None = None
    deadline: date | None = None
    calendars: tuple[str, ...] = ()
    committee: str = ""
    progress: Progress = NOT_STARTED


ELAPSED = "elapsed"
"""The calendar of lags that count days of any kind."""


def _always() -> Mapping[str, WorkingCalendar]:
    return {ELAPSED: EVERY_DAY}


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole network, which starts on a day.

    Links name activities by code. Codes are unique; the links make no circle.
    ``calendars`` always holds ``elapsed``.
    """

    start: date
    activities: tuple[Activity, ...]
    links: tuple[Link, ...]
    calendars: Mapping[str, WorkingCalendar] = field(
        default_factory=_always, hash=False
    )
    committees: Mapping[str, Committee] = field(default_factory=dict, hash=False)

    def days_of(self, activity: Activity, calendar: WorkingCalendar) -> WorkingCalendar:
        """Give the days of the programme's calendar on which the activity is worked.

        Raises:
            KeyError: when it names a calendar that is not in the plan.
            ValueError: when the calendars have no weekday in common.
        """
        own = (self.calendars[name] for name in activity.calendars)
        return reduce(WorkingCalendar.within, own, calendar)
