"""Whose weeks hold more work than hours, and what could start later to even that out.

Hours of work are spread evenly over its worked days. Only float is used: a suggestion
moves no gate, no milestone, no committee's meeting and no end. Greedy: the largest
overload first, and of the work in it that with the most free float.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from programme.core.calendar import WorkingCalendar
from programme.core.edited import edited
from programme.core.edits import SetConstraint
from programme.core.plan import Activity, ConstraintKind, Kind, no_earlier_than
from programme.core.programme import Programme
from programme.core.schedule import Dates, Schedule, compute_schedule
from programme.core.status import ActivityStatus

HOURS_A_WEEK = 7.5
"""What one person gives where the definition says nothing: a day a week."""

MOST_EDITS, MOST_WEEKS_LATER = 40, 8
_DAY, _WEEK = timedelta(1), timedelta(7)
_LEAST_GAIN = 0.05


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who bears the work of a role, in equal parts, and the hours a week each gives.

    ``of_role`` gives names (or e-mail addresses) by role, ``gives`` hours by name.
    """

    of_role: Mapping[str, tuple[str, ...]]
    gives: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Week:
    """One person's week, by its Monday: hours of work, and hours that they give."""

    who: str
    monday: date
    hours: float
    gives: float
    codes: tuple[str, ...]

    @property
    def excess(self) -> float:
        """Give the hours that are too many; 0 when there is room."""
        return max(0.0, self.hours - self.gives)


@dataclass(frozen=True, slots=True)
class Levelled:
    """What is too much before and after the edits that are suggested, in hours."""

    edits: tuple[SetConstraint, ...]
    before: tuple[Week, ...]
    after: tuple[Week, ...]


def weeks(
    programme: Programme, dates: Mapping[str, Dates], bearers: Bearers, as_of: date
) -> tuple[Week, ...]:
    """Give every week from a day on in which somebody has work with hours."""
    hours: dict[tuple[date, str], dict[str, float]] = defaultdict(dict)
    for code, who, monday, share in _shares(programme, dates, bearers, as_of):
        week = hours[monday, who]
        week[code] = week.get(code, 0.0) + share
    return tuple(
        Week(
            who,
            monday,
            sum(work.values()),
            _gives(programme, bearers, who, monday),
            tuple(work),
        )
        for (monday, who), work in sorted(hours.items())
    )


def overloads(found: tuple[Week, ...]) -> tuple[Week, ...]:
    """Give the weeks that hold too much, the worst first."""
    over = (week for week in found if week.excess > _LEAST_GAIN)
    return tuple(sorted(over, key=lambda week: (-week.excess, week.monday, week.who)))


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
    schedule = compute_schedule(programme.plan, programme.calendar, as_of)
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
            if now.excess < state.excess - _LEAST_GAIN and _holds(state, now):
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
        and _may_wait(activity)
    ]
    return sorted(
        found,
        key=lambda one: (
            -dates[one.code].free_float,
            -dates[one.code].total_float,
            one.code,
        ),
    )


def _may_wait(activity: Activity) -> bool:
    constraint = activity.constraint
    return constraint is None or constraint.kind is ConstraintKind.START_NO_EARLIER


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


def _shares(
    programme: Programme, dates: Mapping[str, Dates], bearers: Bearers, as_of: date
) -> Iterator[tuple[str, str, date, float]]:
    """Give the hours of each week of work that is to come, for each who bears it."""
    calendar = programme.calendar
    for code, detail in programme.details.items():
        one = dates[code]
        if not detail.effort or one.status is ActivityStatus.FINISHED:
            continue
        days = max(1, calendar.index_after(one.finish) - calendar.index(one.start))
        who = bearers.of_role.get(detail.owner_role) or (detail.owner_role,)
        share = detail.effort / days / len(who)
        for monday, worked in _worked(calendar, max(one.start, as_of), one.finish):
            yield from ((code, name, monday, share * worked) for name in who)


def _worked(
    calendar: WorkingCalendar, first: date, last: date
) -> Iterator[tuple[date, int]]:
    """Give the weeks of a span, by their Mondays, each with its worked days in it."""
    monday = first - timedelta(first.weekday())
    while monday <= last:
        begin, end = max(first, monday), min(last + _DAY, monday + _WEEK)
        if days := calendar.between(begin, end):
            yield monday, days
        monday += _WEEK


def _gives(programme: Programme, bearers: Bearers, who: str, monday: date) -> float:
    """Give the hours of a week: fewer when a public holiday falls into it."""
    calendar = programme.calendar
    share = calendar.between(monday, monday + _WEEK) / len(calendar.weekdays)
    return bearers.gives.get(who, HOURS_A_WEEK) * share
