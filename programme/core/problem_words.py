"""The words that problems with edits share: what is unknown, finished or in use."""

from collections.abc import Iterable, Mapping

from programme.core.nearest import cure_for
from programme.core.plan import Activity, Kind, Plan
from programme.core.words import listed

Found = tuple[str, str]
"""What is wrong, and its cure, where {key} stands for the programme's."""

MOST_NAMED = 3


def printable(text: str) -> str:
    """Give a text with an escape for each letter that cannot be printed."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def known(plan: Plan) -> Mapping[str, Activity]:
    """Give every activity, milestone, gate and deliverable of a plan by its code."""
    return {activity.code: activity for activity in plan.activities}


_OVER = {
    Kind.ACTIVITY: ("is finished", "Reopen it first, with a reason"),
    Kind.MILESTONE: ("was reached", "It stays where it is; change what is to come"),
    Kind.GATE: ("was decided", "It stays where it is; change what is to come"),
    Kind.DELIVERABLE: ("was accepted", "It stays where it is; change what is to come"),
}


def finished(activity: Activity) -> Found:
    """Say that what is over can no longer be changed."""
    over, cure = _OVER[activity.kind]
    return f"{activity.code} {over}", cure


def unknown(plan: Plan, code: str) -> Found:
    """Say that a code is none of the plan, and which is nearest."""
    cure = cure_for(code, list(known(plan)), "See the plan with: programme plan {key}")
    return f"There is no {code or 'empty code'} in the plan", cure


def no_calendar(plan: Plan, name: str) -> Found:
    """Say that there is no such calendar."""
    known = list(plan.calendars)
    cure = cure_for(name, known, f"Define it with: programme calendar {{key}} {name}")
    return f"There is no calendar {name}", cure


def no_committee(plan: Plan, key: str) -> Found:
    """Say that there is no such committee."""
    cure = cure_for(
        key, list(plan.committees), f"Define it with: programme committee {{key}} {key}"
    )
    return f"There is no committee {key}", cure


def no_weekday(work: Iterable[Activity]) -> str:
    """Say that the calendars of work share no weekday."""
    codes = some(one.code for one in work)
    return f"No weekday would be left on which {codes} could be worked"


def some(codes: Iterable[str]) -> str:
    """Name a few, and count the rest."""
    named = list(dict.fromkeys(codes))
    if len(named) <= MOST_NAMED + 1:
        return listed(named)
    return listed([*named[:MOST_NAMED], f"{len(named) - MOST_NAMED} others"])
