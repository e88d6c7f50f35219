"""A problem with something a person gave us: where it is, what is wrong, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file, counted from 1; line 0 means the file as a whole.

    In a table ``column`` is the column's name, in a workbook its letters on ``sheet``.
    """

    file: str
    line: int = 0
    column: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        """Say the place as compilers do, so that editors can jump to it."""
        if self.sheet:
            return f"{self.file}, {self._cell()}"
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}, {self.column}" if self.column else where

    def _cell(self) -> str:
        """Say a cell as spreadsheets do: Plan!F12, or 'My plan'!F12."""
        plain = self.sheet.isascii() and self.sheet.isalnum()
        sheet = self.sheet if plain else "'{}'".format(self.sheet.replace("'", "''"))
        return f"{sheet}!{self.column}{self.line or ''}" if self.column else sheet


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and its cure in words a person can act on."""

    place: Place
    what: str
    cure: str

    def __str__(self) -> str:
        """Say it on one line."""
        return f"{self.place}: {self.what}. {self.cure}."


class ProblemsFoundError(Exception):
    """Something given by a person is unsound, and nothing of it is stored.

    Carries every problem at once, in the order of their places.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class OnlyCheckedError(ProblemsFoundError):
    """Something that was only to be looked at is unsound; nobody asked to store it."""
