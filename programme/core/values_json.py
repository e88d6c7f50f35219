"""Frozen values as JSON and back, by their types: strict, and always the same text.

Keys are sorted and nothing is indented; decimals, days and clock times are text, sets
are sorted lists.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decode = Callable[[object], object]

_ISO: Mapping[type, Callable[..., object]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
}


def canonical_text(data: object) -> str:
    """Write lists, objects, texts and numbers as the one text for them."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def data_of(value: object) -> object:
    """Give a value as lists, objects, texts and numbers."""
    if isinstance(value, tuple):
        return list(map(data_of, value))
    if isinstance(value, frozenset):
        return sorted(map(data_of, value))  # type: ignore[type-var]  # texts or days
    if isinstance(value, date | time | Decimal):
        return str(value)
    return record_of(value) if is_dataclass(value) else value


def record_of(value: object) -> dict[str, object]:
    """Give the fields of a dataclass, each as data."""
    return {
        each.name: data_of(getattr(value, each.name)) for each in _given(type(value))
    }


@cache
def decoder(kind: object) -> Decode:
    """Make the function that turns parsed JSON into a value of a type.

    A field that was added since the text was written takes its default. The function
    raises ArithmeticError, LookupError, TypeError or ValueError for anything else.
    """
    origin = get_origin(kind)
    if origin is tuple and get_args(kind)[-1] is not Ellipsis:
        return _each(get_args(kind))
    if origin in {tuple, frozenset}:
        return _many(kind)
    if origin is UnionType:
        (some,) = (decoder(one) for one in get_args(kind) if one is not NoneType)
        return lambda value: None if value is None else some(value)
    if not isinstance(kind, type):
        raise TypeError(f"no way to read {kind}")
    return _of_class(kind)


def checked(value: object, kind: type[T]) -> T:
    """Give a value that is of exactly this type.

    Raises:
        TypeError: when it is of another.
    """
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not of type {kind.__name__}")
    return value


def _given(kind: type) -> list[Field[object]]:
    """Give the fields that a value is made from."""
    return [each for each in fields(kind) if each.init]


def _of_class(kind: type) -> Decode:
    if is_dataclass(kind):
        return _of_record(kind)
    if kind in _ISO or issubclass(kind, StrEnum | Decimal | IntEnum):
        make: Decode = _ISO.get(kind, kind)
        written = int if issubclass(kind, IntEnum) else str
        return lambda value: make(checked(value, written))
    return lambda value: _number(value) if kind is float else checked(value, kind)


def _many(kind: object) -> Decode:
    each = decoder(get_args(kind)[0])
    make = tuple if get_origin(kind) is tuple else frozenset
    return lambda value: make(map(each, checked(value, list)))


def _each(kinds: tuple[object, ...]) -> Decode:
    every = list(map(decoder, kinds))
    return lambda value: tuple(
        decode(item) for decode, item in zip(every, checked(value, list), strict=True)
    )


def _of_record(kind: type) -> Decode:
    hints = get_type_hints(kind)
    decoders = {each.name: decoder(hints[each.name]) for each in _given(kind)}

    def decode(value: object) -> object:
        given = checked(value, dict)
        return kind(**{name: decoders[name](item) for name, item in given.items()})

    return decode


def _number(value: object) -> float:
    if isinstance(value, int | float) and isfinite(value):
        return float(value)
    raise TypeError(f"{value!r} is not a number")
