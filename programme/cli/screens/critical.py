"""What one gate, milestone or activity hangs on, and what may still slip before it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from programme.cli.layout import (
    Column,
    Line,
    Screen,
    heading,
    paragraph,
    sides,
    table,
)
from programme.cli.planned_programme import Planned
from programme.cli.words import short_date
from programme.core.backwards import FloatTo
from programme.core.deciding_meeting import DecidingMeeting, meeting_in_words
from programme.core.words import long_date

_COLUMNS = (
    Column("Code"),
    Column("What", flexible=True),
    Column("Start", right=True),
    Column("Finish", right=True),
    Column("Spare days", right=True),
)


@dataclass(frozen=True, slots=True)
class CriticalTo:
    """The critical path to ``code``, in the order of starts, and all floats to it.

    ``meeting`` is the one that decides, where the path leads back to one.
    """

    code: str
    path: Sequence[str]
    floats: Mapping[str, FloatTo]
    meeting: DecidingMeeting | None


def critical_screen(planned: Planned, found: CriticalTo, width: int) -> Screen:
    """Show the critical path to a target, then what may slip, the least first."""
    code, dates = found.code, planned.schedule.dates[found.code]
    title = f"{code} {planned.programme.details[code].title}"
    screen = sides(title, f"as of {long_date(planned.as_of)}", width)
    if not found.path:
        return [*screen, *paragraph("It has finished: nothing moves it.", width)]
    screen += paragraph(f"It is forecast for {long_date(dates.finish)}.", width)
    screen += heading(f"What {code} hangs on", width)
    screen += table(_COLUMNS, [_row(planned, found, one) for one in found.path], width)
    if found.meeting is not None:
        words = " ".join(meeting_in_words(found.meeting))
        screen += [Line(), *paragraph(words, width)]
    rest = [one for one in found.floats.values() if not one.critical]
    if rest:
        rest.sort(key=lambda one: one.days)
        screen += heading("What may slip", width)
        rows = [_row(planned, found, one.code) for one in rest]
        screen += table(_COLUMNS, rows, width)
    note = f"Spare days: working days that the work may slip before {code} moves."
    return [*screen, Line(), *paragraph(note, width)]


def critical_data(planned: Planned, found: CriticalTo) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": planned.programme.key,
        "as_of": planned.as_of,
        "code": found.code,
        "critical_path": list(found.path),
        "meeting": None if found.meeting is None else asdict(found.meeting),
        "floats": [asdict(one) for one in found.floats.values()],
    }


def _row(planned: Planned, found: CriticalTo, code: str) -> tuple[str, ...]:
    dates, to = planned.schedule.dates[code], found.floats[code]
    title = planned.programme.details[code].title
    spare = "critical" if to.critical else str(to.days)
    return code, title, short_date(dates.start), short_date(dates.finish), spare
