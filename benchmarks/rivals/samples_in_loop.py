"""The forecast as a plain loop: one schedule of bare lists for each sample."""

from benchmarks.rivals.sampling import PERCENTS, Told
from benchmarks.rivals.sampling import lengths as drawn_lengths
from programme.core.plan import FROM_START, TO_FINISH, Plan

Ends = tuple[int, int, int, bool, bool]


def loop(plan: Plan, lengths: list[list[int]]) -> Told:
    """Schedule each sample; ``lengths`` holds a list an activity."""
    ends, links = _order_and_links(plan)
    count, samples = len(plan.activities), len(lengths[0])
    finishes: list[list[int]] = [[] for _ in range(count + 1)]
    critical = [0] * count
    for sample in range(samples):
        length = [row[sample] for row in lengths]
        early, late, end = _passes(ends, links, length)
        for i in range(count):
            finishes[i].append(early[i] + length[i] - 1)
            critical[i] += late[i] <= early[i]
        finishes[count].append(end - 1)
    return Told(
        [_percentiles(sorted(row)) for row in finishes],
        [number / samples for number in critical],
    )


def drawn(plan: Plan) -> list[list[int]]:
    """Give the sampled lengths as lists, before the clock starts."""
    found: list[list[int]] = drawn_lengths(plan).tolist()
    return found


def _order_and_links(plan: Plan) -> tuple[range, list[list[Ends]]]:
    """Give the links by target; the plan is in the order of its layers already."""
    position = {activity.code: i for i, activity in enumerate(plan.activities)}
    links: list[list[Ends]] = [[] for _ in position]
    for link in plan.links:
        source, target = position[link.frm], position[link.to]
        kind = (link.type not in FROM_START, link.type in TO_FINISH)
        links[target].append((source, target, link.lag, *kind))
    return range(len(position)), links


def _passes(  # noqa: C901 - one place, as a plain loop is written
    order: range, links: list[list[Ends]], length: list[int]
) -> tuple[list[int], list[int], int]:
    early = [0] * len(length)
    for i in order:
        start = 0
        for source, _, days, from_finish, to_finish in links[i]:
            asked = early[source] + days
            if from_finish:
                asked += length[source]
            if to_finish:
                asked -= length[i]
            start = max(start, asked)
        early[i] = start
    end = max(map(int.__add__, early, length))
    late = [end - days for days in length]
    for i in reversed(order):
        for source, _, days, from_finish, to_finish in links[i]:
            last = late[i] - days
            if from_finish:
                last -= length[source]
            if to_finish:
                last += length[i]
            late[source] = min(late[source], last)
    return early, late, end


def _percentiles(row: list[int]) -> tuple[int, int, int]:
    low, middle, high = (row[-(-len(row) * p // 100) - 1] for p in PERCENTS)
    return low, middle, high
