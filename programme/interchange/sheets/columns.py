"""The columns of a plan's sheet: which there are, and what people may do in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What a column is for."""

    KEY = "says which line it is"
    GIVEN = "to be read"
    EDITED = "may be changed"
    COMPUTED = "computed"
    MARK = "kept by the program"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``field`` in code, ``title`` in the first row, ``says`` to people.

    ``width`` is in letters. ``names`` are other titles by which it is known.
    """

    field: str
    title: str
    part: Part
    width: int
    says: str
    names: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What stands in the first row."""
        computed = self.part is Part.COMPUTED
        return f"{self.title} (computed)" if computed else self.title


COLUMNS: Final = (
    Column("code", "Code", Part.KEY, 13, "Leave it as it is.", ("id", "activity")),
    Column("title", "Title", Part.GIVEN, 44, "", ("name", "task name")),
    Column("kind", "Kind", Part.GIVEN, 11, ""),
    Column("phase", "Phase", Part.GIVEN, 8, ""),
    Column("workstream", "Workstream", Part.GIVEN, 12, ""),
    Column(
        "owner_role",
        "Owner role",
        Part.EDITED,
        26,
        "A role of the programme, by its title or its id.",
        ("owner", "role"),
    ),
    Column(
        "duration",
        "Duration",
        Part.EDITED,
        10,
        "Working days, a whole number; milestones and gates take none.",
        ("duration in working days", "days"),
    ),
    Column(
        "predecessors",
        "Predecessors",
        Part.EDITED,
        34,
        "What it waits for, as links: P1-GOV-01FS+3d; 12SS-2d. A link is a code, or a"
        " row of this sheet; then FS, SS, FF or SF (FS when left out); then a lag in"
        " working days (+3d, or -2d for a lead), elapsed days (+3ed) or weeks (+1w)."
        " [name] after the lag counts the days of that calendar.",
        ("predecessor", "links", "waits for"),
    ),
    Column(
        "constraint",
        "Constraint",
        Part.EDITED,
        24,
        "Empty, or a demand such as 'start no earlier than', with its day.",
        ("constraint type",),
    ),
    Column(
        "constraint_day",
        "Constraint day",
        Part.EDITED,
        14,
        "The day of the constraint.",
        ("constraint date",),
    ),
    Column(
        "deadline",
        "Deadline",
        Part.EDITED,
        12,
        "A day to be kept: it moves nothing, and missing it is told.",
    ),
    Column(
        "calendar",
        "Calendar",
        Part.EDITED,
        14,
        "Empty, or a named calendar on whose days the work is done.",
    ),
    Column(
        "committee",
        "Committee",
        Part.EDITED,
        14,
        "Empty, or the key of the committee whose meeting ends the work.",
    ),
    Column("start", "Start", Part.COMPUTED, 13, ""),
    Column("finish", "Finish", Part.COMPUTED, 13, ""),
    Column("late_start", "Late start", Part.COMPUTED, 13, ""),
    Column("late_finish", "Late finish", Part.COMPUTED, 13, ""),
    Column("total_float", "Total float", Part.COMPUTED, 11, ""),
    Column("free_float", "Free float", Part.COMPUTED, 11, ""),
    Column("critical", "Critical", Part.COMPUTED, 11, ""),
    Column("status", "Status", Part.COMPUTED, 13, ""),
    Column("percent", "Percent done", Part.COMPUTED, 11, "", ("percent complete",)),
    Column(
        "mark",
        "Mark",
        Part.MARK,
        10,
        "Tells what was changed in this sheet from what was changed in the programme"
        " since. Without it every cell counts as it stands.",
    ),
)
BY_FIELD: Final[Mapping[str, Column]] = {column.field: column for column in COLUMNS}
DAYS: Final = frozenset(
    {
        *("constraint_day", "deadline"),
        *("start", "finish", "late_start", "late_finish"),
    }
)
"""The fields that hold days."""


def column_called(heading: str) -> Column | None:
    """Give the column that a heading means: case, hyphens and brackets do not matter."""
    return _BY_NAME.get(_plain(heading))


def _plain(heading: str) -> str:
    words = heading.partition("(")[0].casefold().replace("-", " ").replace("_", " ")
    return " ".join(words.split())


_BY_NAME: Final[Mapping[str, Column]] = {
    _plain(name): column
    for column in COLUMNS
    for name in (column.title, column.field, *column.names)
}
