"""Committees: bodies that meet on known days and want papers some days before."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Committee:
    """A body with its meetings, in order, and when it wants papers.

    ``papers`` is in working days before the meeting. Without a meeting on or after the
    day that it is asked for, nothing is known, and plans fall back to plain durations.
    """

    name: str
    papers: int = 0
    meetings: tuple[date, ...] = ()
