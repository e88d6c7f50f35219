"""Edits as JSON text that is always the same for the same edits, read strictly.

Each edit is an object whose ``edit`` says its kind; calendars and committees are
objects in it, days ISO text.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import TypeVar, cast, get_args, get_origin, get_type_hints

from programme.core.edits import (
    AddDeliverable,
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    RemoveDeliverable,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetOwner,
)

T = TypeVar("T")
Decode = Callable[[object], object]

KINDS: dict[str, type[Edit]] = {
    "duration": SetDuration,
    "constraint": SetConstraint,
    "deadline": SetDeadline,
    "owner": SetOwner,
    "calendar of activity": SetCalendar,
    "committee of activity": SetCommittee,
    "link": AddLink,
    "unlink": RemoveLink,
    "calendar": DefineCalendar,
    "committee": DefineCommittee,
    "deliverable": AddDeliverable,
    "no deliverable": RemoveDeliverable,
}
_NAMES = {kind: name for name, kind in KINDS.items()}


def edits_to_json(edits: Sequence[Edit]) -> str:
    """Write edits as canonical JSON text."""
    return json.dumps(
        edits_data(edits), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def edits_data(edits: Sequence[Edit]) -> list[object]:
    """Give edits as lists, objects, texts and numbers."""
    return [{"edit": _NAMES[type(edit)], **_record(edit)} for edit in edits]


def edits_from_json(text: str) -> tuple[Edit, ...]:
    """Read what ``edits_to_json`` wrote; the edits equal those written.

    Raises:
        ValueError: when the text is anything else.
    """
    try:
        return tuple(map(_edit, _checked(json.loads(text), list)))
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"not edits: {error}") from error


def _edit(value: object) -> Edit:
    given = dict(_checked(value, dict))
    kind: type = KINDS[_checked(given.pop("edit"), str)]
    return cast("Edit", _decoder(kind)(given))


def _record(value: object) -> dict[str, object]:
    return {
        each.name: _encoded(getattr(value, each.name)) for each in _given(type(value))
    }


def _encoded(value: object) -> object:
    if isinstance(value, tuple):
        return list(map(_encoded, value))
    if isinstance(value, frozenset):
        return sorted(map(_encoded, value))  # type: ignore[type-var]  # texts or days
    if isinstance(value, date):
        return value.isoformat()
    return _record(value) if is_dataclass(value) else value


def _given(kind: type) -> list[Field[object]]:
    """Give the fields that a value is made from."""
    return [each for each in fields(kind) if each.init]


@cache
def _decoder(kind: object) -> Decode:
    """Make the function that turns parsed JSON into a value of a type."""
    origin = get_origin(kind)
    if origin in {tuple, frozenset}:
        return _many(kind)
    if origin is UnionType:
        (some,) = (_decoder(one) for one in get_args(kind) if one is not NoneType)
        return lambda value: None if value is None else some(value)
    if not isinstance(kind, type):
        raise TypeError(f"no way to read {kind}")
    return _of_class(kind)


def _of_class(kind: type) -> Decode:
    if kind is date:
        return lambda value: date.fromisoformat(_checked(value, str))
    if is_dataclass(kind):
        return _of_record(kind)
    if issubclass(kind, StrEnum):
        return lambda value: kind(_checked(value, str))
    return lambda value: _number(value) if kind is float else _checked(value, kind)


def _many(kind: object) -> Decode:
    each = _decoder(get_args(kind)[0])
    make = tuple if get_origin(kind) is tuple else frozenset
    return lambda value: make(map(each, _checked(value, list)))


def _of_record(kind: type) -> Decode:
    hints = get_type_hints(kind)
    decoders = {each.name: _decoder(hints[each.name]) for each in _given(kind)}

    def decode(value: object) -> object:
        given = _checked(value, dict)
        if given.keys() != decoders.keys():
            raise TypeError(f"{sorted(given)} are not the fields of {kind.__name__}")
        return kind(**{name: decoders[name](item) for name, item in given.items()})

    return decode


def _number(value: object) -> float:
    if isinstance(value, int | float) and isfinite(value):
        return float(value)
    raise TypeError(f"{value!r} is not a number")


def _checked(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not of type {kind.__name__}")
    return value
