"""Examples of the programme that ships with the product, planned from a day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from programme.core.definition import Definition
from programme.core.instantiate import Instance, instantiate
from programme.core.nation import Nation
from programme.core.schedule import Schedule, compute_schedule
from programme.interchange.definition.reading import built_in_definition
from programme.interchange.holidays import working_calendar
from tests.core.examples.tables import Table, day, filled, table, written

Record = dict[str, str]
FIVE_DAYS = 5


@dataclass(frozen=True)
class Planned:
    """The built-in programme from a start day, as of that day."""

    definition: Definition
    instance: Instance
    schedule: Schedule


@dataclass(frozen=True)
class PhaseEndsExample:
    """*gives* has a row for each *variant* and *start*."""

    title: str
    rule: str
    gives: str

    def given(self) -> str:
        return "Holidays of England and Wales."

    def expected(self) -> Table:
        return table(self.gives)

    def computed(self) -> Table:
        rows = self.expected().records()
        return filled(self.expected().columns, map(_phase_ends, rows))

    def drawing(self) -> str:
        return ""


@dataclass(frozen=True)
class OriginalExample:
    """The first variant from its own start; *records* chooses what is told of it."""

    title: str
    rule: str
    records: Callable[[Planned], Iterator[Record]]
    gives: str

    def given(self) -> str:
        return "Variant original-10-6-9 from Mon 2 Nov 2015, England and Wales."

    def expected(self) -> Table:
        return table(self.gives)

    def computed(self) -> Table:
        planned = plan_built_in("original-10-6-9", date(2015, 11, 2))
        return filled(self.expected().columns, self.records(planned))

    def drawing(self) -> str:
        return ""


@cache
def plan_built_in(variant: str, start: date) -> Planned:
    """Plan the built-in programme with the holidays of England and Wales."""
    definition = built_in_definition()
    years = range(start.year - 1, start.year + 5)
    calendar = working_calendar(Nation.ENGLAND_AND_WALES, years)
    instance = instantiate(definition, start, variant)
    schedule = compute_schedule(instance.plan, calendar, start)
    return Planned(definition, instance, schedule)


def milestones(planned: Planned) -> Iterator[Record]:
    """Tell the day of each milestone."""
    for milestone in planned.definition.milestones:
        finish = planned.schedule.dates[milestone.id].finish
        yield {
            "milestone": milestone.id,
            "title": milestone.title,
            "reached": written(finish),
        }


def critical_activities(planned: Planned) -> Iterator[Record]:
    """Tell of each critical activity, in the order of their starts."""
    return _activities(planned, 0)


def five_days_of_float(planned: Planned) -> Iterator[Record]:
    """Tell of each activity that may slip by five working days and no more."""
    return _activities(planned, FIVE_DAYS)


def _activities(planned: Planned, total_float: int) -> Iterator[Record]:
    all_dates = planned.schedule.dates
    for a in sorted(planned.definition.activities, key=lambda a: all_dates[a.id].start):
        dates = all_dates[a.id]
        if dates.total_float == total_float:
            yield {
                "activity": a.id,
                "title": a.title,
                "starts": written(dates.start),
                "finishes": written(dates.finish),
            }


def _phase_ends(row: Record) -> Record:
    planned = plan_built_in(row["variant"], day(row["starts"]))
    ends = [
        written(planned.schedule.dates[phase.ends_with].finish)
        for phase in planned.definition.phases
    ]
    return row | dict(
        zip(["diagnose ends", "design ends", "implement ends"], ends, strict=True)
    )
