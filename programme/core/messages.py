"""What a message says, before it is put into words: values for one reader."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.core.watched import Watched


@dataclass(frozen=True, slots=True)
class Addressee:
    """The person who reads the message."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Why somebody is told of what others are to answer.

    ``owners`` are their names, none where nobody fills the role; ``role`` is the
    reader's own role that gets a copy, by its id, empty for any other.
    """

    owners: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One thing to be said to the reader in the day's message.

    ``text`` is the rule's own words ("due in a week"); ``day`` is the day it is about
    (start, due or submission); ``ago`` counts working days past ``day``, and so does
    ``overdue`` where the work is late, else 0. ``late_said`` says that it should have
    been said on an earlier day. ``deed`` is the terminal command that answers it;
    ``copy`` is set where the reader is not the one to answer.
    """

    programme_key: str
    programme_title: str
    code: str
    title: str
    phase: str
    text: str
    day: date
    anchor: str
    overdue: int = 0
    ago: int = 0
    late_said: bool = False
    urgent: bool = False
    deed: str = ""
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class DailyMessage:
    """Everything that one person is told on one day, in one message.

    ``since`` is the first day covered when earlier days were missed, else ``day``.
    """

    addressee: Addressee
    organisation: str
    day: date
    since: date
    lines: tuple[ReminderLine, ...]


class DigestKind(StrEnum):
    """For whom a digest is written."""

    SPONSOR = "sponsor"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class DigestMilestone:
    """A milestone or gate with its forecast day.

    ``baseline`` is its day in the current baseline, where one is set; ``variance`` is
    forecast less baseline in working days (above zero is late). ``was`` is the forecast
    that the reader was last told, where it moved: by ``moved`` working days, and
    ``because`` this work, by code and title, is late (empty where none is).
    """

    code: str
    title: str
    day: date
    baseline: date | None = None
    variance: int | None = None
    was: date | None = None
    moved: int = 0
    because: str = ""


@dataclass(frozen=True, slots=True)
class GateReadiness:
    """How ready a gate is: criteria met of all, and the unmet ones in words."""

    code: str
    title: str
    day: date
    decided_by: str
    met: int
    total: int
    unmet: tuple[str, ...]
    advisory: bool = False


@dataclass(frozen=True, slots=True)
class DecisionWaiting:
    """A decision that waits for the reader, in words, and since which day."""

    what: str
    since: date
    working_days: int
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A sponsor's or lead's periodic message about one programme.

    ``since`` is the day of the reader's last digest. ``watched`` is what is still to
    come with its schedule status, in the plan's order. ``reached`` and ``slipped`` hold
    what has not been told in this series before; ``coming`` what falls within the next
    30 working days. ``overdue`` holds late work (the lead's digest only). ``week_of``
    is the Monday of the week that it is for, None when it is for a month. ``starts`` is
    the programme's first day where that is still to come.
    """

    kind: DigestKind
    addressee: Addressee
    organisation: str
    programme_key: str
    programme_title: str
    phase: str
    day: date
    since: date | None
    ends: date
    ends_variance: int | None
    watched: tuple[Watched, ...]
    reached: tuple[DigestMilestone, ...]
    coming: tuple[DigestMilestone, ...]
    slipped: tuple[DigestMilestone, ...]
    gates: tuple[GateReadiness, ...]
    decisions: tuple[DecisionWaiting, ...]
    overdue: tuple[ReminderLine, ...] = ()
    week_of: date | None = None
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A message put into words: subject line, plain text and HTML."""

    subject: str
    text: str
    html: str
