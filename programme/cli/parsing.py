"""Values as people type them: days, numbers and decisions."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from programme.core.weekdays import weekday_named

if TYPE_CHECKING:
    from programme.core.definition import Decision
    from programme.core.plan import LinkType

_LONGEST = timedelta(5 * 366)


def day(text: str) -> date:
    """Read a day such as 2026-12-09.

    Raises:
        ValueError: when it is none, with words that say how to write one.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is not a day: write it like 2026-12-09"
        raise ValueError(msg) from None


@dataclass(frozen=True, slots=True)
class Span:
    """Days from one to another, both included."""

    first: date
    last: date


def span(text: str) -> Span:
    """Read a day, or days such as 2027-08-02..2027-08-13.

    Raises:
        ValueError: when they are none, with words that say how to write them.
    """
    first, dots, last = text.partition("..")
    found = Span(day(first), day(last if dots else first))
    if not timedelta(0) <= found.last - found.first <= _LONGEST:
        msg = f"{text!r} are no days: the first comes first, within five years"
        raise ValueError(msg)
    return found


@dataclass(frozen=True, slots=True)
class Days:
    """Several days, in order."""

    days: tuple[date, ...]


def days(text: str) -> Days:
    """Read days apart by commas, in any order.

    Raises:
        ValueError: when one is none, with words that say how to write it.
    """
    return Days(tuple(sorted({day(word.strip()) for word in text.split(",")})))


def weekdays(text: str) -> frozenset[int]:
    """Read weekdays apart by commas, such as tue,thu.

    Raises:
        ValueError: when one is none, with all that are none.
    """
    words = [word.strip() for word in text.split(",")]
    found = {word: weekday_named(word) for word in words}
    wrong = [word for word, number in found.items() if number is None]
    if wrong:
        msg = f"{', '.join(map(repr, wrong))}: write weekdays like tue,thu"
        raise ValueError(msg)
    return frozenset(number for number in found.values() if number is not None)


def count(text: str) -> int:
    """Read a whole number of 0 or more.

    Raises:
        ValueError: when it is none, with words that say what to write.
    """
    if text.isdecimal() and text.isascii():
        return int(text)
    below = text.startswith("-") and text[1:].isdecimal()
    why = "below 0" if below else "not a whole number"
    msg = f"{text!r} is {why}: write it like 5"
    raise ValueError(msg)


def days_left(text: str) -> int:
    """Read how many working days remain: a whole number of 1 or more.

    Raises:
        ValueError: when it is none, with words that say what to write.
    """
    if text.isdecimal() and text.isascii() and int(text):
        return int(text)
    msg = f"{text!r} does not serve: give a whole number of 1 or more"
    raise ValueError(msg)


def whole(text: str) -> int:
    """Read a whole number, below 0 too.

    Raises:
        ValueError: when it is none, with words that say what to write.
    """
    digits = text.removeprefix("-")
    return -count(digits) if digits != text else count(text)


def link_type(text: str) -> "LinkType":
    """Read a type of link, in any case.

    Raises:
        ValueError: when it is none, with the types that there are.
    """
    from programme.core.plan import LinkType

    if text.upper() in set(LinkType):
        return LinkType(text.upper())
    msg = f"{text!r} is no type of link: choose from {', '.join(LinkType)}"
    raise ValueError(msg)


def number(text: str) -> Decimal:
    """Read a number such as 0.93.

    Raises:
        ValueError: when it is none, with words that say what to write.
    """
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if found.is_finite():
        return found
    msg = f"{text!r} is not a number: write it like 0.93"
    raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of work, or None where nobody is to say how many."""

    hours: float | None


def hours(text: str) -> Hours:
    """Read hours of work such as 20 or 7.5, or the word none.

    Raises:
        ValueError: when it is neither, with words that say what to write.
    """
    if text.lower() == "none":
        return Hours(None)
    try:
        return Hours(float(number(text)))
    except ValueError:
        msg = f"{text!r} is no number of hours: write it like 20 or 7.5, or none"
        raise ValueError(msg) from None


def decision(text: str) -> "Decision":
    """Read a decision on a gate; dashes may stand for its spaces.

    Raises:
        ValueError: when it is none, with the choices there are.
    """
    from programme.core.definition import Decision

    word = text.lower().replace("-", " ").replace("_", " ")
    if word in set(Decision):
        return Decision(word)
    msg = f"{text!r} is not a decision: choose from {', '.join(Decision)}"
    raise ValueError(msg)
