"""Working backwards from a wanted date: the latest dates of all that comes before."""

from collections.abc import Mapping
from dataclasses import asdict

from programme.cli.layout import (
    Column,
    Line,
    Screen,
    paragraph,
    points,
    sides,
    table,
)
from programme.cli.words import short_date
from programme.core.backwards import Backwards, too_late_in_words, wanted_in_words
from programme.core.words import long_date

_COLUMNS = (
    Column("Code"),
    Column("Title", flexible=True),
    Column("Start by", right=True),
    Column("Finish by", right=True),
    Column("Room", right=True),
)


def backwards_screen(found: Backwards, titles: Mapping[str, str], width: int) -> Screen:
    """Say what is too late, then the latest dates in their order."""
    wanted = f"{found.code} by {long_date(found.wanted)}"
    screen = sides(wanted, f"as of {long_date(found.as_of)}", width)
    screen += paragraph(" ".join(wanted_in_words(found)), width)
    screen += points(list(too_late_in_words(found)), width)
    rows = [
        (
            one.code,
            titles.get(one.code, ""),
            "started" if one.begun else short_date(one.start),
            short_date(one.finish),
            "too late" if one.too_late else str(one.room),
        )
        for one in found.latest
    ]
    said = "Room is in working days from the forecast; below zero, behind."
    return [*screen, Line(), *table(_COLUMNS, rows, width), *paragraph(said, width)]


def backwards_data(key: str, found: Backwards) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": key,
        "code": found.code,
        "as_of": found.as_of,
        "wanted": found.wanted,
        "forecast": found.forecast,
        "latest": [asdict(one) for one in found.latest],
    }
