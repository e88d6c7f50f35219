"""What a digest says: reached, coming, slipped, gates and decisions, for one reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from programme.core.access import Deed
from programme.core.answers import command
from programme.core.definition import Definition
from programme.core.deliverables import DeliverableNow
from programme.core.gates import GateNow
from programme.core.lateness import days_past, is_overdue, last_finish, slipped
from programme.core.messages import (
    Addressee,
    DecisionWaiting,
    Digest,
    DigestKind,
    DigestMilestone,
    GateReadiness,
    ReminderLine,
)
from programme.core.moves import POINTS_TO_WATCH, MilestoneEvent
from programme.core.plan import Kind
from programme.core.programme import Programme
from programme.core.slip_causes import late_cause
from programme.core.status import (
    ActivityStatus,
    DeliverableState,
    EventKind,
    GateState,
)
from programme.core.watched import Watched, watched

HORIZON = 30
"""Working days ahead that a digest looks."""


class Rhythm(StrEnum):
    """How often a digest is made."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Reader:
    """The person a digest is for, with the roles they hold in the programme."""

    person_id: int
    addressee: Addressee
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a programme stands on a day, read once for all its digests.

    ``baseline`` is the finish by code of the latest baseline, empty without one;
    ``p80`` the 80% date by code, where it is to be held against a deadline.
    """

    programme: Programme
    definition: Definition
    day: date
    gates: Sequence[GateNow]
    deliverables: Sequence[DeliverableNow]
    baseline: Mapping[str, date]
    p80: Mapping[str, date]


def period(rhythm: Rhythm, day: date) -> tuple[str, date] | None:
    """Name the period that a day lies in, with its first day; None for never."""
    match rhythm:
        case Rhythm.WEEKLY:
            year, week, weekday = day.isocalendar()
            return f"{year}-W{week:02}", day - timedelta(days=weekday - 1)
        case Rhythm.MONTHLY:
            return f"{day:%Y-%m}", day.replace(day=1)
        case Rhythm.NEVER:
            return None


def for_period(digest: Digest, rhythm: Rhythm) -> Digest:
    """Name the period of a digest: the week of its day, or the month."""
    named = period(rhythm, digest.day) if rhythm is Rhythm.WEEKLY else None
    return replace(digest, week_of=named[1] if named else None)


def build_digest(
    kind: DigestKind,
    reader: Reader,
    standing: Standing,
    events: Sequence[MilestoneEvent],
    since: date | None,
) -> Digest:
    """Build a reader's digest from where the programme stands and what is untold."""
    programme, definition = standing.programme, standing.definition
    phase = next(p for p in definition.phases if p.key == programme.phase)
    return Digest(
        kind=kind,
        addressee=reader.addressee,
        organisation=programme.organisation,
        programme_key=programme.key,
        programme_title=programme.title,
        phase=phase.title,
        day=standing.day,
        since=since,
        ends=last_finish(programme.dates),
        ends_variance=_ends_variance(standing),
        watched=tuple(_watched(standing)),
        reached=tuple(_reached(standing, events)),
        coming=tuple(_coming(standing)),
        slipped=tuple(_slipped(standing, events)),
        gates=tuple(_readiness(standing)),
        decisions=tuple(_decisions(standing, reader)),
        overdue=tuple(_overdue(standing)) if kind is DigestKind.LEAD else (),
        starts=_starts(standing),
    )


def _watched(standing: Standing) -> Iterator[Watched]:
    programme = standing.programme
    return watched(
        programme,
        standing.definition,
        programme.dates,
        standing.baseline,
        standing.p80,
    )


def _starts(standing: Standing) -> date | None:
    plan = standing.programme.plan
    begun = any(one.progress.started is not None for one in plan.activities)
    return None if begun or plan.start <= standing.day else plan.start


def _ends_variance(standing: Standing) -> int | None:
    if not standing.baseline:
        return None
    programme = standing.programme
    was, now = max(standing.baseline.values()), last_finish(programme.dates)
    return slipped(programme.calendar, was, now)


def _milestone(
    standing: Standing, code: str, was: date | None = None
) -> DigestMilestone:
    programme = standing.programme
    day = programme.dates[code].finish
    baseline = standing.baseline.get(code)
    variance = None if baseline is None else slipped(programme.calendar, baseline, day)
    title = programme.details[code].title
    return DigestMilestone(code, title, day, baseline, variance, was)


def _reached(
    standing: Standing, events: Sequence[MilestoneEvent]
) -> Iterator[DigestMilestone]:
    """Give what was reached and still is, each once, and every decision."""
    seen = set()
    for event in events:
        if event.kind is EventKind.REACHED:
            dates = standing.programme.dates[event.code]
            if dates.status is ActivityStatus.FINISHED and event.code not in seen:
                seen.add(event.code)
                yield _milestone(standing, event.code)
        elif event.kind is EventKind.DECIDED:
            decided = _milestone(standing, event.code)
            title = f"{decided.title}: {event.words}"
            yield DigestMilestone(
                event.code, title, event.now, decided.baseline, decided.variance
            )


def _slipped(
    standing: Standing, events: Sequence[MilestoneEvent]
) -> Iterator[DigestMilestone]:
    """Give each milestone once, from the forecast last told to today's, when later."""
    told: dict[str, date | None] = {}
    programme = standing.programme
    for event in events:
        if event.kind is EventKind.SLIPPED:
            told.setdefault(event.code, event.was)
    for code, was in told.items():
        milestone = _milestone(standing, code, was)
        if was is not None and milestone.day > was:
            moved = slipped(programme.calendar, was, milestone.day)
            yield replace(milestone, moved=moved, because=_because(standing, code))


def _because(standing: Standing, code: str) -> str:
    programme = standing.programme
    cause = late_cause(programme, programme.dates, code, standing.day)
    return f"{cause} {programme.details[cause].title}" if cause else ""


def _coming(standing: Standing) -> Iterator[DigestMilestone]:
    programme = standing.programme
    last = programme.calendar.shift(standing.day, HORIZON)
    points = [
        programme.dates[activity.code]
        for activity in programme.plan.activities
        if activity.kind in POINTS_TO_WATCH
    ]
    for dates in sorted(points, key=lambda dates: (dates.finish, dates.code)):
        if dates.status is not ActivityStatus.FINISHED and dates.finish <= last:
            yield _milestone(standing, dates.code)


def _readiness(standing: Standing) -> Iterator[GateReadiness]:
    """Give the next gate, and any other that falls within the horizon."""
    last = standing.programme.calendar.shift(standing.day, HORIZON)
    waiting = sorted(
        (gate for gate in standing.gates if gate.state is not GateState.PASSED),
        key=lambda gate: gate.forecast,
    )
    for position, gate in enumerate(waiting):
        if position == 0 or gate.forecast <= last:
            met = sum(criterion.met for criterion in gate.criteria)
            yield GateReadiness(
                gate.code,
                gate.title,
                gate.forecast,
                standing.definition.role_title(gate.decided_by),
                met,
                len(gate.criteria),
                tuple(gate.unmet()),
                gate.advisory,
            )


def _decisions(standing: Standing, reader: Reader) -> Iterator[DecisionWaiting]:
    for deliverable in standing.deliverables:
        if _waits_for(deliverable, reader) and deliverable.submitted_on is not None:
            yield _decision(
                standing,
                f"Accept or return {deliverable.code} {deliverable.title}",
                deliverable.submitted_on,
                command(Deed.JUDGE, standing.programme.key, deliverable.code),
            )
    for gate in standing.gates:
        if gate.waits_for_decision and gate.decided_by in reader.roles:
            yield _decision(
                standing,
                f"Decide gate {gate.code} {gate.title}",
                standing.programme.dates[gate.code].due,
                command(Deed.DECIDE, standing.programme.key, gate.code),
            )


def _waits_for(deliverable: DeliverableNow, reader: Reader) -> bool:
    return (
        deliverable.state is DeliverableState.SUBMITTED
        and deliverable.approver_role in reader.roles
        and deliverable.submitted_by != reader.person_id
    )


def _decision(standing: Standing, what: str, since: date, deed: str) -> DecisionWaiting:
    days = days_past(standing.programme.calendar, since, standing.day)
    return DecisionWaiting(what, since, days, deed)


def _overdue(standing: Standing) -> Iterator[ReminderLine]:
    programme = standing.programme
    late = [
        programme.dates[activity.code]
        for activity in programme.plan.activities
        if activity.kind is Kind.ACTIVITY
        and is_overdue(programme.dates[activity.code], programme.calendar, standing.day)
    ]
    for dates in sorted(late, key=lambda dates: (dates.due, dates.code)):
        detail = programme.details[dates.code]
        yield ReminderLine(
            programme_key=programme.key,
            programme_title=programme.title,
            code=dates.code,
            title=detail.title,
            phase=detail.phase,
            text="overdue",
            day=dates.due,
            anchor="due",
            overdue=days_past(programme.calendar, dates.due, standing.day),
        )
