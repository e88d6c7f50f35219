"""TaskJuggler's ``tj3``: it reads a project, schedules it and writes a report.

It has neither FF and SF links nor leads, and computes no floats: only dates compare.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.networks import CALENDAR, START
from benchmarks.rivals.answer import Answer
from benchmarks.rivals.environment import lacks
from programme.core.plan import Link, LinkType, Plan

_HEAD = """\
project plan "Plan" {start} - {end} {{
  timezone "UTC"
  timingresolution 60min
  workinghours mon - fri 9:00 - 17:00
  workinghours sat, sun off
}}"""
_REPORT = """\
taskreport out "out" { formats csv columns id, end timeformat "%Y-%m-%d" }"""


def missing() -> str | None:
    """Say what this rival lacks here; None when nothing."""
    return lacks("tj3")


def write(plan: Plan, finish: date, path: Path) -> None:
    """Write the project; ``finish`` is when it ends at the latest."""
    path.write_text("\n".join(_lines(plan, finish)) + "\n")


def command(path: Path) -> Sequence[str]:
    """Give the command that schedules the project beside its file."""
    return ["tj3", "--silent", "--output-dir", str(path.parent), str(path)]


def read_answer(plan: Plan, folder: Path) -> Answer:
    """Read the finish of every activity from the report, and count back to its start."""
    with (folder / "out.csv").open(newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        last = {row["Id"]: date.fromisoformat(row["End"]) for row in rows}
    early = [
        CALENDAR.between(START, last[activity.code]) - activity.duration + 1
        for activity in plan.activities
    ]
    return Answer(max(last.values()), early)


def _lines(plan: Plan, finish: date) -> Iterator[str]:
    yield _HEAD.format(start=plan.start, end=finish + timedelta(days=60))
    for day in sorted(CALENDAR.days_off):
        if day <= finish:
            yield f'leaves holiday "off" {day}'
    waits: dict[str, list[str]] = {activity.code: [] for activity in plan.activities}
    for link in plan.links:
        waits[link.to].append(_depends(link))
    for activity in plan.activities:
        before = ", ".join(waits[activity.code])
        when = f"depends {before}" if before else f"start {plan.start}"
        code = activity.code
        yield f'task {code} "{code}" {{ {when} length {activity.duration}d }}'
    yield _REPORT


def _depends(link: Link) -> str:
    end = "onstart" if link.type is LinkType.SS else "onend"
    gap = f" gaplength {link.lag}d" if link.lag else ""
    return f"{link.frm} {{ {end}{gap} }}"
