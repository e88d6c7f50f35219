"""A definition: the programme as data, before any organisation makes it real.

Read from ``phases/`` by ``programme.interchange``. All references are by id and have
been checked there: every id resolves and the network has no circle.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from programme.core.estimates import ThreePoint
from programme.core.measures import Measure, Principle, Reading
from programme.core.plan import Link, MonthAnchor


@dataclass(frozen=True, slots=True)
class Role:
    """A part that a person plays in a programme; ``group`` roles have many holders.

    ``hours_a_week`` is what one holder gives the programme, None for the usual.
    """

    id: str
    title: str
    typical: str = ""
    group: bool = False
    approves: bool = False
    hours_a_week: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Deliverable:
    """What an activity must hand over, and the role that accepts it."""

    id: str
    title: str
    kind: str
    approver: str
    acceptance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DefinedActivity:
    """Work as the definition has it; ``duration`` in working days before scaling.

    ``fixed`` keeps the duration in every variant. ``informs`` names activities that
    hear of the result and do not wait for it. ``reminders`` names a reminder profile,
    ``committee`` the one whose meeting ends the work, once its meetings are known.
    ``estimate`` and ``effort``, in hours in all, stand in place of those of its kind.
    """

    id: str
    title: str
    phase: str
    workstream: str
    duration: int
    owner: str
    reminders: str
    stage: str = ""
    basis: str = ""
    fixed: bool = False
    optional: bool = False
    anchor: MonthAnchor | None = None
    links: tuple[Link, ...] = ()
    informs: tuple[str, ...] = ()
    leadership_way: tuple[int, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    committee: str = ""
    estimate: ThreePoint | None = None
    effort: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Workstream:
    """A heading that groups activities in a phase."""

    id: str
    title: str
    phase: str
    lead: str


@dataclass(frozen=True, slots=True)
class Phase:
    """One third of the programme; it ends when activity ``ends_with`` finishes.

    ``key`` is the word in code and flows (diagnose, design, implement); ``names`` maps
    a vocabulary to the word that it uses.
    """

    id: str
    key: str
    title: str
    purpose: str
    names: tuple[tuple[str, str], ...]
    ends_with: str
    nominal_months: int = 0


@dataclass(frozen=True, slots=True)
class DefinedMilestone:
    """A point that is reached when all of ``after`` is finished."""

    id: str
    title: str
    phase: str
    after: tuple[str, ...]


class CriterionKind(StrEnum):
    """How a gate's criterion comes to be met."""

    DELIVERABLE = "deliverable"
    METRIC = "metric"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that must hold before a gate is passed.

    ``subject`` is a deliverable's id, a metric's name, or the words of a check;
    ``at_least`` is the threshold of a metric.
    """

    kind: CriterionKind
    subject: str
    at_least: Decimal | None = None


class Decision(StrEnum):
    """What a gate's deciding role may decide."""

    GO = "go"
    GO_WITH_CONDITIONS = "go with conditions"
    HOLD = "hold"
    STOP = "stop"


PASSES = frozenset({Decision.GO, Decision.GO_WITH_CONDITIONS})


@dataclass(frozen=True, slots=True)
class DefinedGate:
    """A milestone with criteria and a decision; it holds back what it ``blocks``.

    ``outcomes`` are the decisions on offer, each with the words used locally for it.
    """

    id: str
    title: str
    phase: str
    after: tuple[str, ...]
    blocks: tuple[str, ...]
    decided_by: str
    criteria: tuple[Criterion, ...]
    outcomes: tuple[tuple[Decision, str], ...]
    advisory: bool = False


class ReminderAnchor(StrEnum):
    """The day from which a reminder's offset counts."""

    START = "start"
    DUE = "due"
    MIDPOINT = "midpoint"
    SUBMITTED = "submitted"
    ROUND = "round"


RULE_ANCHORS = tuple(a for a in ReminderAnchor if a is not ReminderAnchor.ROUND)
"""What a rule of a profile may count from: a round is that of what recurs."""


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """Say ``text`` to roles ``to``, ``offset`` working days after the anchor.

    Below zero the offset is before it. ``to`` holds role ids and the words ``owner``
    and ``approver``. An ``urgent`` rule does not wait for the day's one message.
    """

    anchor: ReminderAnchor
    offset: int
    to: tuple[str, ...]
    text: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """A meeting or report on a rhythm while one of its phases is under way.

    ``every`` counts ``unit`` (``week`` or ``month``); ``remind`` holds offsets in
    working days. ``text`` is what its owner is told to do, ``committee`` the one to
    which it goes, on its meetings where they are known.
    """

    id: str
    title: str
    every: int
    unit: str
    phases: tuple[str, ...]
    owner: str
    remind: tuple[int, ...]
    text: str = ""
    committee: str = ""


@dataclass(frozen=True, slots=True)
class DelayReason:
    """A reason to choose from when something slips; ``typical`` in working days."""

    id: str
    title: str
    typical: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to stretch the phases: factor by phase id."""

    id: str
    title: str
    scale: tuple[tuple[str, Decimal], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SoftBlackout:
    """A part of every year (month, day) in which work is known to be slow."""

    id: str
    first: tuple[int, int]
    last: tuple[int, int]
    effect: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class DefinedCommittee:
    """A body before which work comes; it wants ``papers`` so many working days before.

    When it meets, an organisation says.
    """

    id: str
    title: str
    papers: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole programme as data, versioned by ``version`` and by its content's hash.

    ``estimates`` and ``effort_a_day`` are by kind of work, which is a reminder profile:
    how lengths vary, and the hours of work for each day of a length. ``hours_a_week``
    is what one person gives the programme where their role says nothing.
    """

    id: str
    title: str
    version: str
    outcome: str
    default_variant: str
    approval_target: int
    roles: tuple[Role, ...]
    phases: tuple[Phase, ...]
    workstreams: tuple[Workstream, ...]
    activities: tuple[DefinedActivity, ...]
    milestones: tuple[DefinedMilestone, ...]
    gates: tuple[DefinedGate, ...]
    reminders: tuple[tuple[str, tuple[ReminderRule, ...]], ...]
    measures: tuple[Measure, ...] = ()
    recurring: tuple[Recurring, ...] = ()
    variants: tuple[Variant, ...] = ()
    readings_after_close: tuple[Reading, ...] = ()
    delay_reasons: tuple[DelayReason, ...] = ()
    soft_blackouts: tuple[SoftBlackout, ...] = ()
    vocabulary: tuple[tuple[str, tuple[str, ...]], ...] = ()
    principles: tuple[Principle, ...] = ()
    committees: tuple[DefinedCommittee, ...] = ()
    estimates: tuple[tuple[str, ThreePoint], ...] = ()
    hours_a_week: Decimal | None = None
    effort_a_day: tuple[tuple[str, Decimal], ...] = ()

    def role_title(self, role: str) -> str:
        """Give a role's title; a role that is not known keeps its id."""
        return next((known.title for known in self.roles if known.id == role), role)
