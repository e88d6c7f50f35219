"""One plan scheduled by a cold process: the file is read, the plan scheduled and told.

All have the same network, of FS and SS links without leads, which is all that
TaskJuggler can say; ours and MPXJ read the same plan file. Whole processes are timed.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import plan_file
from benchmarks.networks import CALENDAR, FORWARD_ONLY, START, layered_plan
from benchmarks.rivals import mpxj_java, taskjuggler
from benchmarks.rivals.answer import Answer
from benchmarks.spent import FailedError, Spent, spend
from programme.core.plan import Plan
from programme.core.schedule import compute_schedule

SIZES = (100, 200, 1_000, 10_000, 100_000)
RUNS = 3
LIMIT = 150.0
_COLUMNS = ("activities", "who", "CPU s", "MB", "times ours")


@dataclass(frozen=True, slots=True)
class Cold:
    """A contestant: its command for a plan, and how its answer is read."""

    command: tuple[str, ...]
    answer: Callable[[Spent], Answer]


def main() -> None:
    """Start every contestant at every size and print a table."""
    table = Table(title="A cold process, CPU seconds of all of it, least of three")
    for column in _COLUMNS:
        table.add_column(column, justify="left" if column == "who" else "right")
    for size in SIZES:
        for row in _rows(size):
            table.add_row(*row)
        table.add_section()
    Console(width=100).print(table)


def measure(size: int) -> Mapping[str, Spent | str]:
    """Measure one size: the contestants by name, or why one is not there.

    Raises:
        ValueError: when they do not find the same numbers.
    """
    plan = layered_plan(size, FORWARD_ONLY)
    found: dict[str, Spent | str] = {}
    with TemporaryDirectory() as name:
        answers: dict[str, Answer] = {}
        for who, entry in _entries(plan, Path(name)):
            found[who] = spent = entry if isinstance(entry, str) else _least(entry)
            if isinstance(spent, Spent) and isinstance(entry, Cold) and not spent.over:
                answers[who] = entry.answer(spent)
    for who, answer in answers.items():
        differing = answers["ours"].differs_from(answer)
        if differing:
            raise ValueError(f"{size} activities: {who} differs in {differing}")
    return found


def _entries(plan: Plan, folder: Path) -> Iterator[tuple[str, Cold | str]]:
    text = folder / "plan.txt"
    plan_file.write(plan, CALENDAR, text)
    command = (sys.executable, "-m", "benchmarks.cold_ours", str(text))
    yield "ours", Cold(command, _lines)
    if not (lack := mpxj_java.missing()):
        mpxj_java.compile_to(folder)
    java = tuple(mpxj_java.command(folder, text, 0))
    yield "MPXJ", lack or Cold(java, _lines_below_the_first)
    project = folder / "plan.tjp"
    finish = compute_schedule(plan, CALENDAR, START).finish
    taskjuggler.write(plan, finish, project)
    ruby = tuple(taskjuggler.command(project))
    yield (
        "TaskJuggler",
        taskjuggler.missing()
        or Cold(ruby, lambda _: taskjuggler.read_answer(plan, folder)),
    )


def _lines(spent: Spent) -> Answer:
    return mpxj_java.read_answer(spent.said.splitlines())


def _lines_below_the_first(spent: Spent) -> Answer:
    return mpxj_java.read_answer(spent.said.splitlines()[1:])


def _least(entry: Cold) -> Spent | str:
    """Give the least of several runs; one is enough when it is a long one."""
    try:
        least = spend(entry.command, LIMIT)
    except FailedError as failed:
        return f"failed: {str(failed)[-60:]}"
    for _ in range(RUNS - 1):
        if least.cpu < LIMIT / 10:
            least = min(least, spend(entry.command, LIMIT), key=lambda spent: spent.cpu)
    return least


def _rows(size: int) -> Iterator[tuple[str, ...]]:
    found = measure(size)
    ours = found["ours"]
    for who, spent in found.items():
        if isinstance(spent, str) or isinstance(ours, str):
            yield f"{size:,}", who, str(spent)
            continue
        over = "over " if spent.over else ""
        yield (
            f"{size:,}",
            who,
            f"{over}{spent.cpu:.2f}",
            f"{spent.memory:.0f}",
            f"{over}{spent.cpu / ours.cpu:.1f}",
        )


if __name__ == "__main__":
    main()
