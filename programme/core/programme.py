"""A programme: one definition made real for one organisation from a start day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Plan
from programme.core.schedule import Dates
from programme.core.status import ProgrammeState


@dataclass(frozen=True, slots=True)
class Detail:
    """What an activity, milestone or gate is, beyond its place in the network.

    ``reminders`` names a profile of the definition; empty means none.
    """

    code: str
    title: str
    phase: str
    workstream: str
    owner_role: str
    reminders: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as stored: its network with progress, and its last schedule.

    ``phase`` is the key of the phase it is in now (diagnose, design, implement). ``informs`` holds pairs of codes
    where a result is sent and not waited for. ``version`` grows with every change.
    """

    id: int
    organisation_id: int
    organisation: str
    key: str
    title: str
    definition_hash: str
    variant: str
    start: date
    state: ProgrammeState
    phase: str
    version: int
    as_of: date
    stale_from: date | None
    caught_up_to: date | None
    calendar: WorkingCalendar
    plan: Plan
    details: Mapping[str, Detail]
    dates: Mapping[str, Dates]
    informs: tuple[tuple[str, str], ...] = ()
