"""Marks: what a line held when its file was written, so that a later reading knows.

A file goes away, and meanwhile the programme changes. What the file still says as it
was written is nothing that its editor wants: without a mark, bringing the file back
would undo what others did. A mark is a short hash for each value of a line. It is made
of letters only, since spreadsheets take some mixtures with digits for numbers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from string import ascii_lowercase

_LETTERS = 6
_MARK = re.compile(f"[a-z]{{{_LETTERS}}}(?:-[a-z]{{{_LETTERS}}})*")


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a line as it was read; an empty one knows nothing."""

    code: str
    hashes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether the mark knows anything."""
        return bool(self.hashes)

    def knows(self, field: str, text: str) -> bool:
        """Say whether the line held this when the file was written."""
        return _hash(self.code, field, text) in self.hashes


NO_MARK = Mark("")


def mark_of(code: str, texts: Mapping[str, str]) -> str:
    """Write the mark of a line from the texts of its values by field."""
    return "-".join(_hash(code, field, text) for field, text in texts.items())


def read_mark(code: str, text: str) -> Mark:
    """Read a mark; what is none is an empty one."""
    found = _MARK.fullmatch(text)
    return Mark(code, frozenset(text.split("-")) if found else frozenset())


def _hash(code: str, field: str, text: str) -> str:
    number = int.from_bytes(sha256("\0".join((code, field, text)).encode()).digest())
    letters = []
    for _ in range(_LETTERS):
        number, letter = divmod(number, len(ascii_lowercase))
        letters.append(ascii_lowercase[letter])
    return "".join(letters)
