"""A plan: activities, milestones and gates in one network, and the links between them.

Everything here is given or has happened; dates that follow from it are computed in
``programme.core.schedule``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What stands at a point of the network."""

    ACTIVITY = "activity"
    MILESTONE = "milestone"
    GATE = "gate"


class LinkType(StrEnum):
    """Which end of the successor waits for which end of the predecessor."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


@dataclass(frozen=True, slots=True)
class Link:
    """The successor (``to``) waits for the predecessor (``frm``).

    ``lag`` is in working days; below zero it is a lead.
    """

    frm: str
    to: str
    type: LinkType = LinkType.FS
    lag: int = 0


@dataclass(frozen=True, slots=True)
class MonthAnchor:
    """Start in one of these months (1 to 12); from outside them, on ``day`` of the next.

    Work that becomes ready inside one of the months starts at once. ``day`` is 1 to 28;
    when none from it on is worked in that month, it is the last one worked before.
    """

    months: tuple[int, ...]
    day: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """What has happened to one piece of work, in days.

    ``remaining`` working days were still to do on the morning of ``reported_on``.
    For a gate, ``finished`` is the day on which it was decided to go.
    """

    started: date | None = None
    finished: date | None = None
    remaining: int | None = None
    reported_on: date | None = None


NOT_STARTED = Progress()


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work, or a milestone or gate of no duration.

    ``duration`` is in working days. ``not_before`` is the earliest day on which the
    work may start, whatever its links say.
    """

    code: str
    duration: int
    kind: Kind = Kind.ACTIVITY
    anchor: MonthAnchor | None = None
    not_before: date | None = None
    progress: Progress = NOT_STARTED


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole network, which starts on a day.

    Links name activities by code. Codes are unique; the links make no circle.
    """

    start: date
    activities: tuple[Activity, ...]
    links: tuple[Link, ...]
