"""What ``programme new`` answers."""

from programme.cli.layout import Column, Line, Screen, paragraph, table
from programme.cli.planned_programme import Planned
from programme.cli.words import short_date
from programme.core.plan import Kind
from programme.core.words import counted, long_date
from programme.notifications.dates import weekday_date

_COLUMNS = (Column("Phase"), Column("Start", right=True), Column("Finish", right=True))


def new_screen(made: Planned, width: int) -> Screen:
    """Say what was made, from when to when, and what to do next."""
    programme = made.programme
    rows = [(p.title, short_date(p.start), short_date(p.finish)) for p in made.phases()]
    key = programme.key
    return [
        *paragraph(
            f"{programme.organisation} has a new programme: {programme.title} ({key}).",
            width,
        ),
        *paragraph(_starts(made), width),
        *paragraph(f"It is forecast to end on {long_date(made.ends)}.", width),
        Line(),
        *table(_COLUMNS, rows, width),
        Line(),
        *paragraph(_counts(made), width),
        Line(),
        *paragraph("Next, say who you are, once for all that you type:", width),
        *paragraph("export PROGRAMME_BY=you@trust.example", width, "  "),
        *paragraph("Then say who fills which role, with yourself as lead:", width),
        *paragraph(
            f"programme people {key} --add programme_lead NAME EMAIL", width, "  "
        ),
        *paragraph(f"programme people {key} --csv people.csv", width, "  "),
        *paragraph("Then keep these dates as the first baseline:", width),
        *paragraph(f'programme baseline {key} --name "As approved"', width, "  "),
    ]


def new_data(made: Planned) -> dict[str, object]:
    """Give the same for scripts."""
    programme = made.programme
    return {
        "programme": programme.key,
        "organisation": programme.organisation,
        "start": programme.start,
        "first_day": programme.calendar.next_worked(programme.start),
        "finish": made.ends,
        "variant": programme.variant,
        "phases": [
            {"key": p.key, "title": p.title, "start": p.start, "finish": p.finish}
            for p in made.phases()
        ],
        "activities": _count(made, Kind.ACTIVITY),
        "milestones": _count(made, Kind.MILESTONE),
        "gates": _count(made, Kind.GATE),
        "deliverables": _deliverables(made),
    }


def _starts(made: Planned) -> str:
    calendar, start = made.programme.calendar, made.programme.start
    said = f"It starts on {weekday_date(start)}."
    first = weekday_date(calendar.next_worked(max(start, made.as_of)))
    if not calendar.is_worked(start):
        said = f"{said} That is not a working day."
    if calendar.next_worked(start) < made.as_of:
        return (
            f"{said} That day has passed and no work is reported as started,"
            f" so work is planned from {first}."
        )
    worked = calendar.is_worked(start)
    return said if worked else f"{said} The first work is planned from {first}."


def _counts(made: Planned) -> str:
    return (
        f"{counted(_count(made, Kind.ACTIVITY), 'activity', 'activities')},"
        f" {counted(_count(made, Kind.MILESTONE), 'milestone')},"
        f" {counted(_count(made, Kind.GATE), 'gate')} and"
        f" {counted(_deliverables(made), 'deliverable')}."
    )


def _count(made: Planned, kind: Kind) -> int:
    return sum(point.activity.kind is kind for point in made.points())


def _deliverables(made: Planned) -> int:
    return sum(len(a.deliverables) for a in made.definition.activities)
