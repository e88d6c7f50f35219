"""One text for each value, and the hash that chains a journal row to the one before."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum

GENESIS = "0" * 64
"""What stands as the hash before the first row."""


def digest(fields: Iterable[object]) -> str:
    """Hash the fields of a row, in the order of its columns, as they are stored.

    SHA-256 of a JSON list. An instant counts as SQLite's text of it, character by
    character, so that another spelling of the same instant shows.
    """
    texts = [_as_stored(field) for field in fields]
    return hashlib.sha256(canonical(texts).encode()).hexdigest()


def canonical(value: object) -> str:
    """Write JSON of which there is one for each value: sorted keys, no spaces.

    Raises TypeError for what JSON cannot hold, ValueError for NaN and for an instant
    without a zone.
    """
    return json.dumps(
        value,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
        default=_as_json,
    )


def aware(instant: datetime) -> datetime:
    """Give an instant in UTC; raises ValueError for one without a zone."""
    if instant.tzinfo is None:
        msg = f"The instant {instant} has no zone."
        raise ValueError(msg)
    return instant.astimezone(UTC)


def _as_stored(field: object) -> object:
    if isinstance(field, datetime):
        return aware(field).replace(tzinfo=None).isoformat(" ", "microseconds")
    return repr(field) if isinstance(field, bytes | float) else field


def _as_json(value: object) -> object:
    """Give what JSON can hold for a value that it does not know."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        value = aware(value)
    if isinstance(value, date | Decimal):
        return str(value)
    msg = f"A journal entry cannot hold {value!r}."
    raise TypeError(msg)
