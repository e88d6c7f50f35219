"""The frame of every change to a programme: who, as of when, in one transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import Connection

from programme.core.access import Actor, Deed, require
from programme.core.definition import Definition
from programme.core.deliverables import DeliverableNow
from programme.core.moves import Move
from programme.core.nearest import cure_for
from programme.core.plan import Activity, Kind
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.status import ProgrammeState
from programme.operations.definitions import stored_definition
from programme.operations.replan import Occasion, replan
from programme.storage.database import Database, reader_of
from programme.storage.journal import Entry, append
from programme.storage.people import actor
from programme.storage.programmes import programme_by_key
from programme.storage.reading import Reader
from programme.storage.saving import lock_programme
from programme.storage.views.deliverables import deliverables

_CURE = {
    ProgrammeState.STOPPED: "A stopped programme goes on when its gate is decided again",
    ProgrammeState.CLOSED: "Its last gate was passed: what comes now is a new programme",
}


_SERVES = {
    "activity": "Say how it goes with programme start, report or finish {key} {code}",
    "deliverable": "Hand it over with programme submit {key} {code}",
    "gate": "See and decide it with programme gate {key} {code}",
    "milestone": "It is reached when what it waits for is finished: see programme plan"
    " {key}",
}


NO_PARTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for a change to which programme, on which day and at which instant.

    ``by`` is the person's e-mail address; ``at`` is aware.
    """

    key: str
    by: str
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """A change under way: the open transaction, the programme and the actor."""

    connection: Connection
    read: Reader
    programme: Programme
    definition: Definition
    actor: Actor
    request: Request

    def require(self, deed: Deed, parts: Mapping[str, str] = NO_PARTS) -> None:
        """Let the deed pass when one of the actor's roles may do it.

        ``parts`` says which role is the owner, approver or decider here.

        Raises:
            RefusedError: when none of the actor's roles may.
        """
        require(self.actor, deed, parts, self.definition.role_title)

    def activity(self, code: str) -> Activity:
        """Give an activity of the programme by its code, in any case.

        Raises:
            RefusedError: when there is none, or it is a milestone or gate.
        """
        wanted = code.upper()
        for activity in self.programme.plan.activities:
            if activity.code == wanted and activity.kind is Kind.ACTIVITY:
                return activity
        self.refuse_other_kind(code, "activity")
        activities = self.programme.plan.activities
        known = [one.code for one in activities if one.kind is Kind.ACTIVITY]
        see = f"See them with: programme plan {self.programme.key}"
        raise RefusedError(
            f"{self.programme.key} has no activity {code}",
            cure=cure_for(code, known, see),
        )

    def deliverable(self, code: str) -> DeliverableNow:
        """Give a deliverable of the programme by its code, in any case.

        Raises:
            RefusedError: when the programme has no such deliverable.
        """
        found = deliverables(self.read, self.programme.id)
        for deliverable in found:
            if deliverable.code == code.upper():
                return deliverable
        self.refuse_other_kind(code, "deliverable")
        key, known = self.programme.key, [one.code for one in found]
        see = f"See them with: programme show {key} --deliverables"
        raise RefusedError(
            f"{key} has no deliverable {code}", cure=cure_for(code, known, see)
        )

    def refuse_other_kind(self, code: str, wanted: str) -> None:
        """Say what a code is that was given for something else, and what serves it.

        Raises:
            RefusedError: when there is something of another kind by this code.
        """
        found = self._kind(code.upper())
        if found and found != wanted:
            serves = _SERVES[found].format(key=self.programme.key, code=code.upper())
            raise RefusedError(
                f"{code.upper()} is {_article(found)}, not {_article(wanted)}",
                cure=serves,
            )

    def _kind(self, code: str) -> str:
        handed_over = {
            one.id for a in self.definition.activities for one in a.deliverables
        }
        if code in handed_over:
            return "deliverable"
        plan = self.programme.plan
        return next((str(one.kind) for one in plan.activities if one.code == code), "")

    def owner_role(self, code: str) -> str:
        """Give the role that owns the activity."""
        return self.programme.details[code].owner_role

    def journal(
        self,
        action: str,
        subject: str,
        before: Mapping[str, object],
        after: Mapping[str, object],
        reason: str = "",
    ) -> None:
        """Write one line of the programme's journal."""
        entry = Entry(
            self.request.at, str(self.actor), action, subject, before, after, reason
        )
        append(self.connection, chain_of(self.programme.key), [entry])

    def replan(self, *happened_to: str) -> tuple[Move, ...]:
        """Compute the schedule anew from what is stored now, and give what moved.

        ``happened_to`` are the codes of the activities and gates that there is news of.
        """
        request = self.request
        fresh = programme_by_key(self.read, self.programme.key)
        entry = Entry(request.at, str(self.actor), "re-planned", fresh.key, {}, {})
        occasion = Occasion(request.on, entry, happened_to)
        return replan(self.connection, fresh, self.definition, occasion)


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def chain_of(key: str) -> str:
    """Name the journal's chain of a programme."""
    return f"programme:{key}"


@contextmanager
def changing(
    database: Database, request: Request, *, stopped_too: bool = False
) -> Iterator[Change]:
    """Open a transaction on one programme for one person.

    Raises:
        UnknownProgrammeError: when no programme has the key.
        RefusedError: when the person is unknown, or the programme is not running.
    """
    with database.writing() as connection:
        read = reader_of(connection)
        lock_programme(connection, request.key)
        programme = programme_by_key(read, request.key)
        _require_open(programme, stopped_too=stopped_too)
        person = actor(read, programme.id, request.by)
        if person is None:
            raise RefusedError(
                f"{request.by or 'Nobody'} is not a person of {programme.organisation}",
                cure=f"See who is with: programme people {programme.key}",
            )
        definition = stored_definition(read, programme.definition_hash)
        try:
            yield Change(connection, read, programme, definition, person, request)
        except RefusedError as refused:
            refused.cure = refused.cure.replace("{key}", programme.key)
            raise


def _require_open(programme: Programme, *, stopped_too: bool) -> None:
    allowed = {ProgrammeState.RUNNING}
    if stopped_too:
        allowed.add(ProgrammeState.STOPPED)
    if programme.state not in allowed:
        raise RefusedError(
            f"{programme.key} is {programme.state}",
            cure=_CURE[programme.state],
        )
