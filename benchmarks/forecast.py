"""Forecast 10,000 samples of 200 activities, beside a loop, numpy by hand and mcprojsim.

The loop and numpy are handed the lengths that ours draws, before the clock starts, and
must find the same P50, P80, P95 and criticality of everything. mcprojsim draws lengths
of its own, on a plan that it can say: its percentiles of the end must be within 2%.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from math import inf
from time import perf_counter, process_time

from rich.console import Console
from rich.table import Table

from benchmarks.rivals.environment import HOW, rivals_python
from benchmarks.rivals.samples_in_loop import drawn, loop
from benchmarks.rivals.samples_in_numpy import by_hand
from benchmarks.rivals.sampling import (
    ACTIVITIES,
    SAMPLES,
    Told,
    lengths,
    ours,
    sampled_plan,
)
from benchmarks.spent import spend
from programme.core.estimates import spreads_by_kind
from programme.core.forecast import Sampling, forecast
from programme.core.instantiate import instantiate
from programme.core.nation import Nation
from programme.interchange.definition.reading import built_in_definition
from programme.interchange.holidays import working_calendar

RUNS = 5
LIMIT = 300.0
CLOSE = 0.02
START = date(2026, 4, 1)
Row = tuple[str, ...]


def main() -> None:
    """Measure all and print a table."""
    table = Table(title=f"{SAMPLES:,} samples of {ACTIVITIES} activities")
    for column in ("who", "what is timed", "CPU s", "times ours"):
        right = column in {"CPU s", "times ours"}
        table.add_column(column, justify="right" if right else "left")
    for row in (*_same_lengths(), *_mcprojsim()):
        table.add_row(*row)
    table.add_section()
    table.add_row(*_built_in())
    Console(width=100).print(table)


def _same_lengths() -> Iterator[Row]:
    plan = sampled_plan()
    table, lists = lengths(plan), drawn(plan)
    mine, told = _best(lambda: ours(plan))
    hand, by_numpy = _best(lambda: by_hand(plan, table))
    looped, by_loop = _best(lambda: loop(plan, lists), runs=2)
    for name, found in (("numpy", by_numpy), ("loop", by_loop)):
        if told != found:
            raise ValueError(f"{name} finds other percentiles or criticality")
    yield "ours", "draws, both passes, percentiles, drivers", f"{mine:.3f}", ""
    yield "numpy by hand", "passes, percentiles", f"{hand:.3f}", f"{hand / mine:.1f}"
    yield "plain loop", "passes, percentiles", f"{looped:.2f}", f"{looped / mine:.1f}"


def _mcprojsim() -> Iterator[Row]:
    """Time mcprojsim and ours by the interpreter that mcprojsim needs."""
    python = rivals_python()
    if python is None:
        yield "mcprojsim", HOW, "", ""
        return
    spent = spend([python, "-m", "benchmarks.forecast_alone"], LIMIT)
    told = json.loads(spent.said)
    mine, theirs = told["ours"], told["mcprojsim"]
    if theirs is None:
        yield "mcprojsim", "not installed: it needs Python 3.13", "", ""
        return
    for ours_is, rival_is in zip(mine["ends"], theirs["ends"], strict=True):
        if abs(ours_is - rival_is) > CLOSE * ours_is:
            raise ValueError(f"mcprojsim ends after {rival_is} days, ours {ours_is}")
    ratio = f"{theirs['cpu'] / mine['cpu']:.1f}"
    yield "ours, FS only", "as above, on mcprojsim's Python", f"{mine['cpu']:.3f}", ""
    yield "mcprojsim", "SimulationEngine.run", f"{theirs['cpu']:.2f}", ratio


def _built_in() -> Row:
    """Time the built-in programme, whose committees and month anchors are honoured."""
    definition = built_in_definition()
    instance = instantiate(definition, START, definition.default_variant)
    years = range(START.year - 1, START.year + 5)
    calendar = working_calendar(Nation.ENGLAND_AND_WALES, years)
    kinds = {code: detail.reminders for code, detail in instance.details.items()}
    spreads = spreads_by_kind(kinds)
    begun, clock = process_time(), perf_counter()
    forecast(instance.plan, calendar, START, spreads, Sampling(SAMPLES))
    cpu, wall = process_time() - begun, perf_counter() - clock
    count = len(definition.activities)
    name = f"ours, the built-in {count} activities"
    return name, f"the first time; {wall:.2f} s by the clock", f"{cpu:.3f}", ""


def _best(run: Callable[[], Told], runs: int = RUNS) -> tuple[float, Told]:
    best = inf
    for _ in range(runs):
        begun = process_time()
        found = run()
        best = min(best, process_time() - begun)
    return best, found


if __name__ == "__main__":
    main()
