"""What the journal says has happened to each activity, to hold against its row."""

import json
from collections.abc import Mapping

from programme.storage.reading import Reader, as_optional_day, as_text

FIELDS = ("started", "finished", "remaining", "reported_on", "resumes")

_SAID = """
    SELECT subject, after FROM journal
     WHERE chain = :chain
       AND action IN ('started', 'reported', 'paused', 'finished', 'reopened',
                      'left out')
     ORDER BY sequence
"""
_STORED = """
    SELECT code, started, finished, remaining, reported_on, resumes FROM activity
     WHERE programme_id = :programme AND kind IN ('activity', 'milestone')
"""

Facts = Mapping[str, tuple[str, ...]]


def facts_in_journal(read: Reader, key: str) -> Facts:
    """Read what a programme's journal last said of each activity, as text.

    Work that an imported plan left out again is not there.
    """
    said: dict[str, dict[str, object]] = {}
    for subject, after in read(_SAID, chain=f"programme:{key}"):
        said.setdefault(as_text(subject), {}).update(json.loads(as_text(after)))
    found = {
        code: tuple(_text(values.get(name)) for name in FIELDS)
        for code, values in said.items()
    }
    return {code: facts for code, facts in found.items() if any(facts)}


def facts_in_rows(read: Reader, programme_id: int) -> Facts:
    """Read what the rows say of each activity to which something has happened."""
    found = {}
    for code, started, finished, remaining, *later in read(
        _STORED, programme=programme_id
    ):
        days = as_optional_day(started), as_optional_day(finished)
        values = (*days, remaining, *map(as_optional_day, later))
        if any(value is not None for value in values):
            found[as_text(code)] = tuple(map(_text, values))
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)
