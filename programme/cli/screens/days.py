"""The days off of an organisation, and what setting one moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from programme.cli.layout import Column, Line, Screen, paragraph, points, sides, table
from programme.cli.screens.moves import move_data, moves_screen
from programme.cli.words import short_date
from programme.core.moves import Move
from programme.core.words import long_date
from programme.notifications.dates import weekday_date
from programme.storage.views.days import DayOfItsOwn

if TYPE_CHECKING:
    from programme.operations.set_day import OrganisationDay

_COLUMNS = (
    Column("Day", right=True),
    Column("Name", flexible=True),
    Column("Worked"),
    Column("Set by"),
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an organisation's calendar that differ from the weekly pattern."""

    organisation: str
    first: date
    days: tuple[DayOfItsOwn, ...]


def days_screen(days: Days, width: int) -> Screen:
    """List the days of the year ahead."""
    rows = [
        (
            short_date(one.day),
            one.name,
            "yes" if one.worked else "no",
            "organisation" if one.own else "public holiday",
        )
        for one in days.days
    ]
    return [
        *sides(days.organisation, f"from {long_date(days.first)}", width),
        *paragraph("Monday to Friday is worked, except on these days.", width),
        Line(),
        *table(_COLUMNS, rows, width),
    ]


def days_data(days: Days) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "organisation": days.organisation,
        "as_of": days.first,
        "days": [
            {"day": d.day, "worked": d.worked, "name": d.name, "own": d.own}
            for d in days.days
        ],
    }


def changed_screen(
    own: "OrganisationDay",
    moved: Mapping[str, tuple[Move, ...]],
    ends: Mapping[str, str],
    width: int,
    *,
    so_already: bool,
) -> Screen:
    """Say what was set, whether it was so already, and what moved in each programme."""
    worked = "works" if own.worked else "does not work"
    name = f" ({own.name})" if own.name else ""
    said = f"{own.organisation} {worked} on {weekday_date(own.day)}{name}."
    screen = paragraph(said, width)
    if so_already:
        was = "a working day before" if own.worked else "no working day before either"
        screen += points([f"Note: it was {was}"], width)
    for key, moves in moved.items():
        screen += [Line(), *paragraph(f"In {key}:", width)]
        screen += moves_screen(moves, ends, width, key)
    return screen


def changed_data(
    own: "OrganisationDay", moved: Mapping[str, tuple[Move, ...]]
) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "organisation": own.organisation,
        "day": own.day,
        "worked": own.worked,
        "name": own.name,
        "moves": {key: list(map(move_data, moves)) for key, moves in moved.items()},
    }
