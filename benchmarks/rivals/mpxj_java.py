"""MPXJ's own scheduler in a JVM, from the jars of the package ``mpxj``."""

import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.networks import CALENDAR, START
from benchmarks.rivals.answer import Answer
from benchmarks.rivals.environment import HOW, lacks, package

SOURCE = Path(__file__).with_name("Mpxj.java")


def missing() -> str | None:
    """Say what this rival lacks here; None when nothing."""
    return lacks("java", "javac") or (None if package("mpxj") else HOW)


def command(classes: Path, plan_file: Path, seconds: float) -> Sequence[str]:
    """Give the command that schedules a plan file for so many CPU seconds."""
    return ["java", "-cp", _path(classes), "Mpxj", str(plan_file), str(seconds)]


def compile_to(classes: Path) -> None:
    """Compile our few lines of Java around it."""
    line = ["javac", "-cp", _path(classes), "-d", str(classes), str(SOURCE)]
    subprocess.run(line, check=True)  # noqa: S603 - our own source


def read_answer(lines: Iterable[str]) -> Answer:
    """Read code, start, finish, late start, total and free float of each line."""
    rows = [line.split() for line in lines]
    return Answer(
        max(date.fromisoformat(row[2]) for row in rows),
        [_days(row[1]) for row in rows],
        [_days(row[3]) for row in rows],
        [int(row[4]) for row in rows],
        [int(row[5]) for row in rows],
    )


@cache
def _days(day: str) -> int:
    return CALENDAR.between(START, date.fromisoformat(day))


def _path(classes: Path) -> str:
    return f"{classes}:{package('mpxj')}/lib/*"
