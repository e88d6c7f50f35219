"""A committee's meetings from an iCalendar file (.ics), with every problem at once."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar
from icalendar.cal import Component

from programme.core.problems import Place, Problem, ProblemsFoundError

LARGEST_FILE = 2_000_000
"""Bytes: far more than a committee's meetings take."""


def read_meetings(path: Path) -> tuple[date, ...]:
    """Read the days of the events of a file, each once and in order.

    Events that were cancelled are left out. A rule of repetition in the file is not
    followed: its events are then said to be a problem.

    Raises:
        ProblemsFoundError: when the file cannot be read, or an event has no day.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _cannot(path, "the file is larger than 2 MB", "Export fewer events")
        return meetings_in(path.read_bytes(), path.name)
    except OSError as error:
        reason = error.strerror or "the system refuses"
        raise _cannot(path, f"the file cannot be read: {reason}", "Check it") from error


def meetings_in(content: bytes, name: str) -> tuple[date, ...]:
    """Read the days of the events in the content of a file called ``name``.

    Raises:
        ProblemsFoundError: as ``read_meetings`` does.
    """
    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, LookupError, TypeError) as error:
        raise _cannot(
            Path(name), "this is no iCalendar", "Export it as .ics"
        ) from error
    events = [one for one in calendar.walk("VEVENT") if not _cancelled(one)]
    problems = list(_problems(events, name))
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(sorted({day for one in events for day in _days(one)}))


def _problems(events: list[Component], name: str) -> Iterator[Problem]:
    if not events:
        yield Problem(Place(name), "there is no event in it", "Export the meetings")
    for number, event in enumerate(events, 1):
        what = f"event {number} ({event.get('SUMMARY', 'without a title')})"
        if _day(event) is None:
            yield Problem(Place(name), f"{what} has no day", "Give it one")
        if event.get("RRULE") is not None:
            yield Problem(
                Place(name),
                f"{what} repeats by a rule",
                "Give the rule with --rule, or export each meeting by itself",
            )


def _cancelled(event: Component) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _days(event: Component) -> Iterator[date]:
    day = _day(event)
    if day is not None:
        yield day


def _day(event: Component) -> date | None:
    """Give the day on which an event starts, in its own time zone."""
    start = getattr(event.get("DTSTART"), "dt", None)
    if isinstance(start, datetime):
        return start.date()
    return start if isinstance(start, date) else None


def _cannot(path: Path, what: str, cure: str) -> ProblemsFoundError:
    return ProblemsFoundError([Problem(Place(path.name), what, cure)])
