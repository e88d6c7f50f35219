"""A programme: one definition made real for one organisation from a start day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Plan
from programme.core.schedule import Dates
from programme.core.status import ProgrammeState
from programme.core.timed.plan import TimedPlan


@dataclass(frozen=True, slots=True)
class Detail:
    """What an activity, milestone or gate is, beyond its place in the network.

    ``reminders`` names a profile of the definition; empty means none. ``calendar``
    names the calendar of the plan on whose days it is worked, empty for none of its
    own. ``effort`` is in hours of work in all, None where nobody has said.
    """

    code: str
    title: str
    phase: str
    workstream: str
    owner_role: str
    reminders: str
    optional: bool = False
    calendar: str = ""
    effort: float | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as stored: its network with progress, and its last schedule.

    ``phase`` is the key of the phase it is in now (diagnose, design, implement).
    ``informs`` holds pairs of codes where a result is sent and not waited for.
    ``sole_holders`` gives the e-mail address by role where one person alone holds it.
    ``version`` grows with every change. ``timed`` is the plan on clock times that a
    programme from elsewhere is scheduled by: ``plan`` then says the same in whole days.
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
    sole_holders: Mapping[str, str] = field(default_factory=dict)
    timed: TimedPlan | None = None

    def first_to_do(self, as_of: date) -> date:
        """Give the first worked day that the daily run has not done, else ``as_of``."""
        done = self.caught_up_to
        return self.calendar.next_worked(done + timedelta(days=1)) if done else as_of


def calendars_of(
    detail: Detail,
    sole_holders: Mapping[str, str],
    calendars: Mapping[str, WorkingCalendar],
) -> tuple[str, ...]:
    """Name the calendars on whose days a piece of work is done.

    They are its own, and its owner's when one person alone holds the owning role: of
    several, somebody can always go on.
    """
    wanted = (detail.calendar, sole_holders.get(detail.owner_role, ""))
    return tuple(dict.fromkeys(name for name in wanted if name in calendars))
