"""Whose weeks hold more work than hours, and what could start later to even that out.

Only float is used: a suggestion moves no gate, no milestone, no committee's meeting and no end. Greedy: the largest
overload first, and of the work in it that with the most free float.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from programme.core.edited import edited
from programme.core.edits import SetConstraint
from programme.core.load import LEAST, Bearers, Week, overloads, weeks
from programme.core.plan import Activity, ConstraintKind, Kind, no_earlier_than
from programme.core.programme import Programme
from programme.core.schedule import Dates, Schedule
from programme.core.scheduling import schedule_of
from programme.core.status import ActivityStatus

MOST_EDITS, MOST_WEEKS_LATER = 40, 8
_WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class Levelled:
    """What is too much before and after the edits that are suggested, in hours.

    ``proven`` says whether a search showed that no other starts leave fewer hours too
    many; None when there was no search.
    """

    edits: tuple[SetConstraint, ...]
    before: tuple[Week, ...]
    after: tuple[Week, ...]
    proven: bool | None = None

    @property
    def left(self) -> float:
        """Give the hours that are still too many after the edits."""
        return sum(week.excess for week in self.after)


def level(programme: Programme, bearers: Bearers, as_of: date) -> Levelled:
    """Suggest what to start later so that fewer hours are too many.

    Raises:
        CircleError: when the links make a circle.
    """
    state = _planned(programme, bearers, as_of)
    first, edits, given_up = state, list[SetConstraint](), set[tuple[str, date]]()
    while len(edits) < MOST_EDITS and (week := _worst(state, given_up)):
        found = _better(state, week)
        if found is None:
            given_up.add((week.who, week.monday))
            continue
        edit, state = found
        edits = [*(one for one in edits if one.code != edit.code), edit]
    return Levelled(tuple(edits), overloads(first.weeks), overloads(state.weeks))


def levelled_by(
    programme: Programme,
    bearers: Bearers,
    edits: Sequence[SetConstraint],
    as_of: date,
) -> Levelled | None:
    """Give what edits leave by the schedule; None when they move what must stand.

    Edits that the others bring about are left out.
    """
    first = _planned(programme, bearers, as_of)
    state = _planned(edited(programme, edits), bearers, as_of)
    if not _holds(first, state):
        return None
    kept, wanted = list(edits), _starts(state.programme, as_of)
    for edit in edits:
        fewer = [one for one in kept if one is not edit]
        if _starts(edited(programme, fewer), as_of) == wanted:
            kept = fewer
    return Levelled(tuple(kept), overloads(first.weeks), overloads(state.weeks))


def may_wait(activity: Activity) -> bool:
    """Say whether work may be given a day to start no earlier than."""
    constraint = activity.constraint
    return constraint is None or constraint.kind is ConstraintKind.START_NO_EARLIER


@dataclass(frozen=True, slots=True)
class _State:
    """A plan as it has been levelled so far."""

    programme: Programme
    schedule: Schedule
    bearers: Bearers
    weeks: tuple[Week, ...]

    @property
    def excess(self) -> float:
        return sum(week.excess for week in self.weeks)


def _planned(programme: Programme, bearers: Bearers, as_of: date) -> _State:
    schedule = schedule_of(programme, as_of)
    found = weeks(programme, schedule.dates, bearers, as_of)
    return _State(programme, schedule, bearers, found)


def _worst(state: _State, given_up: set[tuple[str, date]]) -> Week | None:
    over = overloads(state.weeks)
    return next((w for w in over if (w.who, w.monday) not in given_up), None)


def _better(state: _State, week: Week) -> tuple[SetConstraint, _State] | None:
    """Find the first edit of a week's work that leaves fewer hours too many in all."""
    for activity in _movable(state, week):
        for day in islice(_later_starts(state, activity.code, week), MOST_WEEKS_LATER):
            edit = SetConstraint(activity.code, no_earlier_than(day))
            tried = edited(state.programme, [edit])
            now = _planned(tried, state.bearers, state.schedule.as_of)
            if now.excess < state.excess - LEAST and _holds(state, now):
                return edit, now
    return None


def _movable(state: _State, week: Week) -> list[Activity]:
    """Give the work of a week that may start later, that with most free float first."""
    dates = state.schedule.dates
    found = [
        activity
        for activity in state.programme.plan.activities
        if activity.code in week.codes
        and dates[activity.code].status is ActivityStatus.NOT_STARTED
        and dates[activity.code].total_float > 0
        and not activity.committee
        and may_wait(activity)
    ]
    return sorted(
        found,
        key=lambda one: (
            -dates[one.code].free_float,
            -dates[one.code].total_float,
            one.code,
        ),
    )


def _later_starts(state: _State, code: str, week: Week) -> Iterator[date]:
    """Give the first worked day of each later week that float reaches, and its last."""
    dates, calendar = state.schedule.dates[code], state.programme.calendar
    monday = week.monday + _WEEK
    while (day := calendar.next_worked(monday)) < dates.late_start:
        if day > dates.start:
            yield day
        monday += _WEEK
    if dates.late_start > dates.start:
        yield dates.late_start


def _holds(before: _State, after: _State) -> bool:
    """Say whether all that must not move stands where it stood."""
    if after.schedule.finish != before.schedule.finish:
        return False
    return all(
        _stands(one, before.schedule.dates[one.code], after.schedule.dates[one.code])
        for one in before.programme.plan.activities
    )


def _stands(activity: Activity, was: Dates, now: Dates) -> bool:
    if activity.kind is not Kind.ACTIVITY or activity.committee:
        return was.finish == now.finish
    in_time = activity.deadline is None or now.finish <= max(
        activity.deadline, was.finish
    )
    return in_time and now.total_float >= min(0, was.total_float)


def _starts(programme: Programme, as_of: date) -> list[date]:
    schedule = schedule_of(programme, as_of)
    return [dates.start for dates in schedule.dates.values()]
