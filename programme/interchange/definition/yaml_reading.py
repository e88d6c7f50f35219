"""YAML read safely: text in a tree, every piece with its line.

Scalars stay text (``no``, ``1:30`` and ``2026-04-01`` among them) until a shape says
otherwise. Tags, anchors and aliases are refused, and size and depth are bounded on the
stream of events, before anything is built.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from programme.core.problems import Place, Problem

MOST_BYTES: Final = 1_000_000
MOST_DEPTH: Final = 20

# libyaml's parser where the wheel has it: ten times as fast, the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_END = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; an empty value is the empty text."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order of the file, each with its own line and its value."""

    line: int
    pairs: dict[str, tuple[int, "Node"]]


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Composed:
    """What a file holds as far as it could be read, and what is wrong with it as YAML.

    ``root`` is None when the file holds nothing or could not be read to its end.
    """

    root: Node | None
    problems: tuple[Problem, ...]


def compose(data: bytes, file: str) -> Composed:
    """Read one YAML document; ``file`` names it in problems. Raises nothing."""
    composer = _Composer(file)
    root = composer.document(data)
    return Composed(root, tuple(composer.problems))


class _UnreadableError(Exception):
    """The rest of the file cannot be read."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.what, self.cure = line, what, cure


class _Composer:
    """Builds nodes from guarded events and notes what is wrong on the way."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def document(self, data: bytes) -> Node | None:
        try:
            return self._document(_text(data))
        except _UnreadableError as error:
            self._note(error.line, error.what, error.cure)
        except yaml.YAMLError as error:
            self._note(
                _line(error, data),
                f"this is not YAML: {_reason(error)}",
                "Look near this line for tabs, odd indentation, or a bracket or "
                "quote that is not closed",
            )
        return None

    def _document(self, text: str) -> Node | None:
        events = self._guarded(yaml.parse(text, Loader=_LOADER))
        root: Node | None = None
        for event in events:
            if not isinstance(event, yaml.NodeEvent):
                continue
            if root is not None:
                what = "a second document begins here"
                cure = "Keep one document in a file, without '---' inside"
                raise _UnreadableError(_begins(event), what, cure)
            root = self._node(event, events)
        if root is None:
            self._note(0, "the file holds nothing", "Write the definition into it")
        return root

    def _guarded(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        depth = 0
        for event in events:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, _END)
            if depth > MOST_DEPTH:
                what = f"this is nested more than {MOST_DEPTH} deep"
                cure = "Bring the entries nearer to the margin"
                raise _UnreadableError(_begins(event), what, cure)
            if isinstance(event, yaml.NodeEvent):
                self._refuse(event)
            yield event

    def _refuse(self, event: yaml.NodeEvent) -> None:
        line = _begins(event)
        if isinstance(event, yaml.AliasEvent):
            what = f"'*{event.anchor}' is an alias, which is not allowed"
            self._note(line, what, "Write the entry out in full")
        elif event.anchor is not None:
            what = f"'&{event.anchor}' is an anchor, which is not allowed"
            self._note(line, what, "Take the anchor away")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._note(line, f"'{tag}' is a tag, which is not allowed", "Take it away")

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        line = _begins(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line, tuple(self._items(events)))
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(line, self._pairs(events))
        return Scalar(line, event.value if isinstance(event, yaml.ScalarEvent) else "")

    def _items(self, events: Iterator[yaml.Event]) -> Iterator[Node]:
        while (node := self._item(events)) is not None:
            yield node

    def _item(self, events: Iterator[yaml.Event]) -> Node | None:
        event = next(events)
        return None if isinstance(event, _END) else self._node(event, events)

    def _pairs(self, events: Iterator[yaml.Event]) -> dict[str, tuple[int, Node]]:
        pairs: dict[str, tuple[int, Node]] = {}
        while (key := self._item(events)) is not None:
            value = self._node(next(events), events)
            if not isinstance(key, Scalar):
                self._note(key.line, "this key is not text", "Write one word as key")
            elif key.text in pairs:
                first = pairs[key.text][0]
                what = f"'{key.text}' is given twice, first on line {first}"
                self._note(key.line, what, "Keep one of the two")
            else:
                pairs[key.text] = key.line, value
        return pairs

    def _note(self, line: int, what: str, cure: str) -> None:
        self.problems.append(Problem(Place(self._file, line), what, cure))


def _begins(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        what = f"the file is larger than {MOST_BYTES:,} bytes"
        raise _UnreadableError(0, what, "Split the definition into one file a phase")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "this is not text in UTF-8"
        raise _UnreadableError(line, what, "Save the file as UTF-8") from error


def _line(error: yaml.YAMLError, data: bytes) -> int:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else 0
    position = getattr(error, "position", 0)
    return data.count(b"\n", 0, position) + 1


def _reason(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        begins = error.context_mark
        since = f" that begins on line {begins.line + 1}" if begins else ""
        context = f"{error.context}{since}" if error.context else ""
        return ", ".join(part for part in (context, error.problem) if part)
    return str(getattr(error, "reason", "it cannot be read"))
