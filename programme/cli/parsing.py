"""Values as people type them: days, numbers and decisions."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programme.core.definition import Decision


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


def count(text: str) -> int:
    """Read a whole number of 0 or more.

    Raises:
        ValueError: when it is none, with words that say what to write.
    """
    if text.isdecimal() and text.isascii():
        return int(text)
    msg = f"{text!r} is not a whole number: write it like 5"
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


def decision(text: str) -> "Decision":
    """Read a decision on a gate; dashes may stand for its spaces.

    Raises:
        ValueError: when it is none, with the choices there are.
    """
    from programme.core.definition import Decision  # noqa: PLC0415 - for gates only

    word = text.lower().replace("-", " ").replace("_", " ")
    if word in set(Decision):
        return Decision(word)
    msg = f"{text!r} is not a decision: choose from {', '.join(Decision)}"
    raise ValueError(msg)
