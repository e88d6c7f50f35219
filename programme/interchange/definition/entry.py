"""A group of keys in a file, read without complaint, and where each word stands.

The shapes have been checked elsewhere: what is missing or misshapen has its problem
already, and is read here as the value that means nothing (empty text, 0, no items).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from programme.core.problems import Place
from programme.interchange.definition.shapes import as_flag, as_number, as_whole
from programme.interchange.definition.yaml_reading import (
    Mapping,
    Node,
    Scalar,
    Sequence,
)

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a file."""

    file: str
    node: Mapping

    def text(self, key: str) -> str:
        """Give the text under a key; empty when there is none."""
        node = self._value(key)
        return node.text if isinstance(node, Scalar) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the texts of a list."""
        return tuple(n.text for n in self.items(key) if isinstance(n, Scalar))

    def whole(self, key: str, otherwise: int = 0) -> int:
        """Give the whole number under a key."""
        whole = as_whole(self.text(key))
        return otherwise if whole is None else whole

    def wholes(self, key: str) -> tuple[int, ...]:
        """Give the whole numbers of a list."""
        found = (as_whole(text) for text in self.texts(key))
        return tuple(whole for whole in found if whole is not None)

    def number(self, key: str) -> Decimal | None:
        """Give the decimal number under a key, if there is one."""
        return as_number(self.text(key))

    def flag(self, key: str) -> bool:
        """Give the flag under a key; false when there is none."""
        return as_flag(self.text(key)) or False

    def choice(self, key: str, kind: type[E], otherwise: E) -> E:
        """Give the member of an enumeration under a key."""
        text = self.text(key)
        return kind(text) if text in set(kind) else otherwise

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the file."""
        return tuple(self.node.pairs)

    def items(self, key: str) -> tuple[Node, ...]:
        """Give the items of a list, whatever they are."""
        node = self._value(key)
        return node.items if isinstance(node, Sequence) else ()

    def entry(self, key: str) -> "Entry":
        """Give the group of keys under a key; an empty one when there is none."""
        node = self._value(key)
        here = self.place(key).line
        return Entry(
            self.file, node if isinstance(node, Mapping) else Mapping(here, {})
        )

    def entries(self, key: str) -> tuple["Entry", ...]:
        """Give the groups of keys in a list; other items of the list are left out."""
        nodes = self.items(key)
        return tuple(Entry(self.file, n) for n in nodes if isinstance(n, Mapping))

    def place(self, key: str = "", word: str = "") -> Place:
        """Say where a word stands under a key, or the key, or the whole entry."""
        if key not in self.node.pairs:
            return Place(self.file, self.node.line)
        line, node = self.node.pairs[key]
        if word:
            line = next(_lines_of(word, node), line)
        return Place(self.file, line)

    def _value(self, key: str) -> Node | None:
        pair = self.node.pairs.get(key)
        return pair[1] if pair else None


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """A core value and the entry from which it was read."""

    value: T_co
    entry: Entry


def _lines_of(word: str, node: Node) -> Iterator[int]:
    match node:
        case Scalar(line=line, text=text):
            if word in {text, text.partition(" ")[0]}:
                yield line
        case Sequence(items=items):
            for item in items:
                yield from _lines_of(word, item)
        case Mapping(pairs=pairs):
            for key, (line, value) in pairs.items():
                if key == word:
                    yield line
                yield from _lines_of(word, value)
