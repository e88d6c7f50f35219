"""The forecast by hand in numpy: one vector operation an activity and link."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.rivals.sampling import PERCENTS, Told
from programme.core.plan import FROM_START, TO_FINISH, Link, Plan

Days = NDArray[np.int32]


def by_hand(plan: Plan, lengths: Days) -> Told:
    """Pass over all samples at once; ``lengths`` holds a row an activity."""
    position = {activity.code: i for i, activity in enumerate(plan.activities)}
    early = np.zeros_like(lengths)
    for link in plan.links:  # they come in the order of their targets
        source, target = position[link.frm], position[link.to]
        asked = early[source] + _weight(link, lengths[source], lengths[target])
        np.maximum(early[target], asked, out=early[target])
    end = (early + lengths).max(axis=0)
    late = end - lengths
    for link in reversed(plan.links):
        source, target = position[link.frm], position[link.to]
        last = late[target] - _weight(link, lengths[source], lengths[target])
        np.minimum(late[source], last, out=late[source])
    finishes = np.vstack([early + lengths, end]) - 1
    places = [-(-lengths.shape[1] * p // 100) - 1 for p in PERCENTS]
    ranked = np.partition(finishes, places, axis=1)[:, places]
    rows = [(int(a), int(b), int(c)) for a, b, c in ranked]
    return Told(rows, (late <= early).mean(axis=1).tolist())


def _weight(link: Link, source: Days, target: Days) -> Days | int:
    days: Days | int = link.lag
    if link.type not in FROM_START:
        days = days + source
    if link.type in TO_FINISH:
        days = days - target
    return days
