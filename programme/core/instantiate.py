"""Make a definition real: choose a variant, scale durations, lay the network."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from programme.core.committee import Committee
from programme.core.definition import DefinedActivity, Definition
from programme.core.plan import Activity, Kind, Link, Plan
from programme.core.programme import Detail

GATE_PROFILE = "gate"
CHASER_PROFILE = "approval_chaser"


class UnknownVariantError(ValueError):
    """The definition has no variant of this id; ``known`` are those it has."""

    def __init__(self, variant: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no variant {variant!r}; there are {', '.join(known)}")
        self.variant = variant
        self.known = known


@dataclass(frozen=True, slots=True)
class Instance:
    """A definition's network for one start day, with what each point of it is."""

    plan: Plan
    details: Mapping[str, Detail]
    informs: tuple[tuple[str, str], ...]


def instantiate(definition: Definition, start: date, variant: str) -> Instance:
    """Lay out the definition's network from a start day in one of its variants.

    Raises:
        UnknownVariantError: when the definition has no such variant.
    """
    scale = _scale(definition, variant)
    activities = (
        *(_activity(defined, scale) for defined in definition.activities),
        *(Activity(m.id, 0, Kind.MILESTONE) for m in definition.milestones),
        *(Activity(g.id, 0, Kind.GATE) for g in definition.gates),
    )
    lengths = {activity.code: activity.duration for activity in activities}
    return Instance(
        Plan(
            start,
            activities,
            tuple(_links(definition)),
            committees={
                c.id: Committee(c.title, c.papers) for c in definition.committees
            },
        ),
        {detail.code: detail for detail in _details(definition, lengths)},
        tuple((a.id, to) for a in definition.activities for to in a.informs),
    )


def scaled(duration: int, factor: Decimal) -> int:
    """Scale working days, rounding half up, to at least one day."""
    days = (duration * factor).quantize(Decimal(1), ROUND_HALF_UP)
    return max(1, int(days))


def _scale(definition: Definition, variant: str) -> Mapping[str, Decimal]:
    for known in definition.variants:
        if known.id == variant:
            return dict(known.scale)
    raise UnknownVariantError(variant, tuple(v.id for v in definition.variants))


def _activity(defined: DefinedActivity, scale: Mapping[str, Decimal]) -> Activity:
    factor = Decimal(1) if defined.fixed else scale.get(defined.phase, Decimal(1))
    duration = scaled(defined.duration, factor)
    return Activity(
        defined.id, duration, anchor=defined.anchor, committee=defined.committee
    )


def _links(definition: Definition) -> Iterator[Link]:
    for activity in definition.activities:
        yield from activity.links
    for milestone in definition.milestones:
        yield from (Link(code, milestone.id) for code in milestone.after)
    for gate in definition.gates:
        yield from (Link(code, gate.id) for code in gate.after)
        yield from (Link(gate.id, code) for code in gate.blocks)


def _details(definition: Definition, lengths: Mapping[str, int]) -> Iterator[Detail]:
    for a in definition.activities:
        yield Detail(
            a.id,
            a.title,
            a.phase,
            a.workstream,
            a.owner,
            a.reminders,
            a.optional,
            effort=_effort(definition, a, lengths[a.id]),
        )
    for m in definition.milestones:
        yield Detail(m.id, m.title, m.phase, "", "", "")
    for g in definition.gates:
        yield Detail(g.id, g.title, g.phase, "", g.decided_by, GATE_PROFILE)


def _effort(
    definition: Definition, defined: DefinedActivity, days: int
) -> float | None:
    """Give the hours of an activity: its own, else those of its kind for its length."""
    if defined.effort is not None:
        return float(defined.effort)
    a_day = dict(definition.effort_a_day).get(defined.reminders)
    return None if a_day is None else float(a_day * days)
