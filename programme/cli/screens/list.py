"""The list of programmes."""

from collections.abc import Mapping, Sequence
from datetime import date

from programme.cli.layout import Column, Screen, paragraph, sides, table
from programme.cli.words import MAKE_ONE, short_date
from programme.core.words import counted, long_date
from programme.storage.views.programme_list import Outlook, ProgrammeHead

_COLUMNS = (
    Column("Key"),
    Column("Organisation", flexible=True),
    Column("Phase"),
    Column("State"),
    Column("Forecast end", right=True),
    Column("Overdue", right=True),
)


def list_screen(
    found: Sequence[ProgrammeHead],
    standing: Mapping[int, Outlook],
    day: date,
    behind: Sequence[ProgrammeHead],
    width: int,
) -> Screen:
    """List programmes by key; the ends of those ``behind`` are of an earlier day."""
    title = counted(len(found), "programme")
    screen = sides(title, f"as of {long_date(day)}", width)
    if not found:
        return [*screen, *paragraph(f"Make one with: {MAKE_ONE}", width)]
    rows = [
        (
            head.key,
            head.organisation,
            *_where(head, standing[head.id], day),
            short_date(standing[head.id].ends),
            str(standing[head.id].overdue),
        )
        for head in found
    ]
    screen += table(_COLUMNS, rows, width)
    return screen + (paragraph(_told(behind), width) if behind else [])


def _where(head: ProgrammeHead, outlook: Outlook, day: date) -> tuple[str, str]:
    """Say its phase and state, or when it starts where that is still to come."""
    begins = min(head.start, outlook.begun or head.start)
    if day < begins and head.state == "running":
        return "", f"starts {short_date(begins)}"
    return head.phase, head.state


def _told(behind: Sequence[ProgrammeHead]) -> str:
    number = counted(len(behind), "programme")
    first = long_date(min(head.as_of for head in behind))
    return (
        f"The forecast ends of {number} are as of earlier days, from {first} on."
        " To bring them to today: programme run daily"
    )


def list_data(
    found: Sequence[ProgrammeHead], standing: Mapping[int, Outlook], day: date
) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "as_of": day,
        "programmes": [
            {
                "key": head.key,
                "title": head.title,
                "organisation": head.organisation,
                "state": head.state,
                "phase": head.phase,
                "start": head.start,
                "finish": standing[head.id].ends,
                "overdue": standing[head.id].overdue,
                "as_of": head.as_of,
                "caught_up_to": head.caught_up_to,
            }
            for head in found
        ],
    }
