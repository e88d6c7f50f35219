"""The deliverables of a programme, phase by phase, each with where it stands."""

from collections.abc import Iterator

from programme.cli.layout import Cells, Column, Screen, heading, paragraph, sides, table
from programme.cli.programme_today import Standing
from programme.cli.words import short_date
from programme.core.deliverables import DeliverableNow
from programme.core.status import DeliverableState
from programme.core.words import counted, long_date

_COLUMNS = (
    Column("Code"),
    Column("Deliverable", flexible=True),
    Column("Of"),
    Column("Accepted by", flexible=True),
    Column("Standing"),
    Column("Due", right=True),
)


def deliverables_screen(standing: Standing, width: int) -> Screen:
    """List the deliverables in the order in which they are due."""
    programme = standing.planned.programme
    screen = sides(
        f"{programme.title} ({programme.key})",
        f"as of {long_date(standing.day)}",
        width,
    )
    screen += paragraph(_summary(standing), width)
    for phase in standing.planned.definition.phases:
        rows = list(_rows(standing, phase.id))
        if rows:
            screen += [*heading(phase.title, width), *table(_COLUMNS, rows, width)]
    return screen


def _summary(standing: Standing) -> str:
    every = standing.deliverables
    accepted = sum(one.state is DeliverableState.ACCEPTED for one in every)
    waiting = sum(one.state is DeliverableState.SUBMITTED for one in every)
    return (
        f"{accepted} of {counted(len(every), 'deliverable')} accepted,"
        f" {waiting} waiting for a decision."
    )


def _rows(standing: Standing, phase: str) -> Iterator[Cells]:
    planned = standing.planned
    dates, details = planned.schedule.dates, planned.programme.details
    inside = [
        one
        for one in standing.deliverables
        if details[one.activity_code].phase == phase
    ]
    for one in sorted(inside, key=lambda one: (dates[one.activity_code].due, one.code)):
        yield (
            one.code,
            one.title,
            one.activity_code,
            standing.role(one.approver_role),
            _state(one),
            short_date(dates[one.activity_code].due),
        )


def _state(one: DeliverableNow) -> str:
    return f"{one.state} v{one.version}" if one.version else str(one.state)
