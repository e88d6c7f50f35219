"""A definition as one JSON text that is always the same for the same definition.

Keys are sorted, nothing is indented, decimals are text. What a database keeps of a
definition is this text; its SHA-256 names the exact content.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import TypeVar, cast, get_args, get_origin, get_type_hints

from programme.core.definition import Definition

T = TypeVar("T")
Decode = Callable[[object], object]


def definition_to_json(definition: Definition) -> str:
    """Write a definition as canonical JSON text."""
    return json.dumps(
        _encoded(definition), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def definition_from_json(text: str) -> Definition:
    """Read what ``definition_to_json`` wrote; the definition equals the one written.

    A field that was added since the text was written takes its default.

    Raises:
        ValueError: when the text is not such a copy of a definition.
    """
    try:
        return cast("Definition", _decoder(Definition)(json.loads(text)))
    except (ArithmeticError, LookupError, TypeError) as error:
        msg = f"not a stored definition: {error}"
        raise ValueError(msg) from error


def content_hash(text: str) -> str:
    """Give the SHA-256 of a canonical text, as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def _encoded(value: object) -> object:
    if isinstance(value, tuple):
        return [_encoded(item) for item in value]
    if is_dataclass(value):
        return {f.name: _encoded(getattr(value, f.name)) for f in fields(value)}
    return str(value) if isinstance(value, Decimal) else value


@cache
def _decoder(kind: object) -> Decode:
    """Make the function that turns parsed JSON into a value of a type."""
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if get_origin(kind) is UnionType:
        return _optional(get_args(kind))
    if not isinstance(kind, type):
        msg = f"no way to store {kind}"
        raise TypeError(msg)
    if is_dataclass(kind):
        return _record(kind)
    return kind if issubclass(kind, StrEnum | Decimal) else _plain(kind)


def _plain(kind: type) -> Decode:
    def decode(value: object) -> object:
        return _checked(value, kind)

    return decode


def _optional(kinds: tuple[object, ...]) -> Decode:
    (some,) = (_decoder(kind) for kind in kinds if kind is not NoneType)

    def decode(value: object) -> object:
        return None if value is None else some(value)

    return decode


def _tuple(kinds: tuple[object, ...]) -> Decode:
    if kinds[-1] is Ellipsis:
        each = _decoder(kinds[0])
        return lambda value: tuple(map(each, _checked(value, list)))
    every = [_decoder(kind) for kind in kinds]
    return lambda value: tuple(
        decode(item) for decode, item in zip(every, _checked(value, list), strict=True)
    )


def _record(kind: type) -> Decode:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}

    def decode(value: object) -> object:
        given = _checked(value, dict)
        return kind(**{name: decoders[name](item) for name, item in given.items()})

    return decode


def _checked(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        msg = f"{value!r} is not of type {kind.__name__}"
        raise TypeError(msg)
    return value
