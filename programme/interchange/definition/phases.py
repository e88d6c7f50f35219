"""What stands in a phase of a definition, made into core values entry by entry."""

import re

from programme.core.definition import (
    Criterion,
    CriterionKind,
    Decision,
    DefinedActivity,
    DefinedGate,
    DefinedMilestone,
    Deliverable,
    Phase,
    Workstream,
)
from programme.core.estimates import ThreePoint
from programme.core.plan import Link, LinkType, MonthAnchor
from programme.interchange.definition.entry import Entry, Placed
from programme.interchange.definition.kinds import LINK

_LINK = re.compile(LINK.pattern)


def phase(entry: Entry) -> Phase:
    """Make a phase."""
    names = entry.entry("names")
    return Phase(
        id=entry.text("id"),
        key=entry.text("key"),
        title=entry.text("title"),
        purpose=entry.text("purpose"),
        names=tuple((key, names.text(key)) for key in names.keys),
        ends_with=entry.text("ends_with"),
        nominal_months=entry.whole("nominal_months"),
    )


def workstream(entry: Entry, phase_id: str) -> Workstream:
    """Make a workstream of a phase."""
    return Workstream(
        id=entry.text("id"),
        title=entry.text("title"),
        phase=phase_id,
        lead=entry.text("lead"),
    )


def activities(stream: Entry, phase_id: str) -> tuple[Placed[DefinedActivity], ...]:
    """Make the activities of a workstream."""
    return tuple(
        Placed(_activity(entry, phase_id, stream.text("id")), entry)
        for entry in stream.entries("activities")
    )


def milestone(entry: Entry, phase_id: str) -> DefinedMilestone:
    """Make a milestone of a phase."""
    return DefinedMilestone(
        id=entry.text("id"),
        title=entry.text("title"),
        phase=phase_id,
        after=entry.texts("after"),
    )


def gate(entry: Entry, phase_id: str) -> DefinedGate:
    """Make a gate of a phase."""
    return DefinedGate(
        id=entry.text("id"),
        title=entry.text("title"),
        phase=phase_id,
        after=entry.texts("after"),
        blocks=entry.texts("blocks"),
        decided_by=entry.text("decided_by"),
        criteria=tuple(_criterion(each) for each in entry.entries("criteria")),
        outcomes=_outcomes(entry.entry("outcomes")),
        advisory=entry.flag("advisory"),
    )


def estimate(entry: Entry) -> ThreePoint | None:
    """Make three points; None when some are missing or they do not rise."""
    points = [entry.number(key) for key in ("optimistic", "likely", "pessimistic")]
    found = [float(point) for point in points if point is not None]
    if len(found) < len(points) or not 0 < found[0] <= found[1] <= found[2]:
        return None
    return ThreePoint(*found)


def _activity(entry: Entry, phase_id: str, stream_id: str) -> DefinedActivity:
    return DefinedActivity(
        id=entry.text("id"),
        title=entry.text("title"),
        phase=phase_id,
        workstream=stream_id,
        duration=entry.whole("duration"),
        owner=entry.text("owner"),
        reminders=entry.text("reminders"),
        stage=entry.text("stage"),
        basis=entry.text("basis"),
        fixed=entry.flag("fixed"),
        optional=entry.flag("optional"),
        anchor=_anchor(entry),
        links=_links(entry),
        informs=entry.texts("informs"),
        leadership_way=entry.wholes("leadership_way"),
        committee=entry.text("committee"),
        deliverables=tuple(_deliverable(e) for e in entry.entries("deliverables")),
        estimate=estimate(entry.entry("estimate")),
        effort=entry.number("effort"),
    )


def _anchor(entry: Entry) -> MonthAnchor | None:
    anchor = entry.entry("anchor")
    months = anchor.wholes("months")
    return MonthAnchor(months, anchor.whole("day", otherwise=1)) if months else None


def _links(entry: Entry) -> tuple[Link, ...]:
    found = (_LINK.fullmatch(text) for text in entry.texts("depends_on"))
    return tuple(_link(match, entry.text("id")) for match in found if match)


def _link(match: re.Match[str], successor: str) -> Link:
    predecessor, kind, lag = match.groups()
    return Link(predecessor, successor, LinkType(kind or "FS"), int(lag or 0))


def _deliverable(entry: Entry) -> Deliverable:
    return Deliverable(
        id=entry.text("id"),
        title=entry.text("title"),
        kind=entry.text("kind"),
        approver=entry.text("approver"),
        acceptance=entry.texts("acceptance"),
    )


def _criterion(entry: Entry) -> Criterion:
    for kind in CriterionKind:
        if kind in entry.keys:
            return Criterion(kind, entry.text(kind), entry.number("at_least"))
    return Criterion(CriterionKind.CHECK, "")


def _outcomes(entry: Entry) -> tuple[tuple[Decision, str], ...]:
    known = set(Decision)
    keys = (key for key in entry.keys if key in known)
    return tuple((Decision(key), entry.text(key)) for key in keys)
