"""Plans of any size with the shape of a real one, the same ones at every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from programme.core.calendar import WorkingCalendar
from programme.core.plan import FROM_START, TO_FINISH, Activity, Link, LinkType, Plan

START = date(2026, 4, 1)
CALENDAR = WorkingCalendar(
    days_off=frozenset(START + timedelta(days=41 * n) for n in range(400))
)
"""Monday to Friday, with a day off now and then for the next 45 years."""

LINKS_OF_ONE = (1, 2, 2, 3)


@dataclass(frozen=True, slots=True)
class Manner:
    """Link types and lags, each as often as it stands here; days of the longest work."""

    types: tuple[LinkType, ...]
    lags: tuple[int, ...]
    longest: int = 30


EVERY_LINK = Manner(
    (*[LinkType.FS] * 7, LinkType.SS, LinkType.FF, LinkType.SF), (*[0] * 7, -2, 3, 5)
)
FORWARD_ONLY = Manner((*[LinkType.FS] * 9, LinkType.SS), (*[0] * 7, 1, 2), longest=5)
"""What TaskJuggler can say too: it has no FF, no SF and no leads, and ends in 2035."""

FINISH_TO_START = Manner((LinkType.FS,), (0,))
"""What mcprojsim can say too."""


def layered_plan(size: int, manner: Manner = EVERY_LINK, seed: int = 0) -> Plan:
    """Make a plan in layers: each activity waits for one to three before its layer.

    The layers grow with the plan, so that 100 activities are about 14 steps deep and
    10,000 about 140. No link asks for a day before the start of the plan, where rivals
    differ: such a one becomes FS without lag.
    """
    chance = Random(size + 1_000_003 * seed)  # noqa: S311 - the same at every run
    width = max(2, round(size**0.5 * 0.7))
    activities = tuple(
        Activity(f"A{number:06}", chance.randint(1, manner.longest))
        for number in range(size)
    )
    return Plan(START, activities, tuple(_links(chance, activities, width, manner)))


def weight(link: Link, lengths: dict[str, int]) -> int:
    """Give the link in working days between the starts of its two ends."""
    days = link.lag
    if link.type not in FROM_START:
        days += lengths[link.frm]
    if link.type in TO_FINISH:
        days -= lengths[link.to]
    return days


def _links(
    chance: Random, activities: tuple[Activity, ...], width: int, manner: Manner
) -> Iterator[Link]:
    lengths = {activity.code: activity.duration for activity in activities}
    starts: dict[str, int] = {}
    for number, activity in enumerate(activities):
        layer = number - number % width
        before = activities[max(0, layer - 2 * width) : layer]
        count = min(chance.choice(LINKS_OF_ONE), len(before))
        start = 0
        for source in chance.sample(before, count):
            kind, lag = chance.choice(manner.types), chance.choice(manner.lags)
            link = Link(source.code, activity.code, kind, lag)
            if starts[link.frm] + weight(link, lengths) < 0:
                link = Link(source.code, activity.code)
            start = max(start, starts[link.frm] + weight(link, lengths))
            yield link
        starts[activity.code] = start
