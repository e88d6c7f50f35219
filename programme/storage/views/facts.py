"""What the journal says has happened to each activity, to hold against its row."""

import json
from collections.abc import Mapping, Sequence

from programme.storage.reading import Reader, as_int, as_optional_day, as_text

FIELDS = ("started", "finished", "remaining", "reported_on", "resumes")

_SAID = """
    SELECT chain, subject, after FROM journal
     WHERE chain IN :chains
       AND action IN ('started', 'reported', 'paused', 'finished', 'reopened',
                      'left out')
     ORDER BY chain, sequence
"""
_STORED = """
    SELECT programme_id, code, started, finished, remaining, reported_on, resumes
      FROM activity
     WHERE programme_id IN :programmes AND kind IN ('activity', 'milestone')
"""

Facts = Mapping[str, tuple[str, ...]]


def facts_in_journal(read: Reader, keys: Sequence[str]) -> Mapping[str, Facts]:
    """Read what programmes' journals last said of each activity, as text, by key.

    Work that an imported plan left out again is not there.
    """
    chains = {f"programme:{key}": key for key in keys}
    said: dict[str, dict[str, dict[str, object]]] = {key: {} for key in keys}
    for chain, subject, after in read(_SAID, chains=list(chains)):
        activities = said[chains[as_text(chain)]]
        found = json.loads(as_text(after))
        activities.setdefault(as_text(subject), {}).update(found)
    return {key: _any_facts(activities) for key, activities in said.items()}


def facts_in_rows(read: Reader, programme_ids: Sequence[int]) -> Mapping[int, Facts]:
    """Read what the rows say of each activity to which something has happened."""
    found: dict[int, dict[str, tuple[str, ...]]] = {one: {} for one in programme_ids}
    for programme, code, started, finished, remaining, *later in read(
        _STORED, programmes=programme_ids
    ):
        days = as_optional_day(started), as_optional_day(finished)
        values = (*days, remaining, *map(as_optional_day, later))
        if any(value is not None for value in values):
            found[as_int(programme)][as_text(code)] = tuple(map(_text, values))
    return found


def _any_facts(activities: Mapping[str, Mapping[str, object]]) -> Facts:
    found = {
        code: tuple(_text(values.get(name)) for name in FIELDS)
        for code, values in activities.items()
    }
    return {code: facts for code, facts in found.items() if any(facts)}


def _text(value: object) -> str:
    return "" if value is None else str(value)
