"""Cells as people leave them: numbers, days and words, read with a cure for each."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from programme.core.limits import LONGEST
from programme.core.nearest import cure_for
from programme.core.plan import ConstraintKind
from programme.core.words import MONTHS
from programme.interchange.sheets.plan_sheet import Cell

_LENGTH = re.compile(r"(-?[0-9]{1,9})(?:[.,]0*)?\s*([a-z]*)", re.IGNORECASE)
_UNITS: Final = {
    **dict.fromkeys(("", "d", "day", "days", "working days"), 1),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 5),
}
_NUMBERED = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})")
_NAMED = re.compile(r"([0-9]{1,2})[ -]([a-z]{3,9})[ -]([0-9]{4})", re.IGNORECASE)
_ASAP: Final = frozenset({"", "asap", "as soon as possible", "none"})
_SHORT: Final[Mapping[str, ConstraintKind]] = {
    "snet": ConstraintKind.START_NO_EARLIER,
    "snlt": ConstraintKind.START_NO_LATER,
    "fnet": ConstraintKind.FINISH_NO_EARLIER,
    "fnlt": ConstraintKind.FINISH_NO_LATER,
    "mso": ConstraintKind.MUST_START,
    "mfo": ConstraintKind.MUST_FINISH,
    "alap": ConstraintKind.AS_LATE_AS_POSSIBLE,
}


class UnsoundCellError(Exception):
    """A cell cannot be read: what is wrong, and its cure."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


def as_text(cell: Cell) -> str:
    """Give a cell as one line of text; empty for an empty cell."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else " ".join(str(cell).split())


def as_duration(cell: Cell) -> int | None:
    """Read a length in working days; None for an empty cell.

    Raises:
        UnsoundCellError: when it is no whole number of days.
    """
    text = as_text(cell)
    if not text:
        return None
    found = _LENGTH.fullmatch(text)
    factor = _UNITS.get(found[2].lower()) if found else None
    if found is None or factor is None:
        what = f"'{text}' is not a whole number of working days"
        raise UnsoundCellError(what, "Write one such as 15")
    days = int(found[1]) * factor
    if not 0 <= days <= LONGEST:
        what = f"{days} working days are no length"
        raise UnsoundCellError(what, f"Write a number from 0 to {LONGEST}")
    return days


def as_day(cell: Cell) -> date | None:
    """Read a day: a date, 2026-12-09, 9 December 2026 or 9/12/2026 (day first).

    Raises:
        UnsoundCellError: when it is none of these.
    """
    if isinstance(cell, date):
        return cell
    text = as_text(cell)
    try:
        return _day(text) if text else None
    except ValueError:
        what = f"'{text}' is not a day"
        raise UnsoundCellError(what, "Write it like 2026-12-09 or 9/12/2026") from None


def as_constraint(cell: Cell) -> str:
    """Read the kind of a constraint; empty for none.

    Raises:
        UnsoundCellError: when it is none of the kinds.
    """
    word = as_text(cell).casefold()
    if word in _ASAP:
        return ""
    if word in _SHORT:
        return str(_SHORT[word])
    if word in set(ConstraintKind):
        return word
    cure = cure_for(word, list(ConstraintKind), "Leave it empty")
    raise UnsoundCellError(f"'{as_text(cell)}' is not a constraint", cure)


def as_one_of(cell: Cell, what: str, known: Mapping[str, str]) -> str:
    """Read a word in any case by what it means: ``known`` gives that by small word.

    Raises:
        UnsoundCellError: when it is not known.
    """
    word = as_text(cell)
    meant = known.get(word.casefold())
    if meant is not None:
        return meant
    names = list(dict.fromkeys(known.values()))
    cure = cure_for(word, names, "Leave the cell as it was")
    raise UnsoundCellError(f"there is no {what} '{word}'", cure)


def _day(text: str) -> date:
    numbered, named = _NUMBERED.fullmatch(text), _NAMED.fullmatch(text)
    if numbered:
        return date(int(numbered[4]), int(numbered[3]), int(numbered[1]))
    if named:
        begins = named[2].casefold()
        months = [m for m, name in enumerate(MONTHS, 1) if _is_month(begins, name)]
        return date(int(named[3]), months[0] if months else 0, int(named[1]))
    return date.fromisoformat(text)


def _is_month(word: str, name: str) -> bool:
    return word in {name.casefold(), name[:3].casefold()}
