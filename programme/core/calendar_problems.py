"""What is wrong with edits of calendars and committees."""

from collections.abc import Iterator
from datetime import date
from functools import reduce

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.edited import edited
from programme.core.edits import DefineCalendar, SetCalendar
from programme.core.plan import ELAPSED, Activity, Plan
from programme.core.problem_words import Found, no_calendar, no_committee, some
from programme.core.programme import Programme
from programme.core.words import long_date

MOST_PAPERS = 250
"""Working days before a meeting by which papers may be wanted: about a year."""
MOST_YEARS = 20
"""Years from the start of the plan within which a day may be asked for."""


def of_calendar(programme: Programme, edit: DefineCalendar) -> Iterator[Found]:
    """Judge a calendar that is to be defined anew or taken away."""
    name, plan = edit.name, programme.plan
    if not name.strip() or name == ELAPSED:
        yield f"A calendar cannot be called '{name}'", "Give it another name"
    elif edit.calendar is not None:
        yield from of_use(programme, edit, name, new=edit.calendar)
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
    after = edited(programme, [edit]).plan
    idle = [
        one.code
        for one in after.activities
        if name in one.calendars and not _days_left(programme, after, one)
    ]
    if idle:
        yield (
            f"No weekday would be left on which {some(idle)} could be worked",
            "Choose days that the programme and all calendars of the work share",
        )


def _days_left(programme: Programme, plan: Plan, activity: Activity) -> frozenset[int]:
    own = (plan.calendars[name].weekdays for name in activity.calendars)
    return reduce(frozenset.intersection, own, programme.calendar.weekdays)


def of_committee(
    plan: Plan, key: str, committee: Committee | None, *, undoing: bool
) -> Iterator[Found]:
    """Judge a committee that is to be defined anew or taken away."""
    if committee is None:
        yield from _of_gone(plan, key)
        return
    if not key.strip() or not committee.name.strip():
        yield "A committee needs a key and a name", "Give both"
    if not 0 <= committee.papers <= MOST_PAPERS:
        what = f"Papers cannot be due {committee.papers} days before"
        yield what, f"Give a number from 0 to {MOST_PAPERS}"
    if not committee.meetings and key not in plan.committees and not undoing:
        yield f"{committee.name or key} has no meeting", "Give days or a rule"
    yield from _of_meetings(committee)
    for day in committee.meetings:
        yield from of_day(plan, day)


def of_day(plan: Plan, day: date | None) -> Iterator[Found]:
    """Judge a day that somebody asks for, if one is: no plan reaches further."""
    if day is not None and abs(day.year - plan.start.year) > MOST_YEARS:
        what = f"{long_date(day)} is more than {MOST_YEARS} years from the plan's start"
        yield what, "Give a nearer day"


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
