"""The calendars of a programme: which days each works, and whose they are."""

from collections.abc import Iterator
from datetime import date, timedelta

from programme.cli.layout import Line, Screen, paragraph, points, sides
from programme.core.calendar import WorkingCalendar
from programme.core.plan import ELAPSED
from programme.core.programme import Programme
from programme.core.weekdays import WEEKDAYS
from programme.core.words import listed, long_date


def calendars_screen(programme: Programme, name: str, width: int) -> Screen:
    """Tell of every calendar, or of one."""
    named = _named(programme)
    screen = sides(f"{programme.organisation} ({programme.key})", "", width)
    if programme.timed is not None:
        theirs = [one.name or "one without a name" for one in programme.timed.calendars]
        names = listed(theirs or ["the usual week"])
        said = f"It is worked on the calendars of its own file: {names}."
        return [*screen, *paragraph(said, width)]
    if not named:
        said = "The whole programme is worked on the days of its organisation."
        screen += paragraph(said, width)
    for one, calendar in named.items():
        if name in {"", one}:
            screen += [Line(), *paragraph(one, width)]
            screen += points(list(_facts(programme, one, calendar)), width)
    hint = f"To define one: programme calendar {programme.key} NAME --works tue,thu"
    return [*screen, Line(), *paragraph(hint, width)]


def calendars_data(programme: Programme) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": programme.key,
        "calendars": [
            {
                "name": name,
                "weekdays": [WEEKDAYS[day] for day in sorted(calendar.weekdays)],
                "days_off": sorted(calendar.days_off),
                "extra_days": sorted(calendar.extra_days),
                "work": _work(programme, name),
            }
            for name, calendar in _named(programme).items()
        ],
    }


def spans(days: frozenset[date]) -> Iterator[tuple[date, date]]:
    """Give days that follow each other as the first and last of each run."""
    ordered = sorted(days)
    first = last = None
    for day in ordered:
        if last is not None and first is not None and day - last > timedelta(1):
            yield first, last
            first = day
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last


def _named(programme: Programme) -> dict[str, WorkingCalendar]:
    known = programme.plan.calendars
    return {name: one for name, one in sorted(known.items()) if name != ELAPSED}


def _facts(programme: Programme, name: str, calendar: WorkingCalendar) -> Iterator[str]:
    yield f"Works {listed([WEEKDAYS[day] for day in sorted(calendar.weekdays)])}"
    for first, last in spans(calendar.days_off):
        yield f"Off {_span(first, last)}"
    for first, last in spans(calendar.extra_days):
        yield f"Works {_span(first, last)} too"
    work = _work(programme, name)
    yield f"Holds for {listed(work)}" if work else "Holds for no work yet"


def _span(first: date, last: date) -> str:
    if first == last:
        return long_date(first)
    return f"{long_date(first)} to {long_date(last)}"


def _work(programme: Programme, name: str) -> list[str]:
    return [a.code for a in programme.plan.activities if name in a.calendars]
