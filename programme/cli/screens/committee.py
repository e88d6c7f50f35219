"""The committees of a programme: when each meets, and what goes before it."""

from collections.abc import Iterator
from datetime import date

from programme.cli.layout import Line, Screen, paragraph, points, sides
from programme.core.committee import Committee
from programme.core.programme import Programme
from programme.core.words import listed, long_date, working_days
from programme.notifications.dates import weekday_date

MOST_MEETINGS = 6


def committees_screen(
    programme: Programme, name: str, today: date, width: int
) -> Screen:
    """Tell of every committee, or of one, from a day on."""
    screen = sides(f"{programme.organisation} ({programme.key})", "", width)
    known = programme.plan.committees
    if not known:
        screen += paragraph("No committee is known.", width)
    for key, one in sorted(known.items()):
        if name in {"", key}:
            screen += [Line(), *paragraph(f"{one.name} ({key})", width)]
            screen += points(list(_facts(programme, key, one, today)), width)
    hint = (
        f"To say when one meets: programme committee {programme.key} COMMITTEE"
        " --rule 'last Thursday of every second month'"
    )
    return [*screen, Line(), *paragraph(hint, width)]


def committees_data(programme: Programme) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": programme.key,
        "committees": [
            {
                "key": key,
                "name": one.name,
                "papers": one.papers,
                "meetings": list(one.meetings),
                "work": _work(programme, key),
            }
            for key, one in sorted(programme.plan.committees.items())
        ],
    }


def _facts(
    programme: Programme, key: str, committee: Committee, today: date
) -> Iterator[str]:
    ahead = [day for day in committee.meetings if day >= today]
    for day in ahead[:MOST_MEETINGS]:
        papers = ""
        if committee.papers:
            due = programme.calendar.shift(day, -committee.papers)
            papers = f", papers by {long_date(due)}"
        yield f"Meets on {weekday_date(day)}{papers}"
    if len(ahead) > MOST_MEETINGS:
        more = len(ahead) - MOST_MEETINGS
        yield f"and {more} more up to {long_date(ahead[-1])}"
    if not ahead:
        yield "No meeting to come is known: plain durations count"
    if committee.papers:
        yield f"Wants papers {working_days(committee.papers)} before"
    work = _work(programme, key)
    yield f"Ends {listed(work)}" if work else "Ends no work yet"


def _work(programme: Programme, key: str) -> list[str]:
    return [a.code for a in programme.plan.activities if a.committee == key]
