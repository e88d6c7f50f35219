"""The definition that a programme was made from, read once per process."""

from functools import lru_cache

from programme.core.definition import Definition
from programme.interchange.canonical import definition_from_json
from programme.storage.definitions import definition_body
from programme.storage.reading import Reader

_parsed = lru_cache(maxsize=64)(definition_from_json)


def stored_definition(read: Reader, digest: str) -> Definition:
    """Give the definition stored under this SHA-256 (hex)."""
    return _parsed(definition_body(read, digest))
