"""What edits would do to a programme, before anything is stored: a preview."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from programme.core.calendar import OutOfDaysError
from programme.core.conflicts import (
    Conflict,
    MissedDeadline,
    conflicts,
    missed_deadlines,
)
from programme.core.definition import Definition
from programme.core.edit_words import edits_in_words
from programme.core.edited import edited
from programme.core.edits import (
    AddDeliverable,
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    RemoveLink,
    ReplacePlan,
)
from programme.core.lateness import last_finish, slipped
from programme.core.moves import Move, moves
from programme.core.plan import Kind, Plan
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.schedule import Dates, Schedule
from programme.core.scheduling import schedule_of
from programme.core.timed.instants import OutOfTimeError


@dataclass(frozen=True, slots=True)
class PhaseMove:
    """The end of a phase that moves; ``working_days`` above zero is later."""

    key: str
    title: str
    was: date
    now: date
    working_days: int


@dataclass(frozen=True, slots=True)
class MeetingMove:
    """Work that would end at another meeting of its committee."""

    committee: str
    name: str
    code: str
    was: date
    now: date
    working_days: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A programme before and after edits, both planned as of one day.

    ``version`` is that of the programme which was looked at. ``roles`` gives the codes
    that are edited or move, by the role that owns them. ``conflicts`` are constraints
    that can no longer hold, ``solved`` those that now can. The end is that of all that
    is in the programme; ``end_moves_by`` is in working days, below zero for earlier.
    """

    version: int
    as_of: date
    edits: tuple[Edit, ...]
    words: tuple[str, ...]
    before: Mapping[str, Dates]
    after: Mapping[str, Dates]
    moves: tuple[Move, ...]
    phases: tuple[PhaseMove, ...]
    meetings: tuple[MeetingMove, ...]
    roles: Mapping[str, tuple[str, ...]]
    missed: tuple[MissedDeadline, ...]
    met: tuple[MissedDeadline, ...]
    conflicts: tuple[Conflict, ...]
    solved: tuple[Conflict, ...]
    end_was: date
    end_now: date
    end_moves_by: int

    def of_kind(self, kind: Kind) -> tuple[Move, ...]:
        """Give what moves of one kind: milestones, gates, or work."""
        return tuple(move for move in self.moves if move.kind is kind)


def preview(
    programme: Programme, definition: Definition, edits: Sequence[Edit], as_of: date
) -> Preview:
    """Plan a programme before and after edits, and compare.

    A day before the programme's own status date is taken as that one, as a re-plan
    does. The edits have no problems.

    Raises:
        RefusedError: when the plan would not end before the calendar does.
    """
    as_of = max(as_of, programme.as_of)
    after_edits = edited(programme, edits)
    was = schedule_of(programme, as_of)
    now = _planned(after_edits, as_of)
    moved = moves(replace(after_edits, dates=was.dates), now.dates)
    late_before, late_after = _late(programme, was), _late(after_edits, now)
    broken_before, broken_after = _broken(programme, as_of), _broken(after_edits, as_of)
    end_was, end_now = last_finish(was.dates), last_finish(now.dates)
    return Preview(
        version=programme.version,
        as_of=as_of,
        edits=tuple(edits),
        words=edits_in_words(programme.plan, edits),
        before=was.dates,
        after=now.dates,
        moves=moved,
        phases=tuple(_phases(programme, definition, was, now)),
        meetings=tuple(_meetings(after_edits, moved)),
        roles=_roles(after_edits, moved, edits),
        missed=tuple(late_after[c] for c in late_after if c not in late_before),
        met=tuple(late_before[c] for c in late_before if c not in late_after),
        conflicts=_without(broken_after, broken_before),
        solved=_without(broken_before, broken_after),
        end_was=end_was,
        end_now=end_now,
        end_moves_by=slipped(programme.calendar, end_was, end_now),
    )


def _planned(programme: Programme, as_of: date) -> Schedule:
    try:
        return schedule_of(programme, as_of)
    except (OutOfDaysError, OutOfTimeError) as error:
        raise RefusedError(
            "The plan would not end before the year 10000",
            cure="Make work or lags shorter, or give them more days to be done on",
        ) from error


def touched(edits: Sequence[Edit]) -> tuple[str, ...]:
    """Give the codes of what edits are about, each once."""
    found: list[str] = []
    for edit in edits:
        match edit:
            case AddLink(link):
                found.append(link.to)
            case RemoveLink(_, to):
                found.append(to)
            case AddDeliverable(activity):
                found.append(activity.code)
            case DefineCalendar() | DefineCommittee():
                continue
            case ReplacePlan():
                found += edit.codes
            case _:
                found.append(edit.code)
    return tuple(dict.fromkeys(found))


def news(before: Plan, after: Plan, edits: Sequence[Edit]) -> Iterator[str]:
    """Give the codes of all that edits bring news of: what they are about, or time.

    That is each calendar or committee, with the work that it times and the work that
    waits for a lag in its days, before the edits or after them.
    """
    yield from touched(edits)
    timers = {e.name for e in edits if isinstance(e, DefineCalendar)}
    timers |= {e.key for e in edits if isinstance(e, DefineCommittee)}
    yield from timers
    for plan in (before, after):
        for activity in plan.activities:
            if not timers.isdisjoint((activity.committee, *activity.calendars)):
                yield activity.code
        yield from (link.to for link in plan.links if link.calendar in timers)


def _phases(
    programme: Programme, definition: Definition, was: Schedule, now: Schedule
) -> Iterator[PhaseMove]:
    for phase in definition.phases:
        if phase.ends_with not in now.dates:
            continue
        before = was.dates[phase.ends_with].finish
        after = now.dates[phase.ends_with].finish
        days = slipped(programme.calendar, before, after)
        yield PhaseMove(phase.key, phase.title, before, after, days)


def _meetings(programme: Programme, moved: Sequence[Move]) -> Iterator[MeetingMove]:
    keys = {one.code: one.committee for one in programme.plan.activities}
    for move in moved:
        committee = programme.plan.committees.get(keys[move.code])
        if committee is not None and move.now in committee.meetings:
            yield MeetingMove(
                keys[move.code],
                committee.name,
                move.code,
                move.was,
                move.now,
                move.working_days,
            )


def _roles(
    programme: Programme, moved: Sequence[Move], edits: Sequence[Edit]
) -> Mapping[str, tuple[str, ...]]:
    codes = dict.fromkeys([*touched(edits), *(move.code for move in moved)])
    found: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        detail = programme.details.get(code)
        if detail is not None and detail.owner_role:
            found[detail.owner_role].append(code)
    return {role: tuple(owned) for role, owned in sorted(found.items())}


def _late(programme: Programme, schedule: Schedule) -> Mapping[str, MissedDeadline]:
    missed = missed_deadlines(programme.plan, programme.calendar, schedule.dates)
    return {one.code: one for one in missed}


def _broken(programme: Programme, as_of: date) -> tuple[Conflict, ...]:
    """Give the constraints that cannot hold; in a clock-time plan they bend links."""
    if programme.timed is not None:
        return ()
    return conflicts(programme.plan, programme.calendar, as_of)


def _without(
    found: Sequence[Conflict], others: Sequence[Conflict]
) -> tuple[Conflict, ...]:
    known = {one.code for one in others}
    return tuple(one for one in found if one.code not in known)
