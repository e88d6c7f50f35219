"""The dates that the maker of a file stored: what a schedule of ours is held against."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoredDates:
    """The stored answer for one task; None where the file does not say.

    ``total_slack`` is in tenths of a minute.
    """

    uid: int
    name: str
    start: datetime | None
    finish: datetime | None
    early_start: datetime | None
    early_finish: datetime | None
    late_start: datetime | None
    late_finish: datetime | None
    total_slack: int | None
    critical: bool | None
