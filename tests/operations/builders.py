"""Small definitions, and programmes made real from them: a person in every role."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from programme.core.access import LEAD, SPONSOR
from programme.core.definition import (
    Criterion,
    CriterionKind,
    Decision,
    DefinedActivity,
    DefinedGate,
    DefinedMilestone,
    Definition,
    DelayReason,
    Deliverable,
    Phase,
    Recurring,
    ReminderAnchor,
    ReminderRule,
    Role,
    Variant,
    Workstream,
)
from programme.core.messages import Addressee
from programme.core.nation import Nation
from programme.core.people import PersonInRole
from programme.core.plan import Link
from programme.operations.assign_people import assign_people
from programme.operations.create import NewProgramme, create
from programme.operations.decide_reminders import Slot
from programme.operations.posting import Post
from programme.storage.database import Database

MEMBER, APPROVER, BOARD = "member", "approver", "board"
EVERYBODY = (LEAD, SPONSOR, MEMBER, APPROVER, BOARD)

TRUST_START = date(2026, 4, 1)
"""When the example trust starts, in the built-in programme."""

MONDAY = date(2026, 6, 1)
"""The first day of small programmes: no public holiday until 31 August."""

POST = Post(Addressee("The programme", "programme@trust.example"), "trust.example")

Profiles = Mapping[str, Sequence[ReminderRule]]


def june(day: int) -> date:
    """Give a day of the June in which small programmes start."""
    return date(2026, 6, day)


def at(day: date, hour: int = 10) -> datetime:
    """Give an instant of a day."""
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)


def slot(day: date) -> Slot:
    """Give the daily run of a day."""
    return Slot(day, at(day, hour=7), "recording")


def address(role: str) -> str:
    """Give the address of whoever holds a role: each has one holder of its own."""
    return f"{role}@trust.example"


def person(role: str) -> PersonInRole:
    """Give the holder of a role, who is called after it."""
    return PersonInRole(role, role.replace("_", " ").title(), address(role))


def rule(
    anchor: str, offset: int, *to: str, text: str = "", urgent: bool = False
) -> ReminderRule:
    """Give a rule; without words of its own it says when it speaks."""
    words = text or f"{anchor}{offset:+d}"
    return ReminderRule(ReminderAnchor(anchor), offset, to or ("owner",), words, urgent)


USUAL: Profiles = {
    "standard": (
        rule("start", -5, "owner", text="starts in a week"),
        rule("due", -5, "owner", text="due in a week"),
        rule("due", 0, "owner", text="due today"),
        rule("due", 2, "owner", LEAD, text="overdue"),
        rule("due", 7, "owner", LEAD, SPONSOR, text="escalated"),
    ),
    "approval_chaser": (
        rule("submitted", 3, "approver", text="awaiting your decision"),
        rule("submitted", 5, "approver", "owner", text="still awaiting a decision"),
        rule("submitted", 10, "approver", LEAD, SPONSOR, text="decision late"),
    ),
    "gate": (rule("due", 0, SPONSOR, text="gate decision today"),),
}


def activity(  # noqa: PLR0913 - one for each thing a test may say
    code: str,
    days: int = 5,
    *after: str | Link,
    phase: str = "P1",
    owner: str = MEMBER,
    reminders: str = "standard",
    hands_over: str = "",
) -> DefinedActivity:
    """Give work of so many days after others; ``hands_over`` names a deliverable."""
    links = (one if isinstance(one, Link) else Link(one, code) for one in after)
    paper = Deliverable(hands_over, f"Paper {hands_over}", "paper", APPROVER, ())
    return DefinedActivity(
        id=code,
        title=f"Work {code}",
        phase=phase,
        workstream=f"{phase}-W",
        duration=days,
        owner=owner,
        reminders=reminders,
        links=tuple(links),
        deliverables=(paper,) if hands_over else (),
    )


def gate(
    code: str,
    after: str,
    *blocks: str,
    criteria: Sequence[Criterion] = (),
    advisory: bool = False,
) -> DefinedGate:
    """Give a gate that the board decides, with every decision on offer."""
    return DefinedGate(
        id=code,
        title=f"Gate {code}",
        phase="P1",
        after=(after,),
        blocks=blocks,
        decided_by=BOARD,
        criteria=tuple(criteria),
        outcomes=tuple((decision, decision.capitalize()) for decision in Decision),
        advisory=advisory,
    )


def weekly(
    *remind: int, code: str = "R", phase: str = "P1", committee: str = ""
) -> Recurring:
    """Give a meeting that comes round each week while a phase is under way."""
    owner, text = MEMBER, "send the agenda"
    return Recurring(
        code, f"Meeting {code}", 1, "week", (phase,), owner, remind, text, committee
    )


def wants(kind: str, subject: str) -> Criterion:
    """Give a criterion: ``wants("deliverable", "D1")``."""
    return Criterion(CriterionKind(kind), subject)


def definition(
    *activities: DefinedActivity,
    gates: Sequence[DefinedGate] = (),
    milestones: Mapping[str, str] | None = None,
    reminders: Profiles = USUAL,
    recurring: Sequence[Recurring] = (),
) -> Definition:
    """Give a definition; a phase ends with its last activity.

    ``milestones`` maps a code to the activity after which it is reached.
    """
    ends = {one.phase: one.id for one in activities}
    keys = dict(
        zip(("P1", "P2", "P3"), ("diagnose", "design", "implement"), strict=True)
    )
    points = (milestones or {}).items()
    return Definition(
        id="small",
        title="Small programme",
        version="1",
        outcome="A better place to work.",
        default_variant="plain",
        approval_target=5,
        roles=tuple(Role(role, role.title()) for role in EVERYBODY),
        phases=tuple(Phase(p, keys[p], keys[p], "", (), ends[p]) for p in ends),
        workstreams=tuple(Workstream(f"{p}-W", "Work", p, LEAD) for p in ends),
        activities=activities,
        milestones=tuple(
            DefinedMilestone(code, f"Milestone {code}", "P1", (after,))
            for code, after in points
        ),
        gates=tuple(gates),
        reminders=tuple((name, tuple(rules)) for name, rules in reminders.items()),
        variants=(Variant("plain", "As it is", ()),),
        recurring=tuple(recurring),
    )


def new_programme(
    key: str = "small", start: date = MONDAY, organisation: str = "Example Trust"
) -> NewProgramme:
    """Say what a programme of an English trust is made from."""
    nation = Nation.ENGLAND_AND_WALES
    return NewProgramme(organisation, key, start, nation, "Europe/London")


def make(  # noqa: PLR0913 - one for each thing a test may say
    database: Database,
    made_from: Definition,
    *,
    key: str = "small",
    start: date = MONDAY,
    as_of: date | None = None,
    roles: Sequence[str] = (),
    organisation: str = "Example Trust",
) -> None:
    """Store a programme as of its start, with a person in each role (or in some)."""
    new, day = new_programme(key, start, organisation), as_of or start
    create(database, new, made_from, as_of=day, at=at(day, hour=6))
    filled = roles or [role.id for role in made_from.roles]
    assign_people(database, key, [person(role) for role in filled], at(day, hour=6))


def small_definition() -> Definition:
    """Give a definition of three activities, a gate and a milestone."""
    made = definition(
        activity("A", 5),
        activity("B", 5, "A"),
        activity("C", 3, "B"),
        gates=[gate("G1", "B", "C")],
        milestones={"M1": "C"},
    )
    return replace(made, delay_reasons=(DelayReason("staffing", "Staffing", 5),))
