"""A definition as drafted: every entry as a core value beside the place it came from."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from programme.core.definition import (
    DefinedActivity,
    DefinedCommittee,
    DefinedGate,
    DefinedMilestone,
    Definition,
    DelayReason,
    Phase,
    Recurring,
    ReminderAnchor,
    ReminderRule,
    Role,
    SoftBlackout,
    Variant,
    Workstream,
)
from programme.core.measures import Measure, Principle, Reading
from programme.interchange.definition.entry import Entry, Placed
from programme.interchange.definition.kinds import EVERY
from programme.interchange.definition.phases import (
    activities,
    estimate,
    gate,
    milestone,
    phase,
    workstream,
)
from programme.interchange.definition.programme_shape import MEASURE_DETAILS

T = TypeVar("T")
_EVERY = re.compile(EVERY.pattern)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that the files say, before it is known to be sound.

    ``root`` is the programme's own entry; ``phases`` and what is in them come in the
    order in which the programme names them.
    """

    root: Entry
    phases: tuple[Placed[Phase], ...]
    workstreams: tuple[Placed[Workstream], ...]
    activities: tuple[Placed[DefinedActivity], ...]
    milestones: tuple[Placed[DefinedMilestone], ...]
    gates: tuple[Placed[DefinedGate], ...]
    roles: tuple[Placed[Role], ...]
    principles: tuple[Placed[Principle], ...]
    reminders: tuple[tuple[str, tuple[Placed[ReminderRule], ...]], ...]
    recurring: tuple[Placed[Recurring], ...]
    measures: tuple[Placed[Measure], ...]
    readings: tuple[Placed[Reading], ...]
    delay_reasons: tuple[Placed[DelayReason], ...]
    variants: tuple[Placed[Variant], ...]
    soft_blackouts: tuple[Placed[SoftBlackout], ...]
    committees: tuple[Placed[DefinedCommittee], ...]


def drafted(root: Entry, phases: tuple[Entry, ...]) -> Draft:
    """Draft a definition from the programme's entry and those of its phases."""
    streams = [(p.text("id"), w) for p in phases for w in p.entries("workstreams")]
    profiles = root.entry("reminders")
    return Draft(
        root=root,
        phases=_each(phases, phase),
        workstreams=tuple(Placed(workstream(e, p), e) for p, e in streams),
        activities=tuple(a for p, e in streams for a in activities(e, p)),
        milestones=_in_phases(phases, "milestones", milestone),
        gates=_in_phases(phases, "gates", gate),
        roles=_each(root.entries("roles"), _role),
        principles=_each(root.entries("principles"), _principle),
        reminders=tuple(
            (key, _each(profiles.entries(key), _rule)) for key in profiles.keys
        ),
        recurring=_each(root.entries("recurring"), _recurring),
        measures=_each(root.entries("measures"), _measure),
        readings=_each(root.entries("readings_after_close"), _reading),
        delay_reasons=_each(root.entries("delay_reasons"), _delay_reason),
        variants=_each(root.entries("variants"), _variant),
        soft_blackouts=_each(root.entries("soft_blackouts"), _soft_blackout),
        committees=_each(root.entries("committees"), _committee),
    )


def settled(draft: Draft) -> Definition:
    """Make the definition of a draft in which no problem was found."""
    root = draft.root
    words, estimates = root.entry("vocabulary"), root.entry("estimates")
    points = ((kind, estimate(estimates.entry(kind))) for kind in estimates.keys)
    return Definition(
        id=root.text("id"),
        title=root.text("title"),
        version=root.text("version"),
        outcome=root.text("outcome"),
        default_variant=root.text("default_variant"),
        approval_target=root.whole("approval_target"),
        roles=_values(draft.roles),
        phases=_values(draft.phases),
        workstreams=_values(draft.workstreams),
        activities=_values(draft.activities),
        milestones=_values(draft.milestones),
        gates=_values(draft.gates),
        reminders=tuple((key, _values(rules)) for key, rules in draft.reminders),
        measures=_values(draft.measures),
        recurring=_values(draft.recurring),
        variants=_values(draft.variants),
        readings_after_close=_values(draft.readings),
        delay_reasons=_values(draft.delay_reasons),
        soft_blackouts=_values(draft.soft_blackouts),
        vocabulary=tuple((key, words.texts(key)) for key in words.keys),
        principles=_values(draft.principles),
        committees=_values(draft.committees),
        estimates=tuple((kind, one) for kind, one in points if one is not None),
        hours_a_week=root.number("hours_a_week"),
        effort_a_day=_numbers(root.entry("effort_a_day")),
    )


def _each(
    entries: Iterable[Entry], make: Callable[[Entry], T]
) -> tuple[Placed[T], ...]:
    return tuple(Placed(make(entry), entry) for entry in entries)


def _in_phases(
    phases: tuple[Entry, ...], key: str, make: Callable[[Entry, str], T]
) -> tuple[Placed[T], ...]:
    return tuple(
        Placed(make(entry, phase.text("id")), entry)
        for phase in phases
        for entry in phase.entries(key)
    )


def _numbers(entry: Entry) -> tuple[tuple[str, Decimal], ...]:
    found = ((key, entry.number(key)) for key in entry.keys)
    return tuple((key, number) for key, number in found if number is not None)


def _values(placed: Iterable[Placed[T]]) -> tuple[T, ...]:
    return tuple(each.value for each in placed)


def _role(entry: Entry) -> Role:
    return Role(
        id=entry.text("id"),
        title=entry.text("title"),
        typical=entry.text("typical"),
        group=entry.flag("group"),
        approves=entry.flag("approves"),
        hours_a_week=entry.number("hours_a_week"),
    )


def _principle(entry: Entry) -> Principle:
    return Principle(entry.text("id"), entry.text("pillar"), entry.text("title"))


def _rule(entry: Entry) -> ReminderRule:
    return ReminderRule(
        anchor=entry.choice("anchor", ReminderAnchor, ReminderAnchor.DUE),
        offset=entry.whole("offset"),
        to=entry.texts("to"),
        text=entry.text("text"),
        urgent=entry.flag("urgent"),
    )


def _recurring(entry: Entry) -> Recurring:
    rhythm = _EVERY.fullmatch(entry.text("every"))
    count, unit = rhythm.groups() if rhythm else ("1", "")
    return Recurring(
        id=entry.text("id"),
        title=entry.text("title"),
        every=int(count or 1),
        unit=unit,
        phases=entry.texts("phases"),
        owner=entry.text("owner"),
        remind=entry.wholes("remind"),
        text=entry.text("text"),
        committee=entry.text("committee"),
    )


def _measure(entry: Entry) -> Measure:
    return Measure(
        id=entry.text("id"),
        title=entry.text("title"),
        source=entry.text("source"),
        unit=entry.text("unit"),
        direction=entry.text("direction"),
        rhythm=entry.text("rhythm"),
        target=entry.text("target"),
        details=tuple(
            (key, entry.text(key) or ", ".join(entry.texts(key)))
            for key in (field.key for field in MEASURE_DETAILS)
            if key in entry.keys
        ),
    )


def _reading(entry: Entry) -> Reading:
    return Reading(entry.text("measure"), entry.text("due"), entry.text("owner"))


def _delay_reason(entry: Entry) -> DelayReason:
    return DelayReason(
        id=entry.text("id"),
        title=entry.text("title"),
        typical=entry.whole("typical"),
        basis=entry.text("basis"),
    )


def _variant(entry: Entry) -> Variant:
    return Variant(
        id=entry.text("id"),
        title=entry.text("title"),
        scale=_numbers(entry.entry("scale")),
        note=entry.text("note"),
    )


def _soft_blackout(entry: Entry) -> SoftBlackout:
    return SoftBlackout(
        id=entry.text("id"),
        first=_month_and_day(entry.text("first")),
        last=_month_and_day(entry.text("last")),
        effect=entry.text("effect"),
        basis=entry.text("basis"),
    )


def _committee(entry: Entry) -> DefinedCommittee:
    return DefinedCommittee(
        entry.text("id"), entry.text("title"), entry.whole("papers")
    )


def _month_and_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    sound = month.isdecimal() and day.isdecimal()
    return (int(month), int(day)) if sound else (1, 1)
