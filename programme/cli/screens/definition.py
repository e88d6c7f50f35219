"""What a programme is made from, before it is made."""

from collections.abc import Sequence

from programme.cli.layout import (
    Cells,
    Column,
    Screen,
    heading,
    paragraph,
    points,
    sides,
    table,
)
from programme.core.definition import Definition
from programme.core.words import counted

_PHASES = (
    Column("Id"),
    Column("Phase"),
    Column("Purpose", flexible=True),
    Column("Activities", right=True),
)
_WORKSTREAMS = (Column("Id"), Column("Workstream", flexible=True), Column("Led by"))
_GATES = (
    Column("Id"),
    Column("Gate", flexible=True),
    Column("Decided by"),
    Column("Criteria", right=True),
)
_ROLES = (
    Column("Id"),
    Column("Role", flexible=True),
    Column("Typically", flexible=True),
)
_VARIANTS = (Column("Name"), Column("Variant", flexible=True))
_RECURRING = (
    Column("Id"),
    Column("What comes round", flexible=True),
    Column("Every"),
    Column("Seen to by"),
)
_MEASURES = (
    Column("Id"),
    Column("Measure", flexible=True),
    Column("Target", flexible=True),
    Column("Better"),
)
_DELAYS = (
    Column("Id"),
    Column("Reason for delay", flexible=True),
    Column("Usual working days", right=True),
)
_BETTER = {"up": "higher", "down": "lower"}


def checked_screen(definition: Definition, width: int) -> Screen:
    """Say that a definition is sound, and how large it is."""
    named = f"{definition.title} {definition.version}"
    return [
        *paragraph(f"Sound: {named}.", width),
        *paragraph(_size(definition), width),
    ]


def checked_data(definition: Definition) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "sound": True,
        "id": definition.id,
        "title": definition.title,
        "version": definition.version,
        "phases": len(definition.phases),
        "activities": len(definition.activities),
        "milestones": len(definition.milestones),
        "gates": len(definition.gates),
        "deliverables": _deliverables(definition),
    }


def definition_screen(definition: Definition, width: int) -> Screen:
    """Show all that a definition holds but its activities."""
    variants = [
        (f"{v.id}{' (usual)' * (v.id == definition.default_variant)}", v.title)
        for v in definition.variants
    ]
    milestones = [f"{one.id} {one.title}" for one in definition.milestones]
    return [
        *sides(definition.title, f"version {definition.version}", width),
        *paragraph(definition.outcome, width),
        *paragraph(_size(definition), width),
        *heading("Phases", width),
        *table(_PHASES, _phases(definition), width),
        *heading("Workstreams", width),
        *table(_WORKSTREAMS, _workstreams(definition), width),
        *heading("Milestones", width),
        *points(milestones, width),
        *heading("Gates", width),
        *table(_GATES, _gates(definition), width),
        *heading("Roles", width),
        *table(_ROLES, [(r.id, r.title, r.typical) for r in definition.roles], width),
        *heading("Variants", width),
        *table(_VARIANTS, variants, width),
        *_more(definition, width),
    ]


def _more(definition: Definition, width: int) -> Screen:
    delays = [(one.id, one.title, str(one.typical)) for one in definition.delay_reasons]
    return [
        *_section("Recurring", _RECURRING, _recurring(definition), width),
        *_section("Measures", _MEASURES, _measures(definition), width),
        *_section("Reasons for delay", _DELAYS, delays, width),
    ]


def _section(
    title: str, columns: tuple[Column, ...], rows: Sequence[Cells], width: int
) -> Screen:
    return [*heading(title, width), *table(columns, rows, width)] if rows else []


def _recurring(definition: Definition) -> list[tuple[str, ...]]:
    return [
        (
            one.id,
            one.title,
            one.unit if one.every == 1 else counted(one.every, one.unit),
            _role(definition, one.owner),
        )
        for one in definition.recurring
    ]


def _measures(definition: Definition) -> list[tuple[str, ...]]:
    return [
        (one.id, one.title, one.target, _BETTER.get(one.direction, "as it is read"))
        for one in definition.measures
    ]


def _size(definition: Definition) -> str:
    return (
        f"{counted(len(definition.phases), 'phase')},"
        f" {counted(len(definition.activities), 'activity', 'activities')},"
        f" {counted(len(definition.milestones), 'milestone')},"
        f" {counted(len(definition.gates), 'gate')} and"
        f" {counted(_deliverables(definition), 'deliverable')}."
    )


def _deliverables(definition: Definition) -> int:
    return sum(len(activity.deliverables) for activity in definition.activities)


def _phases(definition: Definition) -> list[tuple[str, ...]]:
    inside = [activity.phase for activity in definition.activities]
    return [
        (phase.id, phase.title, phase.purpose, str(inside.count(phase.id)))
        for phase in definition.phases
    ]


def _workstreams(definition: Definition) -> list[tuple[str, ...]]:
    return [(w.id, w.title, _role(definition, w.lead)) for w in definition.workstreams]


def _gates(definition: Definition) -> list[tuple[str, ...]]:
    return [
        (
            gate.id,
            f"{gate.title}{' (advisory)' * gate.advisory}",
            _role(definition, gate.decided_by),
            str(len(gate.criteria)),
        )
        for gate in definition.gates
    ]


def _role(definition: Definition, role: str) -> str:
    return next((one.title for one in definition.roles if one.id == role), role)
