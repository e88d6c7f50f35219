"""What ``programme setup`` answers."""

from collections.abc import Mapping

from programme.cli.layout import Screen, paragraph
from programme.cli.words import MAKE_ONE
from programme.core.nation import Nation


def setup_screen(
    where: str, before: str | None, after: str, added: Mapping[Nation, int], width: int
) -> Screen:
    """Say where the database is and what was done to it.

    ``added`` gives the last year now known of each nation that got new holidays.
    """
    if before == after:
        said = "The database is up to date. It is at"
    elif before is None:
        said = "The database is ready. It is at"
    else:
        said = f"The database was upgraded from schema {before} to {after}. It is at"
    following = f"Next: {MAKE_ONE}" if before is None else ""
    return [
        *paragraph(said, width),
        *paragraph(where, width, "  "),
        *(line for one in added.items() for line in paragraph(_known(*one), width)),
        *(paragraph(following, width) if following else []),
    ]


def setup_data(
    where: str, before: str | None, after: str, added: Mapping[Nation, int]
) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "database": where,
        "schema_before": before,
        "schema": after,
        "holidays": dict(added),
    }


def _known(nation: Nation, year: int) -> str:
    return f"Public holidays of {nation} are now known until the end of {year}."
