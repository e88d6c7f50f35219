"""Names in a definition that lead nowhere: every reference must find what it names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from programme.core.definition import CriterionKind
from programme.core.nearest import cure_for
from programme.core.problems import Problem
from programme.interchange.definition.draft import Draft
from programme.interchange.definition.entry import Entry


class Noun(StrEnum):
    """What a reference may name."""

    ROLE = "role"
    PHASE = "phase"
    ACTIVITY = "activity"
    MILESTONE = "milestone"
    GATE = "gate"
    DELIVERABLE = "deliverable"
    PROFILE = "reminder profile"
    MEASURE = "measure"
    PRINCIPLE = "principle"
    VARIANT = "variant"
    COMMITTEE = "committee"
    ADDRESSEE = "addressee"


# What a reminder may be addressed to besides a role.
ADDRESSEES = ("owner", "approver")

# Each hint is a search through all names; a file that needs more has other troubles.
_MOST_HINTS = 100

_POINTS = (Noun.ACTIVITY, Noun.MILESTONE, Noun.GATE)


Known = dict[Noun, dict[str, None]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A name under a key of an entry, and the kinds of thing that it may name."""

    entry: Entry
    key: str
    name: str
    nouns: tuple[Noun, ...]


def reference_problems(draft: Draft) -> Iterator[Problem]:
    """Find each reference to something that the definition does not have."""
    known = _known(draft)
    lost = (
        reference
        for reference in _references(draft)
        if not any(reference.name in known[noun] for noun in reference.nouns)
    )
    for count, reference in enumerate(lost):
        yield _problem(reference, known if count < _MOST_HINTS else {})


def _problem(reference: Reference, known: Known) -> Problem:
    nouns = [noun for noun in reference.nouns if noun is not Noun.ADDRESSEE]
    noun = " or ".join(filter(None, (", ".join(nouns[:-1]), nouns[-1])))
    what = f"'{reference.key}' names '{reference.name}', and there is no such {noun}"
    names = [name for noun in reference.nouns for name in known.get(noun, ())]
    cure = cure_for(reference.name, names, f"Write the id of an existing {noun}")
    return Problem(reference.entry.place(reference.key, reference.name), what, cure)


def _known(draft: Draft) -> Known:
    deliverables = (d for a in draft.activities for d in a.value.deliverables)
    names: dict[Noun, Iterable[str]] = {
        Noun.ROLE: (each.value.id for each in draft.roles),
        Noun.PHASE: (each.value.id for each in draft.phases),
        Noun.ACTIVITY: (each.value.id for each in draft.activities),
        Noun.MILESTONE: (each.value.id for each in draft.milestones),
        Noun.GATE: (each.value.id for each in draft.gates),
        Noun.DELIVERABLE: (each.id for each in deliverables),
        Noun.PROFILE: (key for key, _ in draft.reminders),
        Noun.MEASURE: (each.value.id for each in draft.measures),
        Noun.PRINCIPLE: (each.value.id for each in draft.principles),
        Noun.VARIANT: (each.value.id for each in draft.variants),
        Noun.COMMITTEE: (each.value.id for each in draft.committees),
        Noun.ADDRESSEE: ADDRESSEES,
    }
    return {noun: dict.fromkeys(filter(None, ids)) for noun, ids in names.items()}


def _references(draft: Draft) -> Iterator[Reference]:
    found = (*_in_phases(draft), *_in_activities(draft), *_in_programme(draft))
    for entry, key, names, nouns in found:
        yield from (Reference(entry, key, name, nouns) for name in names if name)


_Found = tuple[Entry, str, Iterable[str], tuple[Noun, ...]]


def _in_phases(draft: Draft) -> Iterator[_Found]:
    for stream in draft.workstreams:
        yield stream.entry, "lead", (stream.value.lead,), (Noun.ROLE,)
    for phase in draft.phases:
        yield phase.entry, "ends_with", (phase.value.ends_with,), (Noun.ACTIVITY,)
    for milestone in draft.milestones:
        yield milestone.entry, "after", milestone.value.after, _POINTS
    for gate in draft.gates:
        evidence = (
            criterion.subject
            for criterion in gate.value.criteria
            if criterion.kind is CriterionKind.DELIVERABLE
        )
        yield gate.entry, "after", gate.value.after, _POINTS
        yield gate.entry, "blocks", gate.value.blocks, (Noun.ACTIVITY,)
        yield gate.entry, "decided_by", (gate.value.decided_by,), (Noun.ROLE,)
        yield gate.entry, "criteria", evidence, (Noun.DELIVERABLE,)


def _in_activities(draft: Draft) -> Iterator[_Found]:
    for placed in draft.activities:
        activity, entry = placed.value, placed.entry
        waits = (link.frm for link in activity.links)
        yield entry, "owner", (activity.owner,), (Noun.ROLE,)
        yield entry, "reminders", (activity.reminders,), (Noun.PROFILE,)
        yield entry, "depends_on", waits, (Noun.ACTIVITY, Noun.MILESTONE)
        yield entry, "informs", activity.informs, (Noun.ACTIVITY,)
        yield entry, "committee", (activity.committee,), (Noun.COMMITTEE,)
        for deliverable in entry.entries("deliverables"):
            yield deliverable, "approver", (deliverable.text("approver"),), (Noun.ROLE,)


def _in_programme(draft: Draft) -> Iterator[_Found]:
    default = draft.root.text("default_variant")
    yield draft.root, "default_variant", (default,), (Noun.VARIANT,)
    estimates, effort = (draft.root.entry(k) for k in ("estimates", "effort_a_day"))
    yield draft.root, "estimates", estimates.keys, (Noun.PROFILE,)
    yield draft.root, "effort_a_day", effort.keys, (Noun.PROFILE,)
    for _, rules in draft.reminders:
        for rule in rules:
            yield rule.entry, "to", rule.value.to, (Noun.ROLE, Noun.ADDRESSEE)
    for recurring in draft.recurring:
        yield recurring.entry, "phases", recurring.value.phases, (Noun.PHASE,)
        yield recurring.entry, "owner", (recurring.value.owner,), (Noun.ROLE,)
        served = (recurring.value.committee,)
        yield recurring.entry, "committee", served, (Noun.COMMITTEE,)
    for measure in draft.measures:
        entry = measure.entry
        for key in ("baseline_activity", "repeat_activity"):
            yield entry, key, (entry.text(key),), (Noun.ACTIVITY,)
        yield entry, "principles", entry.texts("principles"), (Noun.PRINCIPLE,)
    for reading in draft.readings:
        yield reading.entry, "measure", (reading.value.measure,), (Noun.MEASURE,)
        yield reading.entry, "owner", (reading.value.owner,), (Noun.ROLE,)
    for variant in draft.variants:
        scaled = variant.entry.entry("scale").keys
        yield variant.entry, "scale", scaled, (Noun.PHASE,)
