"""Examples of reminders: rules in working days go in, days come out."""

from collections.abc import Iterator
from dataclasses import dataclass

from programme.core.definition import ReminderAnchor, ReminderRule
from programme.core.instantiate import CHASER_PROFILE
from programme.core.plan import Activity, Plan
from programme.core.programme import Detail
from programme.core.reminders import (
    FallsDue,
    Submitted,
    reminders_of_submission,
    reminders_of_work,
)
from programme.core.schedule import compute_schedule
from tests.core.examples.example import calendar_of, not_worked
from tests.core.examples.tables import Table, day, filled, table, written

DETAIL = Detail("Interviews", "Interviews", "P1", "P1-BRD", "owner", "standard")


@dataclass(frozen=True)
class ReminderExample:
    """What falls due about work, or about a deliverable when *submitted* is given.

    ``rules`` has the columns *from*, *working days*, *to* and *words*; ``gives`` has
    *day*, *to* and *words*.
    """

    title: str
    rule: str
    rules: str
    gives: str
    starts: str = ""
    days: int = 0
    submitted: str = ""
    off: tuple[str, ...] = ()

    def given(self) -> str:
        what = f"A deliverable is submitted on {self.submitted}."
        if self.starts:
            what = f"Interviews start on {self.starts} and take {self.days} days."
        sentences = f"{what} {not_worked(self.off)}".strip()
        return f"{sentences}\n\n{table(self.rules).markdown()}"

    def expected(self) -> Table:
        return table(self.gives)

    def computed(self) -> Table:
        found = self._of_submission() if self.submitted else self._of_work()
        records = (
            {"day": written(r.day), "to": ", ".join(r.roles), "words": r.text}
            for r in sorted(found, key=lambda reminder: reminder.day)
        )
        return filled(self.expected().columns, records)

    def drawing(self) -> str:
        return ""

    def _of_work(self) -> Iterator[FallsDue]:
        calendar, start = calendar_of(self.off), day(self.starts)
        plan = Plan(start, (Activity(DETAIL.code, self.days),), ())
        dates = compute_schedule(plan, calendar, start).dates[DETAIL.code]
        rules = {DETAIL.reminders: self._rules()}
        return reminders_of_work(DETAIL, dates, rules, calendar)

    def _of_submission(self) -> Iterator[FallsDue]:
        calendar = calendar_of(self.off)
        submitted = Submitted("Report", 1, day(self.submitted), "owner", "approver")
        rules = {CHASER_PROFILE: self._rules()}
        return reminders_of_submission(submitted, rules, calendar)

    def _rules(self) -> tuple[ReminderRule, ...]:
        return tuple(
            ReminderRule(
                ReminderAnchor(row["from"]),
                int(row["working days"]),
                tuple(row["to"].split(", ")),
                row["words"],
            )
            for row in table(self.rules).records()
        )
