"""Edits as JSON text that is always the same for the same edits, read strictly.

Each edit is an object whose ``edit`` says its kind; calendars and committees are
objects in it, days ISO text.
"""

import json
from collections.abc import Mapping, Sequence
from typing import cast, get_args

from programme.core.edits import Edit, ReplacePlan
from programme.core.values_json import (
    canonical_text,
    checked,
    decoder,
    record_of,
)

_KINDS: Mapping[str, type[Edit]] = {one.kind: one for one in get_args(Edit)}


def edits_to_json(edits: Sequence[Edit]) -> str:
    """Write edits as canonical JSON text."""
    return canonical_text(edits_data(edits))


def edits_data(edits: Sequence[Edit]) -> list[object]:
    """Give edits as lists, objects, texts and numbers."""
    return [{"edit": edit.kind, **record_of(edit)} for edit in edits]


def edits_from_json(text: str) -> tuple[Edit, ...]:
    """Read what ``edits_to_json`` wrote; the edits equal those written.

    Raises:
        ValueError: when the text is anything else.
    """
    try:
        return tuple(map(_edit, checked(json.loads(text), list)))
    except (ArithmeticError, LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"not edits: {error}") from error


def _edit(value: object) -> Edit:
    given = dict(checked(value, dict))
    kind: type = _KINDS[checked(given.pop("edit"), str)]
    if kind is ReplacePlan and "named" in given:
        given |= _which(checked(given.pop("named"), str))
    return cast("Edit", decoder(kind)(given))


def _which(named: str) -> Mapping[str, object]:
    """Read whose plan it is as it was first stored: of plan.xml, before plan.xml."""
    word, _, file = named.partition(" ")
    return {"file": file, "back": word == "before"}
