"""What is wrong with edits of calendars and committees."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.edited import edited
from programme.core.edits import DefineCalendar, SetCalendar, SetOwner
from programme.core.limits import LONGEST_NAME, MOST_PAPERS, MOST_YEARS, is_far
from programme.core.plan import ELAPSED, Activity, Plan
from programme.core.problem_words import (
    Found,
    no_calendar,
    no_committee,
    no_weekday,
    some,
)
from programme.core.programme import Programme
from programme.core.words import long_date

_BRACKETS = frozenset("[]")
_SHARED = "Choose days that the programme and all calendars of the work share"


def of_calendar(programme: Programme, edit: DefineCalendar) -> Iterator[Found]:
    """Judge a calendar that is to be defined anew or taken away."""
    name, plan = edit.name, programme.plan
    if edit.calendar is not None:
        yield from _of_name("A calendar", name)
        yield from of_days(plan, edit.calendar.days_off | edit.calendar.extra_days)
        yield from of_use(programme, edit, name, new=edit.calendar)
    elif name == ELAPSED:
        yield f"The calendar {name} is always there", "Name another"
    elif name not in plan.calendars:
        yield no_calendar(plan, name)
    else:
        users = [d.code for d in programme.details.values() if d.calendar == name]
        users += [f"{ln.frm} → {ln.to}" for ln in plan.links if ln.calendar == name]
        if users:
            yield f"The calendar {name} is in use by {some(users)}", "Free them first"


def of_use(
    programme: Programme,
    edit: SetCalendar | DefineCalendar,
    name: str,
    new: WorkingCalendar | None = None,
) -> Iterator[Found]:
    """Judge what an edit does to the days on which work can be done at all."""
    if name and new is None and name not in programme.plan.calendars:
        yield no_calendar(programme.plan, name)
        return
    idle = [
        one for one in idle_work(edited(programme, [edit])) if name in one.calendars
    ]
    if idle:
        yield no_weekday(idle), _SHARED


def of_new_owner(programme: Programme, edit: SetOwner) -> Iterator[Found]:
    """Judge whether an owner who alone holds the role could do the work at all."""
    after = edited(programme, [edit])
    idle = [one for one in idle_work(after) if one.code == edit.code]
    if idle:
        yield no_weekday(idle), _SHARED


def idle_work(programme: Programme) -> list[Activity]:
    """Give the work whose calendars leave it no weekday, so that it has no dates."""
    plan, weekdays = programme.plan, programme.calendar.weekdays

    def days_left(activity: Activity) -> frozenset[int]:
        own = (plan.calendars[name].weekdays for name in activity.calendars)
        return reduce(frozenset.intersection, own, weekdays)

    return [one for one in plan.activities if one.duration and not days_left(one)]


def of_committee(
    plan: Plan, key: str, committee: Committee | None, *, undoing: bool
) -> Iterator[Found]:
    """Judge a committee that is to be defined anew or taken away."""
    if committee is None:
        yield from _of_gone(plan, key)
        return
    yield from _of_name("A committee", key)
    if committee.name != key:
        yield from _of_name("A committee", committee.name)
    if not 0 <= committee.papers <= MOST_PAPERS:
        what = f"Papers cannot be due {committee.papers} days before"
        yield what, f"Give a number from 0 to {MOST_PAPERS}"
    if not committee.meetings and key not in plan.committees and not undoing:
        yield f"{committee.name or key} has no meeting", "Give days or a rule"
    yield from _of_meetings(committee)
    yield from of_days(plan, committee.meetings)


def of_days(plan: Plan, days: Iterable[date | None]) -> Iterator[Found]:
    """Judge days that somebody asks for, if any: no plan reaches further."""
    far = sorted(day for day in days if day and is_far(day, plan.start))
    if far:
        which = f"{some(map(long_date, far))} {'is' if len(far) == 1 else 'are'}"
        what = f"{which} more than {MOST_YEARS} years from the plan's start"
        yield what, "Give a nearer day" if len(far) == 1 else "Give nearer days"


def _of_name(what: str, name: str) -> Iterator[Found]:
    """Judge a name: a line that people can read, and write in brackets after a lag."""
    fits = 0 < len(name) <= LONGEST_NAME and name == name.strip() != ELAPSED
    if not fits or not name.isprintable() or not _BRACKETS.isdisjoint(name):
        cure = f"Give it up to {LONGEST_NAME} letters on one line, without brackets"
        yield f"{what} cannot be called '{name}'", cure


def _of_gone(plan: Plan, key: str) -> Iterator[Found]:
    if key not in plan.committees:
        yield no_committee(plan, key)
    users = [one.code for one in plan.activities if one.committee == key]
    if users:
        yield f"The committee {key} ends {some(users)}", "Free them first"


def _of_meetings(committee: Committee) -> Iterator[Found]:
    for one, following in zip(committee.meetings, committee.meetings[1:], strict=False):
        if one >= following:
            yield (
                f"The meeting of {long_date(following)} stands after that of"
                f" {long_date(one)}",
                "Give each meeting once, in order",
            )
