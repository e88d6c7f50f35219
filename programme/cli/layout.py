"""Text laid out in lines and columns, so that it reads the same everywhere.

A screen is a list of lines. Nothing depends on colour or on drawn boxes: in a pipe, in
80 columns and read aloud it says the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from unicodedata import combining, east_asian_width

from programme.notifications.plain import one_line

GAP = "  "
NARROWEST = 12
"""A column that takes what is left takes at least this much."""


class Style(Enum):
    """How a line looks where the terminal can show it; it never carries meaning."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a screen."""

    text: str = ""
    style: Style = Style.PLAIN


Screen = list[Line]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading; a flexible one shares what width is left."""

    title: str
    flexible: bool = False
    right: bool = False


Cells = tuple[str, ...]


def heading(text: str, width: int) -> Screen:
    """Give a heading, with an empty line before it."""
    return [Line(), *_lines(wrapped(text, width), Style.STRONG)]


def paragraph(
    text: str, width: int, indent: str = "", first: str | None = None
) -> Screen:
    """Give a paragraph; ``first`` stands in place of the first line's indent."""
    start = indent if first is None else first
    head, *rest = wrapped(text, width - cells(indent), whole_words=True)
    return _lines([(start + head).rstrip(), *(indent + line for line in rest)])


def points(texts: Sequence[str], width: int) -> Screen:
    """Give a list, each point with a dash."""
    return [line for text in texts for line in paragraph(text, width, "    ", "  - ")]


def sides(left: str, right: str, width: int) -> Screen:
    """Give two texts at the ends of one line, or one below the other."""
    left, right = one_line(left), one_line(right)
    room = width - cells(left) - cells(right)
    if room < len(GAP):
        return [*_lines(wrapped(left, width), Style.STRONG), *paragraph(right, width)]
    return [Line(f"{left}{' ' * room}{right}".rstrip(), Style.STRONG)]


def table(columns: Sequence[Column], rows: Sequence[Cells], width: int) -> Screen:
    """Give rows under their headings; a cell that is too long goes on below itself."""
    if not rows:
        return []
    every = [[one_line(cell) for cell in row] for row in rows]
    titles = [column.title for column in columns]
    widths = _widths(columns, [titles, *every], width)
    screen = _row(columns, titles, widths, Style.STRONG)
    for row in every:
        screen += _row(columns, row, widths, Style.PLAIN)
    return screen


def wrapped(text: str, width: int, *, whole_words: bool = False) -> list[str]:
    """Break a text into lines of at most ``width`` columns; never gives none.

    Whole words stay whole even where they are longer, so that they can be copied.
    """
    lines: list[str] = [""]
    for word in one_line(text).split():
        joined = f"{lines[-1]} {word}".lstrip()
        if cells(joined) <= width:
            lines[-1] = joined
            continue
        pieces = [word] if whole_words else list(_pieces(word, width))
        lines += pieces if lines[-1] else []
        lines = lines if lines[-1] else pieces
    return lines


def cells(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def shortened(text: str, width: int) -> str:
    """Give a text cut to a width, with an ellipsis where something was cut."""
    text = one_line(text)
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def padded(text: str, width: int) -> str:
    """Fill a text up to a width."""
    return text + " " * (width - cells(text))


def _lines(texts: Iterator[str] | Sequence[str], style: Style = Style.PLAIN) -> Screen:
    return [Line(text, style) for text in texts]


def _widths(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> list[int]:
    """Give each column what its longest cell needs; flexible ones share the rest."""
    needed = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    flexible = [i for i, column in enumerate(columns) if column.flexible]
    fixed = sum(need for i, need in enumerate(needed) if i not in flexible)
    left = width - fixed - len(GAP) * (len(columns) - 1)
    for position, i in enumerate(sorted(flexible, key=lambda i: needed[i])):
        share = max(NARROWEST, left // (len(flexible) - position))
        needed[i] = min(needed[i], share)
        left -= needed[i]
    return _squeezed(needed, rows, width)


def _squeezed(
    widths: list[int], rows: Sequence[Sequence[str]], width: int
) -> list[int]:
    """Break cells between words, the widest column first, until the rows fit."""
    longest = [
        min(
            column_width,
            max(cells(word) for cell in column for word in [*cell.split(), ""]),
        )
        for column_width, column in zip(widths, zip(*rows, strict=True), strict=True)
    ]
    over = sum(widths) + len(GAP) * (len(widths) - 1) - width
    for _ in range(over):
        wide = [i for i, least in enumerate(longest) if widths[i] > least]
        if not wide:
            break
        widths[max(wide, key=lambda i: widths[i])] -= 1
    return widths


def _row(
    columns: Sequence[Column], row: Sequence[str], widths: list[int], style: Style
) -> Screen:
    broken = [wrapped(cell, w) for cell, w in zip(row, widths, strict=True)]
    screen = []
    for number in range(max(map(len, broken))):
        parts = [lines[number] if number < len(lines) else "" for lines in broken]
        placed = map(_placed, columns, parts, widths)
        screen.append(Line(GAP.join(placed).rstrip(), style))
    return screen


def _placed(column: Column, text: str, width: int) -> str:
    room = " " * (width - cells(text))
    return room + text if column.right else text + room


def _pieces(word: str, width: int) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and cells(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _cells(letter: str) -> int:
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
