"""The committees of a programme: when each meets, what goes there, what missing costs."""

from collections.abc import Iterator
from dataclasses import asdict

from programme.cli.layout import Line, Screen, heading, paragraph, sides
from programme.cli.planned_programme import Planned
from programme.core.agenda import Agenda, Sitting, agendas
from programme.core.committee import Committee
from programme.core.committee_price import Price, room_in_words
from programme.core.words import counted, listed, long_date, working_days
from programme.notifications.dates import weekday_date

MOST_MEETINGS = 6
"""So many meetings to which nothing goes are told; one with work always is."""


def committees_screen(planned: Planned, name: str, width: int) -> Screen:
    """Tell of every committee, or of one, from the status date on."""
    programme = planned.programme
    title = f"{programme.organisation} ({programme.key})"
    screen = sides(title, f"as of {long_date(planned.as_of)}", width)
    known = programme.plan.committees
    if not known:
        screen += paragraph("No committee is known.", width)
    for agenda in _agendas(planned, name):
        committee = known[agenda.key]
        screen += heading(f"{committee.name} ({agenda.key})", width)
        screen += paragraph(_rule(planned, agenda, committee), width, "  ")
        screen += _sittings(planned, agenda, committee, width)
    hint = (
        f"To say when one meets: programme committee {programme.key} COMMITTEE"
        " --rule 'last Thursday of every second month'"
    )
    return [*screen, Line(), *paragraph(hint, width)]


def committees_data(planned: Planned, name: str) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": planned.programme.key,
        "as_of": planned.as_of,
        "committees": [_data(planned, agenda) for agenda in _agendas(planned, name)],
    }


def _agendas(planned: Planned, name: str) -> Iterator[Agenda]:
    programme = planned.programme
    for agenda in agendas(programme.plan, programme.calendar, planned.as_of):
        if name in {"", agenda.key}:
            yield agenda


def _data(planned: Planned, agenda: Agenda) -> dict[str, object]:
    committee = planned.programme.plan.committees[agenda.key]
    return {
        "key": agenda.key,
        "name": committee.name,
        "papers": committee.papers,
        "meetings": list(committee.meetings),
        "work": _work(planned, agenda.key),
        "coming": [asdict(sitting) for sitting in agenda.sittings],
        "undated": list(agenda.undated),
    }


def _rule(planned: Planned, agenda: Agenda, committee: Committee) -> str:
    """Say when papers are due, and which work its meetings end."""
    wants = "It wants no papers before it meets"
    if committee.papers:
        wants = f"It wants papers {working_days(committee.papers)} before it meets"
    work = _work(planned, agenda.key)
    ends = f"It ends {listed(work)}" if work else "It ends no work yet"
    said = f"{wants}. {ends}."
    if not agenda.sittings:
        return f"{said} No meeting to come is known: plain durations count."
    if agenda.undated:
        codes = listed(agenda.undated)
        said += f" No known meeting is late enough for {codes}: plain durations count."
    return said


def _sittings(
    planned: Planned, agenda: Agenda, committee: Committee, width: int
) -> Screen:
    """Tell of all meetings with work, and of some without."""
    screen: Screen = [Line()] if agenda.sittings else []
    empty = 0
    for sitting in agenda.sittings:
        empty += not sitting.work
        if sitting.work or empty <= MOST_MEETINGS:
            screen += paragraph(_meets(sitting, committee), width, "  ")
            for price in sitting.work:
                screen += _priced(planned, price, width)
    if empty > MOST_MEETINGS:
        more = counted(empty - MOST_MEETINGS, "more meeting")
        until = long_date(agenda.sittings[-1].day)
        screen += paragraph(f"and {more} without work, up to {until}.", width, "  ")
    return screen


def _meets(sitting: Sitting, committee: Committee) -> str:
    said = f"Meets on {weekday_date(sitting.day)}"
    if committee.papers:
        said += f", papers by {long_date(sitting.papers_due)}"
    return said if sitting.work else f"{said}: no work"


def _priced(planned: Planned, price: Price, width: int) -> Screen:
    title = planned.programme.details[price.code].title
    said = " ".join(room_in_words(price))
    return [
        *paragraph(f"{price.code} {title}", width, "    "),
        *paragraph(said, width, "      "),
    ]


def _work(planned: Planned, key: str) -> list[str]:
    activities = planned.programme.plan.activities
    return [one.code for one in activities if one.committee == key]
