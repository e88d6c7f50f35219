"""Every way in which a piece of a file differs from the shape it should have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from programme.core.nearest import cure_for
from programme.core.problems import Place, Problem
from programme.interchange.definition.shapes import (
    Choice,
    Field,
    ListOf,
    MapOf,
    OneOf,
    Record,
    ScalarShape,
    Shape,
    TextOr,
    with_article,
)
from programme.interchange.definition.yaml_reading import (
    Mapping,
    Node,
    Scalar,
    Sequence,
)

_MOST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """Where we are: the file, and the key under which the piece stands."""

    file: str
    key: str


def shape_problems(node: Node, shape: Shape, spot: Spot) -> Iterator[Problem]:
    """Compare a node with its shape, all the way down.

    Unknown keys, missing keys, wrong types, words and numbers out of range, and lists
    that are too short or repeat themselves.
    """
    match shape:
        case Record():
            yield from _record(node, shape, spot)
        case OneOf():
            yield from _one_of(node, shape, spot)
        case ListOf():
            yield from _list(node, shape, spot)
        case MapOf():
            yield from _map(node, shape, spot)
        case TextOr():
            chosen = shape.record if isinstance(node, Mapping) else shape.text
            yield from shape_problems(node, chosen, spot)
        case _:
            yield from _scalar(node, shape, spot)


def _record(node: Node, record: Record, spot: Spot) -> Iterator[Problem]:
    if not isinstance(node, Mapping):
        yield _misshapen(node, record, spot)
        return
    fields = {field.key: field for field in record.fields}
    for key, (line, value) in node.pairs.items():
        if key in fields:
            yield from shape_problems(value, fields[key].shape, Spot(spot.file, key))
        else:
            yield _unknown_key(key, record, Place(spot.file, line))
    for field in record.fields:
        if field.required and field.key not in node.pairs:
            yield _missing_key(field, record, node, spot)


def _unknown_key(key: str, record: Record, place: Place) -> Problem:
    what = f"'{key}' is not a key of {with_article(record.name)}"
    known = [field.key for field in record.fields]
    return Problem(place, what, cure_for(key, known, "Take it away"))


def _missing_key(field: Field, record: Record, node: Mapping, spot: Spot) -> Problem:
    given = node.pairs.get("id")
    name = given[1].text if given and isinstance(given[1], Scalar) else ""
    what = f"{record.name} {name}".rstrip() + f" has no '{field.key}'"
    return Problem(
        Place(spot.file, node.line), what, f"Add '{field.key}': {field.says}"
    )


def _one_of(node: Node, shape: OneOf, spot: Spot) -> Iterator[Problem]:
    if not isinstance(node, Mapping):
        yield _misshapen(node, shape, spot)
        return
    for key, record in shape.records:
        if key in node.pairs:
            yield from _record(node, record, spot)
            return
    what = f"{with_article(shape.name)} does not say of what kind it is"
    yield Problem(Place(spot.file, node.line), what, f"Write {shape.wanted()}")


def _list(node: Node, shape: ListOf, spot: Spot) -> Iterator[Problem]:
    if not isinstance(node, Sequence):
        yield _misshapen(node, shape, spot)
        return
    if len(node.items) < shape.least:
        yield _too_few(node, spot)
    seen: set[str] = set()
    for item in node.items:
        yield from shape_problems(item, shape.item, spot)
        if isinstance(item, Scalar):
            if item.text in seen:
                yield _repeated(item, spot)
            seen.add(item.text)


def _map(node: Node, shape: MapOf, spot: Spot) -> Iterator[Problem]:
    if not isinstance(node, Mapping):
        yield _misshapen(node, shape, spot)
        return
    if len(node.pairs) < shape.least:
        yield _too_few(node, spot)
    for key, (line, value) in node.pairs.items():
        if not shape.key.fits(key):
            what = f"'{_cut(key)}' cannot stand under '{spot.key}'"
            yield Problem(Place(spot.file, line), what, _cure(key, shape.key))
        yield from shape_problems(value, shape.item, Spot(spot.file, key))


def _scalar(node: Node, shape: ScalarShape, spot: Spot) -> Iterator[Problem]:
    if not isinstance(node, Scalar):
        yield _misshapen(node, shape, spot)
    elif not shape.fits(node.text):
        yield _unfit(node, shape, spot)


def _unfit(node: Scalar, shape: ScalarShape, spot: Spot) -> Problem:
    what = f"'{spot.key}' is {_found(node)}"
    return Problem(Place(spot.file, node.line), what, _cure(node.text, shape))


def _cure(text: str, shape: ScalarShape) -> str:
    cure = f"Write {shape.wanted()}"
    return cure_for(text, shape.words, cure) if isinstance(shape, Choice) else cure


def _misshapen(node: Node, shape: Shape, spot: Spot) -> Problem:
    what = f"'{spot.key}' is {_found(node)}" if spot.key else f"this is {_found(node)}"
    return Problem(Place(spot.file, node.line), what, f"Write {shape.wanted()}")


def _too_few(node: Sequence | Mapping, spot: Spot) -> Problem:
    what = f"'{spot.key}' holds nothing"
    return Problem(Place(spot.file, node.line), what, "Give at least one entry")


def _repeated(item: Scalar, spot: Spot) -> Problem:
    what = f"'{_cut(item.text)}' stands twice in '{spot.key}'"
    return Problem(Place(spot.file, item.line), what, "Keep one of the two")


def _found(node: Node) -> str:
    match node:
        case Scalar(text=text):
            return f"'{_cut(text)}'" if text.strip() else "empty"
        case Sequence():
            return "a list"
        case Mapping():
            return "a group of keys"
        case _:
            assert_never(node)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_QUOTED else text[:_MOST_QUOTED] + "..."
