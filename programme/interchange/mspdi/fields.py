"""Values out of elements: every reading is noted as kept or not understood.

The forms are those of Microsoft's XML schema of Project: dates and times of ISO 8601
without a zone, durations as PT8H0M0S, flags as 0 and 1.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Final, TypeVar

from programme.core.problems import Place
from programme.core.timed.instants import DAY, HOUR, MINUTE, of_day
from programme.interchange.mspdi.loss import Fate, Loss, Notes
from programme.interchange.mspdi.xml_reading import Element

Value = TypeVar("Value")

_SPAN: Final = re.compile(
    r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_FLAGS: Final = {"0": False, "1": True, "false": False, "true": True}
_LONGEST: Final = 12
_SECONDS: Final = 6


@dataclass(slots=True)
class Fields:
    """The values below one element; ``path`` and ``task`` say whose they are."""

    element: Element
    path: str
    notes: Notes
    task: int | None = None
    read: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Say whether the element is there and says something."""
        child = self.element.child(name)
        return child is not None and bool(child.text)

    def text(self, name: str) -> str:
        """Give a text; one that is not there is empty."""
        return self._value(name, str, "")

    def number(self, name: str, default: int = 0) -> int:
        """Give a whole number."""
        return self._value(name, whole, default)

    def known(self, name: str) -> int | None:
        """Give a whole number that is 0 or more, or None: -1 stands for none."""
        found = self._value(name, whole, -1)
        return None if found < 0 else found

    def decimal(self, name: str, default: float) -> float:
        """Give a number that may have decimals."""
        return self._value(name, decimal, default)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Give a yes or a no."""
        return self._value(name, _flag, default)

    def moment(self, name: str) -> datetime | None:
        """Give a clock time on a day."""
        return self._value(name, _moment, None)

    def clock(self, name: str, default: time) -> time:
        """Give a time of day."""
        return self._value(name, time.fromisoformat, default)

    def span(self, name: str) -> int | None:
        """Give a duration in tenths of a minute."""
        return self._value(name, span, None)

    def turned(self, name: str, what: str, cure: str) -> None:
        """Note that the value of an element was changed to fit."""
        self.notes.lose(self._loss(name, Fate.TURNED, what, cure))

    def misread(self, name: str, what: str, cure: str) -> None:
        """Note that the value of an element means nothing here."""
        self.notes.lose(self._loss(name, Fate.NOT_UNDERSTOOD, what, cure))

    def _value(self, name: str, parse: Callable[[str], Value], default: Value) -> Value:
        child = self.element.child(name)
        self.read.add(name)
        if child is None or not child.text:
            return default
        try:
            value = parse(child.text)
        except (ValueError, KeyError, OverflowError):
            what = f"'{child.text[:40]}' is not a value for this element"
            self.misread(name, what, "Correct it in the file")
            return default
        self.notes.keep(f"{self.path}/{name}", self.task)
        return value

    def _loss(self, name: str, fate: Fate, what: str, cure: str) -> Loss:
        child = self.element.child(name) or self.element
        place = Place(self.notes.file, child.line)
        return Loss(place, f"{self.path}/{name}", self.task, fate, what, cure)


def whole(text: str) -> int:
    """Read a whole number; a fraction of nothing (as in 0.00) is allowed.

    Raises:
        ValueError: when it is something else.
    """
    number = decimal(text)
    if number != int(number):
        raise ValueError(text)
    return int(number)


def decimal(text: str) -> float:
    """Read a number of ordinary size.

    Raises:
        ValueError: when it is something else.
    """
    number = float(text)
    if not abs(number) < 10**_LONGEST:
        raise ValueError(text)
    return number


def span(text: str) -> int:
    """Read a duration such as PT8H30M0S, in tenths of a minute; a day has 24 hours.

    Raises:
        ValueError: when it is something else.
    """
    match = _SPAN.fullmatch(text)
    if match is None or len(text) > 2 * _LONGEST + _LONGEST:
        raise ValueError(text)
    sign, days, hours, minutes, seconds = match.groups()
    length = int(days or 0) * DAY + int(hours or 0) * HOUR + int(minutes or 0) * MINUTE
    length += round(float(seconds or 0) / _SECONDS)
    return -length if sign else length


def shift_end(text: str) -> int:
    """Read the end of a shift from midnight; midnight itself ends the day.

    Raises:
        ValueError: when it is not a time of day.
    """
    return of_day(time.fromisoformat(text)) or DAY


def _flag(text: str) -> bool:
    return _FLAGS[text.casefold()]


def _moment(text: str) -> datetime | None:
    """Read a clock time; NA stands for none."""
    if text == "NA":
        return None
    return datetime.fromisoformat(text).replace(tzinfo=None)
