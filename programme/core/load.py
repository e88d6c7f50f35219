"""Whose weeks hold how much work, and how many hours they give it.

Hours of work are spread evenly over the days on which it is worked, and its owners bear equal parts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity
from programme.core.programme import Programme
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus

HOURS_A_WEEK = 7.5
"""What one person gives where the definition says nothing: a day a week."""

LEAST = 0.05
"""Hours, three minutes: less than this too many is not worth a word."""

PersonWeek = tuple[str, date]
"""A person's address, or a role that nobody holds, and the Monday of a week."""

_DAY, _WEEK = timedelta(1), timedelta(7)


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


def weeks(
    programme: Programme, dates: Mapping[str, Dates], bearers: Bearers, as_of: date
) -> tuple[Week, ...]:
    """Give every week from a day on in which somebody has work with hours."""
    hours: dict[tuple[date, str], dict[str, float]] = defaultdict(dict)
    for activity in programme.plan.activities:
        one = dates[activity.code]
        if one.status is not ActivityStatus.FINISHED:
            borne = burden(programme, bearers, activity)
            for (who, monday), share in borne.by_week((one.start, one.finish), as_of):
                week = hours[monday, who]
                week[one.code] = week.get(one.code, 0.0) + share
    return tuple(
        Week(
            who,
            monday,
            sum(work.values()),
            hours_given(programme, bearers, who, monday),
            tuple(work),
        )
        for (monday, who), work in sorted(hours.items())
    )


def overloads(found: tuple[Week, ...]) -> tuple[Week, ...]:
    """Give the weeks that hold too much, the worst first."""
    over = (week for week in found if week.excess > LEAST)
    return tuple(sorted(over, key=lambda week: (-week.excess, week.monday, week.who)))


@dataclass(frozen=True, slots=True)
class Burden:
    """The hours of one piece of work, the days on which it is worked, who bears it."""

    hours: float
    calendar: WorkingCalendar
    who: tuple[str, ...]

    def by_week(
        self, days: tuple[date, date], as_of: date
    ) -> Iterator[tuple[PersonWeek, float]]:
        """Give the hours from a day on, when work is done from one day to another."""
        if not self.hours:
            return
        start, finish = days
        calendar = self.calendar
        length = max(1, calendar.index_after(finish) - calendar.index(start))
        share = self.hours / length / len(self.who)
        for monday, worked in _worked(calendar, max(start, as_of), finish):
            yield from (((name, monday), share * worked) for name in self.who)


def burden(programme: Programme, bearers: Bearers, activity: Activity) -> Burden:
    """Give the hours of an activity, on days that all of its calendars work."""
    detail = programme.details[activity.code]
    return Burden(
        detail.effort or 0.0,
        programme.plan.days_of(activity, programme.calendar),
        bearers.of_role.get(detail.owner_role) or (detail.owner_role,),
    )


def hours_given(
    programme: Programme, bearers: Bearers, who: str, monday: date
) -> float:
    """Give the hours of a person's week: fewer when a public holiday falls into it."""
    calendar = programme.calendar
    share = calendar.between(monday, monday + _WEEK) / len(calendar.weekdays)
    return bearers.gives.get(who, HOURS_A_WEEK) * share


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
