"""A programme planned as of a day: computed on the spot, nothing stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from programme.cli.door import Door, find_head
from programme.core.definition import Definition
from programme.core.lateness import last_finish
from programme.core.plan import Activity
from programme.core.programme import Detail, Programme
from programme.core.schedule import Dates, Schedule
from programme.core.scheduling import schedule_of
from programme.interchange.canonical import definition_from_json
from programme.storage.programmes import programme_by_key
from programme.storage.reading import Reader
from programme.storage.views.definitions import definition_text


@dataclass(frozen=True, slots=True)
class PhaseDates:
    """A phase from its earliest start to the finish of what ends it."""

    id: str
    key: str
    title: str
    ends_with: str
    start: date
    finish: date


@dataclass(frozen=True, slots=True)
class Point:
    """One activity, milestone or gate: what it is, and its dates."""

    activity: Activity
    detail: Detail
    dates: Dates


@dataclass(frozen=True, slots=True)
class Planned:
    """A programme with its definition, and its schedule as of a day."""

    programme: Programme
    definition: Definition
    schedule: Schedule

    @property
    def as_of(self) -> date:
        """The status date."""
        return self.schedule.as_of

    @property
    def ends(self) -> date:
        """The last finish of all: no phase ends after its programme."""
        return last_finish(self.schedule.dates)

    @property
    def begins(self) -> date:
        """The first day: that of the plan, or of work that began before it."""
        plan = self.programme.plan
        begun = (a.progress.started for a in plan.activities if a.progress.started)
        return min([self.programme.start, *begun])

    @property
    def has_begun(self) -> bool:
        """Whether the status date is the first day or after it."""
        return self.as_of >= self.begins

    @property
    def latest_fact(self) -> date | None:
        """The last day of which something is reported; None where nothing is."""
        facts = (
            day
            for activity in self.programme.plan.activities
            for day in (
                activity.progress.started,
                activity.progress.finished,
                activity.progress.reported_on,
            )
        )
        return max((day for day in facts if day is not None), default=None)

    def points(self) -> Iterator[Point]:
        """Give every activity, milestone and gate, in the plan's order."""
        programme = self.programme
        for activity in programme.plan.activities:
            code = activity.code
            dates = self.schedule.dates[code]
            yield Point(activity, programme.details[code], dates)

    def phases(self) -> Iterator[PhaseDates]:
        """Give the phases with their dates, in order."""
        for phase in self.definition.phases:
            starts = [
                p.dates.start for p in self.points() if p.detail.phase == phase.id
            ]
            finish = self.schedule.dates[phase.ends_with].finish
            yield PhaseDates(
                phase.id,
                phase.key,
                phase.title,
                phase.ends_with,
                min(starts, default=finish),
                finish,
            )


def stored(door: Door, key: str) -> Programme:
    """Read a programme as it is stored.

    Raises:
        RefusedError: when no programme has the key.
    """
    with door.reading() as read:
        return programme_by_key(read, find_head(read, key).key)


def plan_as_of(read: Reader, key: str, day: date) -> Planned:
    """Read a programme and compute its schedule as of a day."""
    programme = programme_by_key(read, key)
    text = definition_text(read, programme.definition_hash)
    schedule = schedule_of(programme, day)
    return Planned(programme, definition_from_json(text), schedule)


def plan_today(door: Door, read: Reader, key: str) -> Planned:
    """Plan a programme as of the status date of its organisation.

    Raises:
        RefusedError: when no programme has the key.
    """
    head = find_head(read, key)
    return plan_as_of(read, head.key, door.today(head.time_zone))
