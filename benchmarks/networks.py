"""Plans of any size with the shape of a real one, the same ones at every run."""

from collections.abc import Iterator
from datetime import date
from random import Random

from programme.core.plan import Activity, Link, LinkType, Plan

START = date(2026, 4, 1)
TYPES = (*[LinkType.FS] * 7, LinkType.SS, LinkType.FF, LinkType.SF)
LAGS = (*[0] * 7, -2, 3, 5)
LINKS_OF_ONE = (1, 2, 2, 3)
LONGEST = 30


def layered_plan(size: int) -> Plan:
    """Make a plan in layers: each activity waits for one to three before its layer.

    The layers grow with the plan, so that 100 activities are about 14 steps deep and
    10,000 about 140.
    """
    chance = Random(size)  # noqa: S311 - the same plan at every run
    width = max(2, round(size**0.5 * 0.7))
    codes = [f"A{number:05}" for number in range(size)]
    activities = (Activity(code, chance.randint(1, LONGEST)) for code in codes)
    return Plan(START, tuple(activities), tuple(_links(chance, codes, width)))


def _links(chance: Random, codes: list[str], width: int) -> Iterator[Link]:
    for number, code in enumerate(codes):
        layer = number - number % width
        before = codes[max(0, layer - 2 * width) : layer]
        count = min(chance.choice(LINKS_OF_ONE), len(before))
        for source in chance.sample(before, count):
            yield Link(source, code, chance.choice(TYPES), chance.choice(LAGS))
