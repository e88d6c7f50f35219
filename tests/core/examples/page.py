"""The page of the manual that is made from the examples."""

from collections.abc import Iterator
from pathlib import Path

from tests.core.examples import (
    cells,
    days,
    demands,
    floats,
    floors,
    links,
    load,
    milestones,
    progress,
    reference,
    reminders,
)
from tests.core.examples.example import Chapter, Example
from tests.core.examples.gantt import LEGEND

PAGE = Path(__file__).parents[3] / "docs" / "worked-examples.md"
CHAPTERS = (
    days.CHAPTER,
    links.CHAPTER,
    floors.CHAPTER,
    demands.CHAPTER,
    load.CHAPTER,
    floats.CHAPTER,
    milestones.CHAPTER,
    progress.CHAPTER,
    reminders.CHAPTER,
    cells.CHAPTER,
    reference.CHAPTER,
)
OPENING = f"""\
# Worked examples

One example for each rule by which the engine plans. Every table here is a test: what
goes in, and what comes out. Days are working days, Monday to Friday, unless an example
says otherwise.

A plan's table says what each piece of work waits for. A name alone is a finish to
start link; `FF` or `SS+5` after it is another type of link, with a lag in working days.

In the drawings a line is a piece of work. A letter is a day, and seven are a week from
its Monday.

{LEGEND}"""


def worked_examples() -> str:
    """Write the page."""
    return "\n".join((OPENING, *(_chapter(chapter) for chapter in CHAPTERS)))


def _chapter(chapter: Chapter) -> str:
    return "\n".join((f"## {chapter.title}\n", *map(_section, chapter.examples)))


def _section(example: Example) -> str:
    return "\n\n".join(_paragraphs(example)) + "\n"


def _paragraphs(example: Example) -> Iterator[str]:
    yield f"### {example.title}"
    yield example.rule
    if example.given():
        yield example.given()
    yield "It gives:"
    yield example.expected().markdown()
    if example.drawing():
        yield f"```text\n{example.drawing()}\n```"
