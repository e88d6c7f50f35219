"""A plan from elsewhere, with clock times: frozen values as its maker meant them.

Dates that follow from it are computed in ``programme.core.timed.schedule``. Lengths are
in tenths of a minute (``programme.core.timed.instants``), together with the code of the
unit in which they were written (``programme.core.timed.lengths``).
"""

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import IntEnum
from typing import Final

from programme.core.timed.calendar_rules import CalendarRules
from programme.core.timed.instants import MINUTE
from programme.core.timed.lengths import (
    DAYS_PER_MONTH,
    MINUTES_PER_DAY,
    MINUTES_PER_WEEK,
    WORKED_DAYS,
)


class LinkType(IntEnum):
    """Which end waits for which; the numbers are those of PredecessorLink/Type."""

    FF = 0
    FS = 1
    SF = 2
    SS = 3


FROM_START: Final = frozenset({LinkType.SS, LinkType.SF})
"""The kinds of link that leave from the predecessor's start, not its finish."""
TO_FINISH: Final = frozenset({LinkType.FF, LinkType.SF})
"""The kinds of link that hold the successor's finish, not its start."""


class ConstraintType(IntEnum):
    """When work may be placed; the numbers are those of Task/ConstraintType."""

    AS_SOON_AS_POSSIBLE = 0
    AS_LATE_AS_POSSIBLE = 1
    MUST_START_ON = 2
    MUST_FINISH_ON = 3
    START_NO_EARLIER_THAN = 4
    START_NO_LATER_THAN = 5
    FINISH_NO_EARLIER_THAN = 6
    FINISH_NO_LATER_THAN = 7


STARTS_BY: Final = frozenset(
    {ConstraintType.MUST_START_ON, ConstraintType.START_NO_LATER_THAN}
)
"""The constraints that hold a start to a day or before it."""
FINISHES_BY: Final = frozenset(
    {ConstraintType.MUST_FINISH_ON, ConstraintType.FINISH_NO_LATER_THAN}
)
"""The constraints that hold a finish to a day or before it."""
OUTRANKING: Final = STARTS_BY | FINISHES_BY
"""The constraints that outrank the links in a plan that honours constraints."""
ON_THE_DAY: Final = frozenset(
    {ConstraintType.MUST_START_ON, ConstraintType.MUST_FINISH_ON}
)
"""The constraints that allow one day alone."""
OF_FINISHES: Final = FINISHES_BY | {ConstraintType.FINISH_NO_EARLIER_THAN}
"""The constraints that speak of a finish, not a start."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How long a link waits; below zero it is a lead.

    ``amount`` is in tenths of a minute, or a percent of the predecessor's duration when
    ``unit`` says so.
    """

    amount: int = 0
    unit: int = WORKED_DAYS


@dataclass(frozen=True, slots=True)
class Link:
    """The successor (``to``) waits for the predecessor (``frm``), both by UID."""

    frm: int
    to: int
    type: LinkType = LinkType.FS
    lag: Lag = Lag()


@dataclass(frozen=True, slots=True)
class Constraint:
    """What holds a task beside its links; ``on`` is None for the first two types."""

    type: ConstraintType = ConstraintType.AS_SOON_AS_POSSIBLE
    on: datetime | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of work, and the code of the unit it was written in."""

    amount: int = 0
    unit: int = WORKED_DAYS


@dataclass(frozen=True, slots=True)
class Progress:
    """What has happened: work was done up to ``stop`` and goes on at ``resume``.

    ``remaining`` is the duration still to do, in tenths of a minute.
    """

    percent: int = 0
    started: datetime | None = None
    finished: datetime | None = None
    remaining: int | None = None
    stop: datetime | None = None
    resume: datetime | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """Dates that were approved once; ``number`` is 0 to 10."""

    number: int
    start: datetime | None = None
    finish: datetime | None = None
    duration: Duration | None = None


@dataclass(frozen=True, slots=True)
class ManualDates:
    """Dates that a person set and no schedule moves."""

    start: datetime
    finish: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the outline; the lines below it with a higher level are its parts.

    ``levelling_delay`` is elapsed time by which levelling put the work off. ``gap`` is
    working time between start and finish beyond the duration: interruptions; below zero
    when some do the work faster. ``calendar`` is a UID. ``code`` is what a programme of
    ours calls it, and ``mark`` what it knows of how it left us.
    """

    uid: int
    name: str = ""
    level: int = 1
    duration: Duration = Duration()
    constraint: Constraint = Constraint()
    deadline: datetime | None = None
    milestone: bool = False
    active: bool = True
    manual: ManualDates | None = None
    calendar: int | None = None
    ignores_resource_calendars: bool = False
    levelling_delay: int = 0
    gap: int = 0
    progress: Progress = Progress()
    baselines: tuple[Baseline, ...] = ()
    code: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A person, a role or a thing; only one that works (``works``) holds work back."""

    uid: int
    name: str = ""
    calendar: int | None = None
    works: bool = True
    email: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A resource on a task: ``work`` in tenths of a minute at so many ``units``.

    ``delay`` is working time after the start of the task.
    """

    uid: int
    task: int
    resource: int
    work: int = 0
    units: float = 1.0
    delay: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole plan.

    ``critical_limit`` is the total slack up to which a task is critical, in days of
    ``minutes_per_day``. ``honours_constraints``: a constraint outranks the links.
    ``own_ends``: work without a successor is late against itself and not the plan.
    ``bridges_inactive``: what comes after an inactive task waits for what comes before.
    """

    start: datetime
    finish: datetime | None = None
    name: str = ""
    from_start: bool = True
    calendar: int | None = None
    honours_constraints: bool = True
    splits_in_progress: bool = True
    critical_limit: int = 0
    own_ends: bool = False
    bridges_inactive: bool = True
    minutes_per_day: int = MINUTES_PER_DAY
    minutes_per_week: int = MINUTES_PER_WEEK
    days_per_month: int = DAYS_PER_MONTH
    day_starts: time = time(8)
    day_finishes: time = time(17)
    status_date: datetime | None = None

    @property
    def working_day(self) -> int:
        """Give what the plan counts as a day of work, in tenths of a minute."""
        return max(self.minutes_per_day, 1) * MINUTE


@dataclass(frozen=True, slots=True)
class TimedPlan:
    """A whole plan: tasks in the order of the outline, the first may be the project.

    UIDs are unique within their kind; links and assignments name tasks by UID.
    """

    settings: Settings
    tasks: tuple[Task, ...]
    links: tuple[Link, ...] = ()
    calendars: tuple[CalendarRules, ...] = ()
    resources: tuple[Resource, ...] = ()
    assignments: tuple[Assignment, ...] = field(default=())
