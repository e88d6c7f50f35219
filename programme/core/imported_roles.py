"""Who owns what in a plan from elsewhere: its resources as roles and people."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from programme.core.access import LEAD, SPONSOR
from programme.core.definition import ReminderAnchor, ReminderRule, Role
from programme.core.people import PersonInRole
from programme.core.timed.plan import Resource, TimedPlan

PROFILE: Final = "standard"
"""The reminder profile of all work that is from elsewhere."""

_OWNER: Final = ("owner",)
_ABOVE: Final = ("owner", LEAD)
REMINDERS: Final = (
    ReminderRule(ReminderAnchor.START, -5, _OWNER, "starts in a week"),
    ReminderRule(ReminderAnchor.DUE, -5, _OWNER, "due in a week"),
    ReminderRule(ReminderAnchor.DUE, 0, _OWNER, "due today"),
    ReminderRule(ReminderAnchor.DUE, 2, _ABOVE, "overdue"),
    ReminderRule(
        ReminderAnchor.DUE, 7, (*_ABOVE, SPONSOR), "overdue by more than a week"
    ),
)
_USUAL: Final = (Role(LEAD, "Programme lead"), Role(SPONSOR, "Executive sponsor"))
_TAKEN: Final = frozenset({"owner", "approver", "decider"})


@dataclass(frozen=True, slots=True)
class Team:
    """Roles, who holds them, and the role that owns each task by its UID.

    ``shared`` are the codes of tasks with several resources; the first owns them.
    """

    roles: tuple[Role, ...]
    people: tuple[PersonInRole, ...]
    owners: Mapping[int, str]
    shared: tuple[str, ...]


def team_of(plan: TimedPlan) -> Team:
    """Make roles of the resources that work and have a name.

    A resource with an e-mail address is also the person who holds the role.
    """
    working = [one for one in plan.resources if one.works and plain(one.name)]
    ids = _ids(working)
    roles = {role.id: role for role in _USUAL}
    roles |= {
        ids[one.uid]: Role(ids[one.uid], plain(one.name))
        for one in working
        if ids[one.uid] not in roles
    }
    assigned = _assigned(plan, ids)
    return Team(
        tuple(roles.values()),
        tuple(_people(working, ids)),
        {uid: found[0] for uid, found in assigned.items()},
        tuple(
            task.code
            for task in plan.tasks
            if task.code and len(assigned.get(task.uid, ())) > 1
        ),
    )


def plain(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


def _ids(resources: list[Resource]) -> Mapping[int, str]:
    """Give each resource a role: its name in small letters, unless that is taken."""
    ids: dict[int, str] = {}
    for one in resources:
        word = re.sub(r"[^a-z0-9]+", "_", one.name.lower()).strip("_")
        free = word not in _TAKEN and word not in ids.values()
        ids[one.uid] = word if word[:1].isalpha() and free else f"resource_{one.uid}"
    return ids


def _assigned(plan: TimedPlan, ids: Mapping[int, str]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for each in plan.assignments:
        if each.resource in ids:
            found.setdefault(each.task, []).append(ids[each.resource])
    return found


def _people(
    resources: list[Resource], ids: Mapping[int, str]
) -> Iterator[PersonInRole]:
    for one in resources:
        if one.email:
            yield PersonInRole(ids[one.uid], plain(one.name), one.email)
