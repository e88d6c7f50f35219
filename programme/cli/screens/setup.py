"""What ``programme setup`` answers."""

from programme.cli.layout import Screen, paragraph
from programme.cli.words import MAKE_ONE


def setup_screen(where: str, before: str | None, after: str, width: int) -> Screen:
    """Say where the database is and what was done to it."""
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
        *(paragraph(following, width) if following else []),
    ]


def setup_data(where: str, before: str | None, after: str) -> dict[str, object]:
    """Give the same for scripts."""
    return {"database": where, "schema_before": before, "schema": after}
