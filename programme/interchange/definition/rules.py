"""Rules that a sound definition keeps besides its shape, references and network."""

from collections.abc import Iterable, Iterator

from programme.core.access import APPROVER
from programme.core.definition import Decision, DefinedActivity, ReminderAnchor
from programme.core.instantiate import CHASER_PROFILE, scaled
from programme.core.limits import LONGEST
from programme.core.problems import Problem
from programme.core.words import working_days
from programme.interchange.definition.draft import Draft
from programme.interchange.definition.entry import Entry, Placed
from programme.interchange.definition.phases import estimate
from programme.interchange.definition.references import ADDRESSEES


def rule_problems(draft: Draft) -> Iterator[Problem]:
    """Find everything that breaks a rule of its own, in one pass over each rule."""
    for rule in (
        _ids_are_unique,
        _links_are_single,
        _nobody_accepts_their_own_work,
        _approvers_may_approve,
        _gates_can_be_passed,
        _phases_end_inside_themselves,
        _phases_have_every_name,
        _variants_stretch_every_phase,
        _variants_stretch_no_work_too_far,
        _addressees_are_not_roles,
        _reminders_can_speak,
        _estimates_rise,
    ):
        yield from rule(draft)


def _ids_are_unique(draft: Draft) -> Iterator[Problem]:
    for entries in _namespaces(draft):
        first: dict[str, Entry] = {}
        for entry in entries:
            name = entry.text("id")
            if name and name in first:
                what = f"the id '{name}' is taken: it is first at {first[name].place('id')}"
                yield Problem(entry.place("id"), what, "Give this entry another id")
            first.setdefault(name, entry)


def _namespaces(draft: Draft) -> tuple[list[Entry], ...]:
    """List entries whose ids must differ: a code is what people are reminded of."""
    activities = _entries(draft.activities)
    codes = [
        *_entries(draft.phases),
        *_entries(draft.workstreams),
        *activities,
        *(each for activity in activities for each in activity.entries("deliverables")),
        *_entries(draft.milestones),
        *_entries(draft.gates),
        *_entries(draft.recurring),
    ]
    return (
        codes,
        _entries(draft.roles),
        _entries(draft.principles),
        _entries(draft.measures),
        _entries(draft.delay_reasons),
        _entries(draft.variants),
        _entries(draft.soft_blackouts),
        _entries(draft.committees),
    )


def _entries(placed: Iterable[Placed[object]]) -> list[Entry]:
    return [each.entry for each in placed]


def _links_are_single(draft: Draft) -> Iterator[Problem]:
    for activity in draft.activities:
        seen = set()
        for link in activity.value.links:
            if (link.frm, link.type) in seen:
                place = activity.entry.place("depends_on", link.frm)
                what = f"{link.to} has two {link.type} links from {link.frm}"
                yield Problem(place, what, "Keep the one that you mean")
            seen.add((link.frm, link.type))


def _nobody_accepts_their_own_work(draft: Draft) -> Iterator[Problem]:
    for activity, deliverable in _deliverables(draft):
        approver = deliverable.text("approver")
        if approver and approver == activity.owner:
            what = (
                f"'{approver}' owns {activity.id} and would accept its own "
                f"{deliverable.text('id')}"
            )
            cure = "Name another role as approver, or as owner of the activity"
            yield Problem(deliverable.place("approver"), what, cure)


def _approvers_may_approve(draft: Draft) -> Iterator[Problem]:
    roles: dict[str, str] = {}
    for each in draft.roles:
        roles.setdefault(each.value.id, each.entry.text("approves"))
    asked = [(entry, "approver") for _, entry in _deliverables(draft)]
    asked += [(gate.entry, "decided_by") for gate in draft.gates]
    for entry, key in asked:
        role = entry.text(key)
        if roles.get(role) in {"", "false"}:
            what = f"'{key}' names '{role}', a role that does not approve"
            cure = f"Name another role, or give '{role}' approves: true"
            yield Problem(entry.place(key), what, cure)


def _deliverables(draft: Draft) -> Iterator[tuple[DefinedActivity, Entry]]:
    for activity in draft.activities:
        for deliverable in activity.entry.entries("deliverables"):
            yield activity.value, deliverable


def _gates_can_be_passed(draft: Draft) -> Iterator[Problem]:
    for gate in draft.gates:
        offered = [decision for decision, _ in gate.value.outcomes]
        unknown = len(gate.entry.entry("outcomes").keys) - len(offered)
        if offered and not unknown and Decision.GO not in offered:
            what = f"gate {gate.value.id} has no outcome 'go', so nobody can pass it"
            cure = "Add 'go:' with the words that you use for it"
            yield Problem(gate.entry.place("outcomes"), what, cure)


def _phases_end_inside_themselves(draft: Draft) -> Iterator[Problem]:
    phase_of = {each.value.id: each.value.phase for each in draft.activities}
    for phase in draft.phases:
        last, name = phase.value.ends_with, phase.value.id
        if phase_of.get(last, name) != name:
            what = f"phase {name} ends with {last}, which is in phase {phase_of[last]}"
            cure = f"Name an activity of phase {name}"
            yield Problem(phase.entry.place("ends_with"), what, cure)


def _phases_have_every_name(draft: Draft) -> Iterator[Problem]:
    words = dict.fromkeys(key for each in draft.phases for key, _ in each.value.names)
    for phase in draft.phases:
        given = dict(phase.value.names)
        for vocabulary in words:
            if vocabulary not in given:
                what = f"phase {phase.value.id} has no name in '{vocabulary}'"
                cure = f"Add '{vocabulary}' to its names, or take it from the others"
                yield Problem(phase.entry.place("names"), what, cure)


def _variants_stretch_every_phase(draft: Draft) -> Iterator[Problem]:
    phases = [each.value.id for each in draft.phases if each.value.id]
    for variant in draft.variants:
        for phase in phases:
            if phase not in variant.entry.entry("scale").keys:
                what = f"variant {variant.value.id} says nothing of phase {phase}"
                cure = f"Add '{phase}: 1.0' to its scale, or another factor"
                yield Problem(variant.entry.place("scale"), what, cure)


def _variants_stretch_no_work_too_far(draft: Draft) -> Iterator[Problem]:
    for variant in draft.variants:
        for phase, factor in variant.value.scale:
            lengths = {
                each.value.id: scaled(each.value.duration, factor)
                for each in draft.activities
                if each.value.phase == phase
                and not each.value.fixed
                and each.value.duration <= LONGEST
            }
            longest = max(lengths, key=lambda code: lengths[code], default="")
            if longest and lengths[longest] > LONGEST:
                days = working_days(lengths[longest])
                what = f"variant {variant.value.id} stretches {longest} to {days}"
                cure = f"Give a smaller factor: no work takes more than {LONGEST}"
                yield Problem(variant.entry.entry("scale").place(phase), what, cure)


def _addressees_are_not_roles(draft: Draft) -> Iterator[Problem]:
    for role in draft.roles:
        if role.value.id in ADDRESSEES:
            what = f"'{role.value.id}' has a meaning in reminders and cannot be a role"
            yield Problem(role.entry.place("id"), what, "Call the role something else")


def _reminders_can_speak(draft: Draft) -> Iterator[Problem]:
    for profile, rules in draft.reminders:
        for rule in rules:
            chases = rule.entry.text("anchor") == ReminderAnchor.SUBMITTED
            if chases and profile != CHASER_PROFILE:
                what = f"'{profile}' counts from a submission, so this is never said"
                cure = f"Move it to the profile '{CHASER_PROFILE}'"
                yield Problem(rule.entry.place("anchor"), what, cure)
            if not chases and APPROVER in rule.value.to:
                what = "'to' names the approver, and nothing is submitted here"
                cure = "Name a role, or the owner"
                yield Problem(rule.entry.place("to", APPROVER), what, cure)


def _estimates_rise(draft: Draft) -> Iterator[Problem]:
    by_kind = draft.root.entry("estimates")
    found = [by_kind.entry(kind) for kind in by_kind.keys]
    found += [activity.entry.entry("estimate") for activity in draft.activities]
    for entry in found:
        points = [entry.number(key) for key in ("optimistic", "likely", "pessimistic")]
        if None not in points and estimate(entry) is None:
            what = "the three points of an estimate fall where they should rise"
            cure = "Put optimistic first, then likely, then pessimistic"
            yield Problem(entry.place("optimistic"), what, cure)
