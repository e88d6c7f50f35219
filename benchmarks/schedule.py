"""Schedule plans of 100 to 100,000 activities in memory, beside named rivals.

Every contestant has the same plan ready in its own form, in a process of its own. Their
finish, starts, floats and critical counts must agree before any time is printed.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import plan_file
from benchmarks.alone import CONTESTANTS
from benchmarks.networks import CALENDAR, layered_plan
from benchmarks.rivals import c_arrays, mpxj_java
from benchmarks.rivals.answer import Answer
from benchmarks.spent import FailedError, Spent, spend

SIZES = (100, 200, 1_000, 10_000, 100_000)
ROUNDS = 2
# CPU seconds in each round: the JVM needs longer before it is warm.
SECONDS = {"MPXJ": 10.0}
SHORT = 2.0
LIMIT = 300.0
ALONE = tuple(CONTESTANTS)
HEADINGS = (
    "activities",
    "who",
    "CPU ms",
    "first",
    "runs",
    "MB",
    "times ours",
    "MB/ours",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU seconds of the best and of the first run, runs, peak memory in MB."""

    best: float
    first: float
    runs: int
    memory: float
    answer: Answer


def main() -> None:
    """Measure every size and print a table."""
    table = Table(title="CPU time to schedule a plan in memory, best of many")
    for heading in HEADINGS:
        table.add_column(heading, justify="left" if heading == "who" else "right")
    for size in SIZES:
        for row in _rows(size):
            table.add_row(*row)
        table.add_section()
    Console(width=100).print(table)


def measure(size: int) -> Mapping[str, Measured | str]:
    """Measure one size: the rivals by name, or why one is not there.

    Raises:
        ValueError: when they do not find the same numbers.
    """
    found: dict[str, Measured | str] = {}
    with TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            for name, now in _round(size, Path(folder)):
                found[name] = _better(found.get(name), now)
    answers = {n: m.answer for n, m in found.items() if isinstance(m, Measured)}
    for name, answer in answers.items():
        differing = answers["ours"].differs_from(answer)
        if differing:
            raise ValueError(f"{size} activities: {name} differs in {differing}")
    return found


def _round(size: int, folder: Path) -> Iterator[tuple[str, Measured | str]]:
    for name in ALONE:
        if name == "C arrays" and (lack := c_arrays.missing()):
            yield name, lack
        else:
            yield name, _alone(name, size)
    yield "MPXJ", mpxj_java.missing() or _mpxj(size, folder)


def _alone(name: str, size: int) -> Measured | str:
    command = [sys.executable, "-m", "benchmarks.alone", name, str(size), str(SHORT)]
    spent = spend(command, LIMIT)
    if spent.over:
        return f"over {LIMIT:.0f} s"
    told = json.loads(spent.said)
    answer = told["answer"] | {"finish": date.fromisoformat(told["answer"]["finish"])}
    return Measured(
        told["best"], told["first"], told["runs"], told["memory"], Answer(**answer)
    )


def _mpxj(size: int, folder: Path) -> Measured | str:
    plan = folder / f"{size}.txt"
    if not plan.exists():
        plan_file.write(layered_plan(size), CALENDAR, plan)
        mpxj_java.compile_to(folder)
    try:
        spent = spend(mpxj_java.command(folder, plan, SECONDS["MPXJ"]), LIMIT)
    except FailedError as failed:
        return f"failed: {str(failed)[-60:]}"
    return f"over {LIMIT:.0f} s" if spent.over else _read(spent)


def _read(spent: Spent) -> Measured:
    head, *lines = spent.said.splitlines()
    best, first, runs = head.split()
    answer = mpxj_java.read_answer(lines)
    return Measured(float(best), float(first), int(runs), spent.memory, answer)


def _better(before: Measured | str | None, now: Measured | str) -> Measured | str:
    both = [m for m in (before, now) if isinstance(m, Measured)]
    return min(both, key=lambda m: m.best) if both else now


def _rows(size: int) -> Iterator[tuple[str, ...]]:
    found = measure(size)
    ours = found["ours"]
    for name, measured in found.items():
        if isinstance(measured, str) or isinstance(ours, str):
            yield f"{size:,}", name, str(measured)
            continue
        yield (
            f"{size:,}",
            name,
            f"{1000 * measured.best:.3f}",
            f"{1000 * measured.first:.2f}",
            f"{measured.runs:,}",
            f"{measured.memory:.0f}",
            f"{measured.best / ours.best:.2f}",
            f"{measured.memory / ours.memory:.1f}",
        )


if __name__ == "__main__":
    main()
