"""A digest as its reader will see it: where it stands, what moved, what it needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from programme.core.digest import HORIZON
from programme.core.messages import (
    DecisionWaiting,
    Digest,
    DigestKind,
    DigestMilestone,
    GateReadiness,
)
from programme.core.schedule_status import ScheduleStatus
from programme.core.watched import worst
from programme.core.words import counted, long_date, working_days
from programme.notifications.daily import by_lateness, item
from programme.notifications.dates import month_and_year, weekday_date
from programme.notifications.plain import one_line
from programme.notifications.wording import against_baseline, capitalised, sentence

_DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing under a heading.

    ``cells`` are its values for the section's columns after the first. ``points`` is a
    list under ``points_title``.
    """

    title: str
    details: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    deed: str = ""
    points_title: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading, as a table where it has columns, else as a list.

    ``empty`` is said where there are no entries.
    """

    title: str
    entries: tuple[Entry, ...]
    empty: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestView:
    """The digest part by part, each safe to print on one line."""

    subject: str
    title: str
    greeting: str
    standing: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]


def digest_view(digest: Digest) -> DigestView:
    """Lay out the digest; sections with nothing to say are left out."""
    programme = one_line(digest.programme_title)
    period = _named_period(digest)
    day = weekday_date(digest.day)
    return DigestView(
        subject=f"{programme}: {_headline(digest)} {_DASH} digest for {period}",
        title=f"{programme}: digest for {period}",
        greeting=f"Hello {one_line(digest.addressee.name)}".strip(),
        standing=(_standing(digest), sentence(_headline(digest)), *_worst(digest)),
        sections=tuple(s for s in _sections(digest) if s.entries or s.empty),
        footer=(
            f"Sent for {one_line(digest.organisation)} on {day}, about {programme}.",
            "Dates are forecasts unless it says otherwise.",
            _period(digest),
        ),
    )


def _named_period(digest: Digest) -> str:
    if digest.week_of is None:
        return month_and_year(digest.day)
    return f"the week of {long_date(digest.week_of)}"


def _headline(digest: Digest) -> str:
    """Say the schedule's status in a few words, then what else is bad news."""
    parts = [_schedule_status(digest)]
    if digest.slipped:
        parts.append(f"{counted(len(digest.slipped), 'milestone')} slipped")
    if digest.kind is DigestKind.LEAD and digest.overdue:
        parts.append(f"{counted(len(digest.overdue), 'thing')} overdue")
    return ", ".join(parts)


def _schedule_status(digest: Digest) -> str:
    """Say the worst status of all that is watched, and of how many it is."""
    found = worst(digest.watched)
    if found is None:
        return "nothing still to come"
    status = found.now.status
    match status:
        case ScheduleStatus.OFF_TRACK | ScheduleStatus.AT_RISK:
            stand = sum(one.now.status is status for one in digest.watched)
            return f"{counted(stand, 'milestone')} {status}"
        case ScheduleStatus.NOT_KNOWN:
            return f"schedule {status}"
        case ScheduleStatus.ON_TRACK:
            gate = min(digest.gates, key=lambda gate: gate.day, default=None)
            return f"{status} for {one_line(gate.code)}" if gate else str(status)
    assert_never(status)


def _worst(digest: Digest) -> Iterator[str]:
    """Say what stands worst, why, and by which version of the rules."""
    found = worst(digest.watched)
    if found is not None and found.now.status is not ScheduleStatus.ON_TRACK:
        now, name = found.now, one_line(found.name)
        yield f"{name}: {now.status} by the rules of version {now.version}. {now.reason}"


def _standing(digest: Digest) -> str:
    phase = one_line(digest.phase)
    now = f"is in the {phase} phase and " if phase else ""
    if digest.starts is not None:
        now = f"starts on {long_date(digest.starts)} and "
    compared = against_baseline(digest.ends_variance)
    end = f"is forecast to end on {long_date(digest.ends)}, {compared}"
    return f"The programme {now}{end}."


def _period(digest: Digest) -> str:
    if digest.since is None:
        return "This is your first digest of this programme."
    return f"Your last digest was on {weekday_date(digest.since)}."


def _sections(digest: Digest) -> Iterator[Section]:
    lead = digest.kind is DigestKind.LEAD
    decisions = tuple(map(_decision, digest.decisions))
    yield Section("Decisions waiting for you", decisions, "No decision waits for you.")
    if lead:
        yield Section("Overdue work", tuple(_overdue(digest)), "Nothing is overdue.")
    yield _slipped_together(digest)
    yield _slipped(digest)
    yield _milestones("Reached", digest.reached, "Reached", "")
    yield _milestones(
        f"Coming in the next {HORIZON} working days",
        digest.coming,
        "Forecast",
        f"No milestone falls in the next {HORIZON} working days.",
    )
    yield Section("Gates", tuple(map(_gate, digest.gates)))


def _decision(decision: DecisionWaiting) -> Entry:
    waiting = f"since {weekday_date(decision.since)}"
    if decision.working_days > 0:
        waiting = f"for {working_days(decision.working_days)}, {waiting}"
    return Entry(
        title=capitalised(one_line(decision.what)),
        details=(f"Waiting {waiting}.",),
        deed=one_line(decision.deed),
    )


def _overdue(digest: Digest) -> Iterator[Entry]:
    for line in sorted(digest.overdue, key=by_lateness):
        words = item(line, digest.day)
        yield Entry(words.title, (words.wanted, words.about), deed=words.deed)


def _slipped_together(digest: Digest) -> Section:
    """Say once what slipped by as much because of the same late work."""
    entries = tuple(
        Entry(
            title=(
                f"{counted(len(some), 'milestone')} moved {working_days(moved)} because"
                f" {one_line(because)} is late"
            ),
            points=tuple(
                f"{_name(one)}: now {long_date(one.day)}, was {_or_not_set(one.was)}"
                for one in some
            ),
            points_title="They are",
        )
        for (moved, because), some in _together(digest).items()
    )
    return Section("Slipped together", entries)


def _together(digest: Digest) -> Mapping[tuple[int, str], list[DigestMilestone]]:
    found: dict[tuple[int, str], list[DigestMilestone]] = defaultdict(list)
    for one in digest.slipped if digest.kind is DigestKind.LEAD else ():
        if one.because:
            found[one.moved, one.because].append(one)
    return {cause: some for cause, some in found.items() if len(some) > 1}


def _slipped(digest: Digest) -> Section:
    told = {one.code for some in _together(digest).values() for one in some}
    entries = tuple(
        Entry(
            title=_name(milestone),
            details=_late_against(milestone),
            cells=(_or_not_set(milestone.was), long_date(milestone.day)),
        )
        for milestone in digest.slipped
        if milestone.code not in told
    )
    since = f" since {weekday_date(digest.since)}" if digest.since else ""
    empty = "" if told else f"No milestone has slipped{since}."
    return Section("Slipped", entries, empty, ("Milestone", "Was", "Now"))


def _late_against(milestone: DigestMilestone) -> tuple[str, ...]:
    if milestone.baseline is None or milestone.variance is None:
        return (sentence(against_baseline(None)),)
    compared = capitalised(against_baseline(milestone.variance))
    return (f"{compared}, {long_date(milestone.baseline)}.",)


def _milestones(
    title: str, milestones: Iterable[DigestMilestone], day: str, empty: str
) -> Section:
    entries = tuple(
        Entry(
            title=_name(milestone),
            details=_variance(milestone),
            cells=(long_date(milestone.day), _or_not_set(milestone.baseline)),
        )
        for milestone in milestones
    )
    return Section(title, entries, empty, ("Milestone", day, "Baseline"))


def _variance(milestone: DigestMilestone) -> tuple[str, ...]:
    if milestone.variance is None:
        return ()
    return (sentence(against_baseline(milestone.variance)),)


def _gate(gate: GateReadiness) -> Entry:
    advisory = ("Advisory: it holds no work back.",) * gate.advisory
    return Entry(
        title=f"{one_line(gate.code)} {one_line(gate.title)}",
        details=(
            _readiness(gate),
            f"Decision: {one_line(gate.decided_by)}, {weekday_date(gate.day)}.",
            *advisory,
        ),
        points_title="Still to meet",
        points=tuple(map(one_line, gate.unmet)),
    )


def _readiness(gate: GateReadiness) -> str:
    if not gate.total:
        return "Ready: it has no criteria."
    ready = "Not ready" if gate.unmet or gate.met < gate.total else "Ready"
    criteria = counted(gate.total, "criterion", "criteria")
    return f"{ready}: {gate.met} of {criteria} met."


def _name(milestone: DigestMilestone) -> str:
    return f"{one_line(milestone.code)} {one_line(milestone.title)}"


def _or_not_set(day: date | None) -> str:
    return "not set" if day is None else long_date(day)
