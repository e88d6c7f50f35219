"""The page that tells how dates are computed, with pictures drawn by the scheduler."""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from tests.core.examples import demands, floats, links, milestones, progress
from tests.core.examples.example import Chapter
from tests.core.examples.plan_example import PlanExample

_DAY, _LINE, _MARGIN, _TOP = 11, 22, 12, 30
_FILL: Mapping[str, str] = {
    "=": "#005eb8",
    "#": "#425563",
    "~": "#aeb7bd",
    "*": "#330072",
    ".": "#e8edee",
    "^": "#ae2573",
}

_PAGE = """\
# How dates are computed

Nobody types a date. Each one follows from what was decided and what has happened, by
the rules on this page. The pictures are drawn by the scheduler itself. Blue is planned
work, dark grey is what has happened, light grey is float, a purple square is a milestone
or gate, and the palest squares are days that are not worked.

`programme why KEY CODE` gives the same reasons for a date of your own programme, and
[worked examples](worked-examples.md) has a table for every rule.

## 1. Days have numbers

The programme's calendar numbers its working days. A weekend or a bank holiday has no
number, so it cannot be counted ([002](decisions/002-working-day-indexes.md)).

## 2. Links hold work back

Work starts when all that it waits for lets it. A link waits for a start or a finish, and
holds back a start or a finish, with a lag or a lead in working days.

{links}

## 3. Some days are asked for

The start of the programme, a constraint, the months of a survey: each asks for a day, and
the latest ask decides. A demand that the links cannot meet is told as a conflict, with the
fewest constraints and links that show why
([015](decisions/015-demands-never-outrank-links.md)).

{demands}

## 4. Work has days of its own

Work is done on days that the programme, its own calendar and its owner all work.

{part_time}

## 5. Committees decide when they meet

Work that a committee decides ends at the first meeting after its plain length whose
papers it can still send. Missing one has a price, and `programme why` names it.

{committee}

## 6. What happened is a fact

A report outranks the plan. What remains starts where its report says, and what has not
started is never planned before the status date. A milestone that is late stands at the
start of that day, and what it holds back may start on it
([023](decisions/023-a-late-point-stands-in-the-morning.md)).

{progress}

## 7. Gates wait for a decision

A gate that nobody has decided is taken as decided on the day it becomes ready, or today
when that is later. What it holds back starts on the next working day.

Before the plan's start no gate or milestone is forecast, even where the work that it waits
for was done earlier: nothing planned could start sooner. A decision stands on its own day.

{gate}

## 8. Going back gives the float

From the end of the programme backwards, each piece of work gets the latest day that moves
nothing. The days between are its float. Without float it is critical. Late dates are days
on which the work may really start: in its months, on its own days, in time for the papers.

{floats}

## 9. Uncertainty

`programme forecast` draws thousands of lengths for each piece of work and schedules every
one of them by these same rules. It then counts on which day things were finished.

## 10. Later may be sooner

More lag, one link more and a later status date never finish anything earlier. Longer work
does not either, where no link or constraint holds a finish. Thousands of random plans
test this (`tests/core/test_later_never_earlier.py`). Four rules are the exceptions:

- Work as late as possible starts sooner when what waits for it asks more of it.
- Work that is ready before the months of its anchor starts on the day of the month that
  the anchor names. Work that is ready within that month starts at once: with the 10th of
  March, ready on 26 February means 10 March, and ready on 2 March means 2 March.
- Longer work whose finish is held starts sooner. What waits for its start comes sooner,
  and so may the work itself: it may still fall into an earlier month of its anchor.
- A milestone may stand in the morning of its day or in the evening. From it a lag that
  counts other days leads to the morning or the evening of another milestone or gate. One
  elapsed day from the morning of Friday 8 January ends on Saturday morning: that is
  Monday. From that Friday's evening it ends on Saturday evening: that is Friday.
"""

_CHOSEN: Mapping[str, tuple[Chapter, str]] = {
    "links": (links.CHAPTER, "The last of several decides"),
    "demands": (demands.CHAPTER, "As late as possible"),
    "part_time": (demands.CHAPTER, "Part time"),
    "committee": (demands.CHAPTER, "Papers are due before the meeting"),
    "progress": (progress.CHAPTER, "Days left"),
    "gate": (milestones.CHAPTER, "A gate that is not decided moves on with each day"),
    "floats": (floats.CHAPTER, "Total float and free float"),
}


def how_dates() -> str:
    """Write the page."""
    places = {name: f"![{ex.rule}]({_file(name)})" for name, ex in _examples().items()}
    return _PAGE.format(**places)


def pictures() -> Mapping[str, str]:
    """Draw the pictures, by the file that each is kept in."""
    return {
        f"docs/{_file(name)}": _svg(ex.title, ex.drawing())
        for name, ex in _examples().items()
    }


def _file(name: str) -> str:
    return f"dates-{name.replace('_', '-')}.svg"


def _examples() -> Mapping[str, PlanExample]:
    return {
        name: next(one for one in _plans(chapter) if one.title == title)
        for name, (chapter, title) in _CHOSEN.items()
    }


def _plans(chapter: Chapter) -> Iterator[PlanExample]:
    return (one for one in chapter.examples if isinstance(one, PlanExample))


def _svg(title: str, drawing: str) -> str:
    """Turn a drawing in letters into squares, one for each day."""
    heading, *lines = drawing.splitlines()
    width = _MARGIN * 2 + max(map(len, [heading, *lines])) * _DAY
    height = _TOP + len(lines) * _LINE
    marks = (mark for row, line in enumerate(lines) for mark in _row(row, line))
    parts = "\n".join([*_words(heading, _TOP - 12), *marks])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" font-family="Arial, sans-serif" font-size="13">\n'
        f"<title>{escape(title)}</title>\n{parts}\n</svg>\n"
    )


def _words(text: str, down: int) -> Iterator[str]:
    """Set words where they stand in the drawing; two spaces part them."""
    for found in re.finditer(r"\S+(?: \S+)*", text):
        across = _MARGIN + found.start() * _DAY
        yield f'<text x="{across}" y="{down}">{escape(found[0])}</text>'


def _row(row: int, line: str) -> Iterator[str]:
    down = _TOP + row * _LINE
    name = re.match(r"\w+(?: \w+)*", line)
    if name is not None:
        yield from _words(name[0], down + 13)
    for at, mark in enumerate(line):
        if mark in _FILL and (name is None or at >= name.end()):
            across = _MARGIN + at * _DAY
            yield (
                f'<rect x="{across}" y="{down + 2}" width="{_DAY - 1}"'
                f' height="{_LINE - 8}" fill="{_FILL[mark]}"/>'
            )
