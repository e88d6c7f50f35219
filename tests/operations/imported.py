"""A small plan with clock times, and the programme that it becomes.

5 January 2026 is a Monday. To listen takes a day and a half, and the synthesis follows
at noon: their days overlap.
"""

from dataclasses import replace
from datetime import date, datetime, time

from programme.core.access import LEAD
from programme.core.imported_programme import imported_programme
from programme.core.programme import Programme
from programme.core.timed.plan import (
    Assignment,
    Constraint,
    ConstraintType,
    Resource,
    Task,
    TimedPlan,
)
from programme.operations.import_plan import Importer, import_new, lead_of
from programme.storage.database import Database
from programme.storage.programmes import programme_by_key
from tests.mspdi.builders import link, plan, task
from tests.operations.builders import address, at, new_programme

OWNER = "asha_patel"
MARIA, ASHA = address(LEAD), address(OWNER)
FIRST = date(2026, 1, 5)


def jan(day: int) -> date:
    """Give a day of January 2026."""
    return date(2026, 1, day)


def clock(day: int, hour: int) -> datetime:
    """Give an hour of a day of January 2026."""
    return datetime.combine(jan(day), time(hour))


def from_(day: int) -> Constraint:
    """Give a constraint to start no earlier than the morning of a day of January."""
    kind = ConstraintType.START_NO_EARLIER_THAN
    return Constraint(kind, clock(day, 8))


def timed_plan(*more: Task) -> TimedPlan:
    """Give two summaries with two lines each, and more tasks after them."""
    made = plan(
        task(1, name="Diagnose: listen"),
        task(2, 12, name="Listen", level=2),
        task(3, 12, name="Synthesis", level=2),
        task(4, name="Pilot the changes"),
        task(5, 0, name="Wards chosen", level=2, constraint=from_(8)),
        task(6, 10, name="Pilot", level=2, constraint=from_(12)),
        *more,
        link(2, 3),
        link(3, 5),
        link(5, 6),
        start=clock(5, 8),
    )
    return replace(
        made,
        resources=(Resource(1, "Asha Patel", email=ASHA), Resource(2, "Change team")),
        assignments=(Assignment(1, 2, 1), Assignment(2, 3, 2), Assignment(3, 3, 1)),
    )


PLAN = timed_plan()


def bring_in(
    database: Database,
    made_from: TimedPlan = PLAN,
    *,
    key: str = "small",
    as_of: date = FIRST,
) -> Programme:
    """Store a plan as a programme that Maria leads, and read it again."""
    found = imported_programme(made_from)
    new = new_programme(key, found.instance.plan.start)
    importer = Importer(lead_of(found, MARIA), at(as_of, hour=6))
    import_new(database, new, found, importer, as_of)
    with database.reading() as read:
        return programme_by_key(read, key)
