"""What a piece of a file may look like: one vocabulary for reader and JSON Schema."""

import re
from dataclasses import dataclass
from decimal import Decimal

_WHOLE = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Text:
    """Words, not empty; where ``pattern`` is given it must match the whole.

    ``means`` says in words what is wanted, as in "write ...".
    """

    pattern: str = ""
    means: str = "words"

    def fits(self, text: str) -> bool:
        """Say whether the text is wanted here."""
        if not self.pattern:
            return bool(text.strip())
        return re.fullmatch(self.pattern, text) is not None

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return self.means


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``, both included."""

    least: int
    most: int

    def fits(self, text: str) -> bool:
        """Say whether the text is such a number."""
        whole = as_whole(text)
        return whole is not None and self.least <= whole <= self.most

    def wanted(self) -> str:
        """Say in words what is wanted."""
        if self.least == self.most:
            return str(self.least)
        return f"a whole number from {self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number above ``above`` and no more than ``most``."""

    above: int
    most: int

    def fits(self, text: str) -> bool:
        """Say whether the text is such a number."""
        number = as_number(text)
        return number is not None and self.above < number <= self.most

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return f"a number above {self.above}, at most {self.most}"


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""

    def fits(self, text: str) -> bool:
        """Say whether the text is one of the two."""
        return as_flag(text) is not None

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return "true or false"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words."""

    words: tuple[str, ...]

    def fits(self, text: str) -> bool:
        """Say whether the text is one of the words."""
        return text in self.words

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return f"one of: {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least ``least`` items; scalars in it do not repeat."""

    item: "Shape"
    least: int = 0

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return "a list, each item on a line of its own after '- '"


@dataclass(frozen=True, slots=True)
class MapOf:
    """Keys of the writer's choosing, at least ``least``, with values of one shape."""

    key: Text | Choice
    item: "Shape"
    least: int = 0

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return "keys below it, each with its value"


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record; ``says`` tells the writer what it is for."""

    key: str
    shape: "Shape"
    says: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A group of known keys; ``name`` is what people call it."""

    name: str
    fields: tuple[Field, ...]

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return f"the keys of {with_article(self.name)}, each on a line of its own"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several records, told apart by the key that only it has."""

    name: str
    records: tuple[tuple[str, Record], ...]

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return f"one of the keys {', '.join(key for key, _ in self.records)}"


@dataclass(frozen=True, slots=True)
class TextOr:
    """Text in the short form, or a record in the long one."""

    text: Text
    record: Record

    def wanted(self) -> str:
        """Say in words what is wanted."""
        return f"{self.text.means}, or {self.record.wanted()}"


ScalarShape = Text | Whole | Number | Flag | Choice
Shape = ScalarShape | ListOf | MapOf | Record | OneOf | TextOr


def as_whole(text: str) -> int | None:
    """Read a whole number of at most nine digits; None when it is not one."""
    return int(text) if _WHOLE.fullmatch(text) else None


def as_number(text: str) -> Decimal | None:
    """Read a decimal number; None when it is not one."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def as_flag(text: str) -> bool | None:
    """Read ``true`` or ``false``; None when it is neither."""
    return _FLAGS.get(text)


def with_article(noun: str) -> str:
    """Put "a" or "an" before a noun."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
