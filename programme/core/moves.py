"""What a new schedule changes: dates that moved and milestones that were reached."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.definition import Definition
from programme.core.lateness import slipped
from programme.core.plan import Kind
from programme.core.programme import Programme
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus, EventKind

POINTS_TO_WATCH = frozenset({Kind.MILESTONE, Kind.GATE})
"""What digests tell of, and whose forecasts are kept month by month."""


@dataclass(frozen=True, slots=True)
class Move:
    """A finish that moved; ``working_days`` above zero is later."""

    code: str
    title: str
    kind: Kind
    was: date
    now: date
    working_days: int


@dataclass(frozen=True, slots=True)
class MilestoneEvent:
    """Something that happened to a milestone or gate, for digests to tell of."""

    code: str
    kind: EventKind
    on_day: date
    was: date | None
    now: date
    words: str = ""


def changed(before: Mapping[str, Dates], after: Mapping[str, Dates]) -> list[Dates]:
    """Give the new dates of everything whose stored dates are no longer true."""
    return [dates for code, dates in after.items() if before.get(code) != dates]


def moves(programme: Programme, after: Mapping[str, Dates]) -> tuple[Move, ...]:
    """Give every finish that moved, in the plan's order; what is new has not moved."""
    found = []
    for activity in programme.plan.activities:
        if activity.code not in programme.dates:
            continue
        was = programme.dates[activity.code].finish
        now = after[activity.code].finish
        if was != now:
            title = programme.details[activity.code].title
            days = slipped(programme.calendar, was, now)
            found.append(Move(activity.code, title, activity.kind, was, now, days))
    return tuple(found)


def milestone_events(
    programme: Programme, after: Mapping[str, Dates], on: date
) -> Iterator[MilestoneEvent]:
    """Give what happened to milestones and gates: reached, or a forecast that moved."""
    for activity in programme.plan.activities:
        if activity.kind not in POINTS_TO_WATCH:
            continue
        was, now = programme.dates[activity.code], after[activity.code]
        done = now.status is ActivityStatus.FINISHED
        if done and was.status is not ActivityStatus.FINISHED:
            if activity.kind is Kind.MILESTONE:
                yield MilestoneEvent(
                    activity.code, EventKind.REACHED, on, was.finish, now.finish
                )
        elif not done and was.finish != now.finish:
            yield MilestoneEvent(
                activity.code, EventKind.SLIPPED, on, was.finish, now.finish
            )


def ends_of(definition: Definition) -> tuple[tuple[str, str], ...]:
    """Pair each phase's key, in order, with the code of what ends it."""
    return tuple((phase.key, phase.ends_with) for phase in definition.phases)


def phase_now(dates: Mapping[str, Dates], ends: tuple[tuple[str, str], ...]) -> str:
    """Give the first phase that has not ended; the last when all have.

    ``ends`` are those of ``ends_of``.
    """
    done = ActivityStatus.FINISHED
    still_open = (phase for phase, last in ends if dates[last].status is not done)
    return next(still_open, ends[-1][0])
