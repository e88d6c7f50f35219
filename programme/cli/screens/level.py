"""Whose weeks hold too much, before and after what could start later."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from programme.cli.layout import Column, Line, Screen, heading, paragraph, sides, table
from programme.cli.planned_programme import Planned
from programme.cli.words import short_date
from programme.core.definition import Definition
from programme.core.levelling import Levelled
from programme.core.load import HOURS_A_WEEK, Bearers, Week
from programme.core.words import counted, listed, long_date
from programme.interchange.edits_json import edits_data
from programme.storage.views.people import Holder

MOST_WEEKS = 12
_COLUMNS = (
    Column("who", flexible=True),
    Column("week from"),
    Column("hours", right=True),
    Column("gives", right=True),
    Column("work", flexible=True),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found for a plan, with the people to tell it by."""

    planned: Planned
    levelled: Levelled
    holders: tuple[Holder, ...]

    @property
    def with_effort(self) -> int:
        """Count the pieces of work whose hours somebody has said."""
        details = self.planned.programme.details.values()
        return sum(detail.effort is not None for detail in details)

    def name(self, who: str) -> str:
        """Name a person by their address, or a role that nobody holds."""
        people = {one.email: one.name for one in self.holders}
        roles = {role.id: role.title for role in self.planned.definition.roles}
        return people.get(who) or roles.get(who, who)


def bearers_of(definition: Definition, holders: Sequence[Holder]) -> Bearers:
    """Say who bears the work of each role, and the hours a week that they give.

    A person of several roles gives what the most generous of them asks, once.
    """
    usual = float(definition.hours_a_week or HOURS_A_WEEK)
    asked = {role.id: float(role.hours_a_week or usual) for role in definition.roles}
    of_role: dict[str, tuple[str, ...]] = defaultdict(tuple)
    gives = dict(asked)
    for one in holders:
        of_role[one.role] = (*of_role[one.role], one.email)
        hours = asked.get(one.role, usual)
        gives[one.email] = max(hours, gives.get(one.email, 0.0))
    return Bearers(dict(of_role), gives)


def level_screen(shown: Shown, width: int) -> Screen:
    """Say which weeks hold too much, and what levelling would leave of that."""
    planned, found = shown.planned, shown.levelled
    return [
        *sides(
            planned.programme.organisation, f"as of {long_date(planned.as_of)}", width
        ),
        *paragraph(_summary(shown), width),
        *_weeks("Weeks that hold too much", shown, found.before, width),
        *_unfilled(shown, width),
        *(paragraph(_suggestion(shown), width) if found.before else []),
    ]


def level_data(shown: Shown) -> dict[str, object]:
    """Give the same for scripts."""
    found = shown.levelled
    return {
        "programme": shown.planned.programme.key,
        "as_of": shown.planned.as_of,
        "with_effort": shown.with_effort,
        "before": [_week(week) for week in found.before],
        "after": [_week(week) for week in found.after],
        "edits": edits_data(found.edits),
        "proven": found.proven,
    }


def _week(week: Week) -> dict[str, object]:
    return {
        "who": week.who,
        "week": week.monday,
        "hours": round(week.hours, 1),
        "gives": round(week.gives, 1),
        "codes": list(week.codes),
    }


def _summary(shown: Shown) -> str:
    known, weeks = shown.with_effort, shown.levelled.before
    if not known:
        return (
            "No activity says how many hours it takes, so nobody's load is known. Say it"
            f" with: programme effort {shown.planned.programme.key} CODE HOURS"
        )
    said = f"{counted(known, 'activity has', 'activities have')} hours of work"
    if not weeks:
        return f"{said}. Nobody has more in a week than they give."
    full = counted(len(weeks), "week holds", "weeks hold")
    return f"{said}. {full} more than the person gives."


def _weeks(title: str, shown: Shown, found: Sequence[Week], width: int) -> Screen:
    if not found:
        return []
    rows = [
        (
            shown.name(week.who),
            short_date(week.monday),
            f"{week.hours:.1f}",
            f"{week.gives:.1f}",
            ", ".join(week.codes),
        )
        for week in found[:MOST_WEEKS]
    ]
    left = len(found) - len(rows)
    more = paragraph(f"and {left} more.", width) if left else []
    return [*heading(title, width), *table(_COLUMNS, rows, width), *more]


def _unfilled(shown: Shown, width: int) -> Screen:
    """Name the roles in these weeks that nobody holds yet."""
    people = {one.email for one in shown.holders}
    roles = dict.fromkeys(
        shown.name(week.who)
        for week in shown.levelled.before[:MOST_WEEKS]
        if week.who not in people
    )
    if not roles:
        return []
    said = f"Nobody fills {listed(list(roles), 'or')}: each counts as one person."
    return [Line(), *paragraph(said, width)]


_PROVEN = {
    None: "",
    True: " No other starts within float leave fewer.",
    False: " The search, of about 20 seconds at most, has not proven it the best.",
}


def _suggestion(shown: Shown) -> str:
    found = shown.levelled
    if not found.edits:
        return (
            "No later start that was tried would help: move dates or share the work."
            f"{_PROVEN[found.proven]}"
        )
    was = sum(week.excess for week in found.before)
    pieces = counted(len(found.edits), "piece")
    return (
        f"Starting {pieces} of work later, within float, would take {was:.0f}"
        f" hours too many to {found.left:.0f}. No gate or milestone moves."
        f"{_PROVEN[found.proven]}"
    )
