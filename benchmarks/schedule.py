"""Schedule plans of 100, 1,000 and 10,000 activities, against networkx and bare lists.

Ours reads the plan, makes both passes and gives dates. networkx reads the plan into a
graph, makes both passes and gives numbers; *graph ready* is the passes alone. The bare
lists are laid out before the clock starts: they are the floor.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from math import inf
from time import process_time

from rich.console import Console
from rich.table import Table

from benchmarks.networks import START, layered_plan
from benchmarks.rivals import (
    Numbers,
    as_arrays,
    as_graph,
    bare_passes,
    networkx_passes,
)
from programme.core.calendar import WorkingCalendar
from programme.core.plan import Plan
from programme.core.schedule import compute_schedule

# How often each size is timed: the best of so many is told.
REPEATS = {100: 300, 1_000: 60, 10_000: 15}
WIDTH = 100
HEADINGS = (
    "activities",
    "links",
    "ours",
    "networkx",
    "graph ready",
    "bare lists",
    "networkx / ours",
    "ours / bare",
)
CALENDAR = WorkingCalendar(
    days_off=frozenset(START + timedelta(days=41 * n) for n in range(400))
)


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU seconds for one plan, the best of several."""

    activities: int
    links: int
    ours: float
    networkx: float
    networkx_passes: float
    bare: float


def main() -> None:
    """Measure every size and print a table."""
    table = Table(title="CPU time to schedule a plan, best of many")
    for heading in HEADINGS:
        table.add_column(heading, justify="right")
    for size in REPEATS:
        table.add_row(*_row(measure(size)))
    Console(width=WIDTH).print(table)


def measure(size: int) -> Measured:
    """Measure one size, when all three give the same numbers.

    Raises:
        ValueError: when they do not.
    """
    plan = layered_plan(size)
    graph, arrays = as_graph(plan), as_arrays(plan)
    if not ours(plan) == networkx_passes(graph) == bare_passes(arrays):
        raise ValueError(f"they disagree on the plan of {size} activities")
    ours_and_rivals = (
        lambda: compute_schedule(plan, CALENDAR, START),
        lambda: networkx_passes(as_graph(plan)),
        lambda: networkx_passes(graph),
        lambda: bare_passes(arrays),
    )
    return Measured(size, len(plan.links), *_best(ours_and_rivals, REPEATS[size]))


def ours(plan: Plan) -> Numbers:
    """Give our dates as the numbers that the rivals give."""
    schedule = compute_schedule(plan, CALENDAR, START)
    found = schedule.dates.values()
    return (
        [CALENDAR.between(START, dates.start) for dates in found],
        [CALENDAR.between(START, dates.late_start) for dates in found],
        [dates.total_float for dates in found],
        [dates.free_float for dates in found],
    )


def _best(
    contestants: tuple[Callable[[], object], ...], repeats: int
) -> tuple[float, ...]:
    """Time them in turn, so that a busy moment of the machine favours none of them."""
    best = [inf] * len(contestants)
    for _ in range(repeats):
        for i, contestant in enumerate(contestants):
            gc.collect()
            begun = process_time()
            contestant()
            best[i] = min(best[i], process_time() - begun)
    return tuple(best)


def _row(measured: Measured) -> list[str]:
    times = (
        measured.ours,
        measured.networkx,
        measured.networkx_passes,
        measured.bare,
    )
    return [
        f"{measured.activities:,}",
        f"{measured.links:,}",
        *(f"{1000 * seconds:.2f} ms" for seconds in times),
        f"{measured.networkx / measured.ours:.2f}",
        f"{measured.ours / measured.bare:.2f}",
    ]


if __name__ == "__main__":
    main()
