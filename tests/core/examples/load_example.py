"""Examples of what goes to a meeting, of people's weeks, and of evening these out."""

from dataclasses import dataclass, replace

from programme.core.agenda import agendas
from programme.core.calendar import WorkingCalendar
from programme.core.edited import edited
from programme.core.levelling import level
from programme.core.load import Bearers, weeks
from programme.core.plan import Plan
from programme.core.programme import Programme
from programme.core.schedule import compute_schedule
from programme.core.words import listed, working_days
from tests.core.examples.example import calendar_of
from tests.core.examples.plan_example import PlanExample
from tests.core.examples.tables import Table, day, filled, table, written
from tests.sheets.builders import programme_of

GIVES = 10
LEAD = Bearers({"lead": ("Sam",)}, {"Sam": GIVES})


@dataclass(frozen=True)
class MeetingExample(PlanExample):
    """What goes to each of the board's meetings, and what missing it costs."""

    def computed(self) -> Table:
        (board,) = agendas(self._plan(), calendar_of(self.off), day(self.start))
        records = (
            {
                "meeting": written(sitting.day),
                "papers due": written(sitting.papers_due),
                "work": price.code,
                "in hand": str(price.room),
                "missing it costs": working_days(price.costs) if price.costs else "",
            }
            for sitting in board.sittings
            for price in sitting.work
        )
        return filled(self.expected().columns, records)


@dataclass(frozen=True)
class LoadExample(PlanExample):
    """The weeks of Sam, who does all of the work; it has a column *hours* too.

    ``away`` are days of Sam's leave.
    """

    away: tuple[str, ...] = ()

    def given(self) -> str:
        gives = f"Sam gives {GIVES} hours a week"
        if self.away:
            gives += f", and is on leave on {listed(self.away)}"
        return f"{gives}. {super().given()}"

    def computed(self) -> Table:
        programme, start = self._programme(), day(self.start)
        found = weeks(programme, programme.dates, LEAD, start)
        records = (
            {
                "week of": written(week.monday),
                "hours": f"{week.hours:g}",
                "Sam gives": f"{week.gives:g}",
                "too many": f"{week.excess:g}",
            }
            for week in found
        )
        return filled(self.expected().columns, records)

    def _plan(self) -> Plan:
        plan = super()._plan()
        if not self.away:
            return plan
        leave = WorkingCalendar(days_off=frozenset(map(day, self.away)))
        work = (replace(one, calendars=("Sam",)) for one in plan.activities)
        calendars = {**plan.calendars, "Sam": leave}
        return replace(plan, activities=tuple(work), calendars=calendars)

    def _programme(self) -> Programme:
        hours = {row["work"]: row["hours"] for row in table(self.work).records()}
        made = programme_of(self._plan(), calendar_of(self.off), day(self.start))
        details = {
            code: replace(detail, effort=float(hours[code]) if hours[code] else None)
            for code, detail in made.details.items()
        }
        return replace(made, details=details)


@dataclass(frozen=True)
class LevelExample(LoadExample):
    """When the work of Sam would start, so that fewer hours are too many."""

    def computed(self) -> Table:
        programme, start = self._programme(), day(self.start)
        later = edited(programme, level(programme, LEAD, start).edits)
        now = compute_schedule(later.plan, later.calendar, start).dates
        records = (
            {
                "work": code,
                "starts": written(dates.start),
                "would start": written(now[code].start),
            }
            for code, dates in programme.dates.items()
        )
        return filled(self.expected().columns, records)

    def drawing(self) -> str:
        return ""
