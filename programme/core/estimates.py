"""Three points for the length of work: as estimated by kind, and as the record shows.

A kind of work is the reminder profile that it follows. Ratios of actual to planned
length are in working days of the programme's calendar.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from statistics import median
from types import MappingProxyType

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Kind, Plan

ENOUGH = 5
"""So many finished pieces of a kind are needed before they shift its estimate."""

_LEAST, _MOST = 0.1, 10.0


@dataclass(frozen=True, slots=True)
class ThreePoint:
    """Optimistic, likely and pessimistic length, as multiples of the planned length.

    Raises:
        ValueError: when they are not in this order, or one is not above 0.
    """

    optimistic: float
    likely: float
    pessimistic: float

    def __post_init__(self) -> None:
        """Check the order."""
        rising = 0 < self.optimistic <= self.likely <= self.pessimistic
        if not rising or not isfinite(self.pessimistic):
            raise ValueError(f"three points must rise from above 0: {self}")

    def times(self, factor: float) -> "ThreePoint":
        """Give the points, all of them so many times as far."""
        return ThreePoint(
            self.optimistic * factor, self.likely * factor, self.pessimistic * factor
        )


EXACTLY = ThreePoint(1, 1, 1)
"""Work that takes what is planned."""

SUGGESTED: Mapping[str, ThreePoint] = MappingProxyType(
    {
        # Invitations, release from shifts and low answers stretch it; little shortens it.
        "fieldwork": ThreePoint(0.9, 1.1, 1.8),
        # Set by the board's own timetable; when it misses, it misses a whole meeting.
        "board_paper": ThreePoint(1.0, 1.0, 1.5),
        # Desk work of a few people beside their other duties.
        "standard": ThreePoint(0.8, 1.0, 1.5),
        # Over months the good and the bad weeks cancel out in part.
        "long_running": ThreePoint(0.9, 1.0, 1.3),
        # It opens and closes on the days that were announced; extensions are short.
        "survey_window": ThreePoint(1.0, 1.0, 1.3),
        # It waits for others to publish.
        "measure_reading": ThreePoint(0.9, 1.0, 1.4),
    }
)
"""Multiples by reminder profile: SUGGESTIONS of ours, from no published source.

They stand in for a definition that says nothing. A programme should replace them with
its own record of planned and actual lengths.
"""


def spreads_by_kind(
    kinds: Mapping[str, str], suggested: Mapping[str, ThreePoint] = SUGGESTED
) -> Mapping[str, ThreePoint]:
    """Give three points by code, from each code's kind of work.

    A kind that ``suggested`` does not know gets none: its work takes what is planned.
    """
    return {code: suggested[kind] for code, kind in kinds.items() if kind in suggested}


@dataclass(frozen=True, slots=True)
class Record:
    """What finished work of one kind shows: how many pieces, and their middle ratio.

    ``ratio`` is the median of actual over planned length.
    """

    kind: str
    pieces: int
    ratio: float

    @property
    def counts(self) -> bool:
        """Say whether there is enough of it to shift an estimate."""
        return self.pieces >= ENOUGH


def records(
    plan: Plan, calendar: WorkingCalendar, kinds: Mapping[str, str]
) -> Mapping[str, Record]:
    """Give by kind what the plan's own finished activities show.

    Work without a day of start shows nothing: nobody said how long it took.
    """
    ratios: dict[str, list[float]] = {}
    for activity, ratio in _ratios(plan, calendar):
        ratios.setdefault(kinds.get(activity.code, ""), []).append(ratio)
    return {
        kind: Record(kind, len(found), median(found)) for kind, found in ratios.items()
    }


def shifted(
    spreads: Mapping[str, ThreePoint], shown: Mapping[str, Record]
) -> Mapping[str, ThreePoint]:
    """Give three points by kind, moved to where a programme's own record has its middle.

    The likely length becomes the record's ratio and the others keep their distance from
    it in proportion. A kind with too few pieces keeps what was estimated; one without an
    estimate gets the ratio exactly.
    """
    kinds = dict(spreads)
    for kind, record in shown.items():
        if record.counts:
            was = spreads.get(kind, EXACTLY)
            kinds[kind] = was.times(record.ratio / was.likely)
    return kinds


def _ratios(plan: Plan, calendar: WorkingCalendar) -> Iterator[tuple[Activity, float]]:
    for activity in plan.activities:
        first, last = activity.progress.started, activity.progress.finished
        if activity.kind is Kind.ACTIVITY and first and last and activity.duration:
            took = max(1, calendar.index_after(last) - calendar.index(first))
            yield activity, min(max(took / activity.duration, _LEAST), _MOST)
