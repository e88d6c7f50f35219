"""How far our schedule agrees with the dates that a file stored."""

from datetime import datetime

from programme.cli.layout import Column, Line, Screen, heading, paragraph, sides, table
from programme.cli.screens.losses import loss_data, losses_screen
from programme.cli.words import short_date
from programme.core.timed.instants import MINUTE
from programme.core.words import counted
from programme.interchange.mspdi.checking import Agreement, Count, Difference, Value
from programme.interchange.mspdi.loss import Fate

FIRST = 3
"""So many disagreements of each kind are shown."""

_KINDS = {
    "start": "Starts",
    "finish": "Finishes",
    "total_slack": "Total slacks",
    "free_slack": "Free slacks",
    "critical": "Critical flags",
}
_COUNTS = (Column("What", flexible=True), Column("Agree", right=True), Column("Of"))
_DIFFERENCES = (
    Column("Task", right=True),
    Column("Name", flexible=True),
    Column("Stored", right=True),
    Column("Computed", right=True),
)


def agreement_screen(file: str, agreement: Agreement, width: int) -> Screen:
    """Say how many of each kind agree, and show the first that do not."""
    answer = "all agree" if agreement.complete else "not all agree"
    rows = [
        (title, str(found.agree), str(found.total))
        for title, found in _counts(agreement).items()
    ]
    screen = [*sides(file, answer, width), Line(), *table(_COUNTS, rows, width)]
    if agreement.given:
        note = (
            f"{counted(agreement.given, 'task')} could not differ in the finish: set by"
            " hand, finished, or with a gap that only the dates tell."
        )
        screen += [Line(), *paragraph(note, width)]
    for kind, title in _KINDS.items():
        screen += _first(agreement, kind, title, width)
    return [*screen, *losses_screen(agreement.report, width, only=Fate.TURNED)]


def agreement_data(file: str, agreement: Agreement) -> dict[str, object]:
    """Give the same for scripts."""
    counts = dict(zip(_KINDS, _counts(agreement).values(), strict=True))
    return {
        "file": file,
        "agree": agreement.complete,
        "given": agreement.given,
        "kinds": {
            kind: {
                "agree": found.agree,
                "total": found.total,
                "first": [
                    {
                        "task": one.task,
                        "name": one.name,
                        "stored": _plain(one.stored),
                        "computed": _plain(one.ours),
                    }
                    for one in _of_kind(agreement, kind)[:FIRST]
                ],
            }
            for kind, found in counts.items()
        },
        "losses": loss_data(agreement.report),
    }


def _counts(agreement: Agreement) -> dict[str, Count]:
    found = (
        agreement.starts,
        agreement.finishes,
        agreement.slacks,
        agreement.free_slacks,
        agreement.critical,
    )
    return dict(zip(_KINDS.values(), found, strict=True))


def _of_kind(agreement: Agreement, kind: str) -> list[Difference]:
    return [one for one in agreement.differences if one.field == kind]


def _first(agreement: Agreement, kind: str, title: str, width: int) -> Screen:
    found = _of_kind(agreement, kind)
    if not found:
        return []
    rows = [
        (str(one.task), one.name, _said(one.stored), _said(one.ours))
        for one in found[:FIRST]
    ]
    shown = f"{title}: the first of {len(found)}" if len(found) > FIRST else title
    return [*heading(shown, width), *table(_DIFFERENCES, rows, width)]


def _plain(value: Value) -> datetime | float | bool:
    """Give slack in minutes; the rest as it is."""
    if isinstance(value, bool | datetime):
        return value
    return value / MINUTE


def _said(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{short_date(value.date())} {value:%H:%M}"
    if isinstance(value, bool):
        return "critical" if value else "not critical"
    return f"{value / MINUTE / 60:g} hours"
