"""A programme on its way out: all that a foreign format may want to know of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from programme.core.definition import Definition
from programme.core.plan import Activity
from programme.core.programme import Detail, Programme
from programme.core.schedule import Dates, Schedule

Baseline = Mapping[str, tuple[date, date]]
"""The start and finish that were approved, by code."""


@dataclass(frozen=True, slots=True)
class PlanOut:
    """A programme with its schedule as of a day, and what its people call things.

    ``owners`` names who fills a role, by the role's id; ``day_names`` names days off.
    ``baselines`` are by number, from 1.
    """

    programme: Programme
    definition: Definition
    schedule: Schedule
    owners: Mapping[str, str] = field(default_factory=dict)
    day_names: Mapping[date, str] = field(default_factory=dict)
    baselines: Mapping[int, Baseline] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[Activity, Detail, Dates]]:
        """Give every activity, milestone and gate, in the plan's order."""
        for activity in self.programme.plan.activities:
            detail = self.programme.details[activity.code]
            yield activity, detail, self.schedule.dates[activity.code]

    def owner(self, role: str) -> str:
        """Name who fills a role, else the role."""
        titles = {one.id: one.title for one in self.definition.roles}
        return self.owners.get(role) or titles.get(role, role)
