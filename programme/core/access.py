"""Who may do what in a programme, as a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from programme.core.refusal import RefusedError
from programme.core.words import listed

LEAD = "programme_lead"
SPONSOR = "exec_sponsor"
OWNER = "owner"
APPROVER = "approver"
DECIDER = "decider"


class Deed(StrEnum):
    """Something that a person does to a programme."""

    START = "start the activity"
    REPORT = "report what remains"
    FINISH = "finish the activity"
    REOPEN = "reopen finished work"
    SUBMIT = "submit the deliverable"
    JUDGE = "accept or return the deliverable"
    CONFIRM = "confirm a criterion"
    DECIDE = "decide the gate"
    BASELINE = "set a baseline"
    CHANGE = "change the plan"
    TRY = "keep a scenario"
    PAUSE = "pause the activity"
    ASSURE = "judge delivery confidence"
    PEOPLE = "change who fills which role"
    DAYS = "change the days that are worked"


# Roles, or a part in the thing itself: its owner, its approver, its deciding role.
MAY: Mapping[Deed, frozenset[str]] = {
    Deed.START: frozenset({OWNER, LEAD}),
    Deed.REPORT: frozenset({OWNER, LEAD}),
    Deed.FINISH: frozenset({OWNER, LEAD}),
    Deed.REOPEN: frozenset({LEAD}),
    Deed.SUBMIT: frozenset({OWNER, LEAD}),
    Deed.JUDGE: frozenset({APPROVER}),
    Deed.CONFIRM: frozenset({LEAD, DECIDER}),
    Deed.DECIDE: frozenset({DECIDER}),
    Deed.BASELINE: frozenset({LEAD}),
    Deed.CHANGE: frozenset({LEAD}),
    Deed.TRY: frozenset({LEAD, SPONSOR}),
    Deed.PAUSE: frozenset({OWNER, LEAD}),
    Deed.ASSURE: frozenset({LEAD, SPONSOR}),
    Deed.PEOPLE: frozenset({LEAD}),
    Deed.DAYS: frozenset({LEAD}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who does something, with the roles they hold in the programme."""

    person_id: int
    name: str
    email: str
    roles: frozenset[str]

    def __str__(self) -> str:
        """Name the person as the journal does."""
        return f"{self.name} <{self.email}>"


def require(
    actor: Actor,
    deed: Deed,
    parts: Mapping[str, str],
    title_of: Callable[[str], str] = str,
) -> None:
    """Let the deed pass when one of the actor's roles may do it.

    ``parts`` says which role is the owner, approver or decider here; ``title_of`` what
    a role is called.

    Raises:
        RefusedError: when none of the actor's roles may.
    """
    wanted = {parts.get(role, role) for role in MAY[deed]}
    if not wanted & actor.roles:
        held = list(map(title_of, sorted(actor.roles)))
        asked = list(map(title_of, sorted(wanted)))
        raise RefusedError(
            f"{actor.name} may not {deed}",
            f"{actor.name} holds {listed(held or ['no role'])}",
            cure=f"Ask somebody who holds {listed(asked, 'or')}",
        )
