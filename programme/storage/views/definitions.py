"""The definition of a programme, read without the room that writes it."""

from programme.storage.reading import Reader, as_text


def definition_text(read: Reader, digest: str) -> str:
    """Read the canonical text of the definition with this SHA-256 (hex)."""
    rows = read("SELECT body FROM definition WHERE hash = :digest", digest=digest)
    return as_text(rows[0][0])
