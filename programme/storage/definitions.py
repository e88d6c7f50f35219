"""Definitions as they were when programmes were made from them."""

from hashlib import sha256

from sqlalchemy import Connection, insert

from programme.core.definition import Definition
from programme.storage.reading import Reader, as_text
from programme.storage.tables import DefinitionRow


def definition_body(read: Reader, digest: str) -> str:
    """Read the canonical text of the definition with this SHA-256 (hex)."""
    rows = read("SELECT body FROM definition WHERE hash = :digest", digest=digest)
    return as_text(rows[0][0])


def keep_definition(
    connection: Connection, read: Reader, definition: Definition, text: str
) -> str:
    """Store a definition's canonical text once; give its SHA-256 (hex)."""
    digest = sha256(text.encode()).hexdigest()
    if not read("SELECT 1 FROM definition WHERE hash = :digest", digest=digest):
        values = {
            "hash": digest,
            "name": definition.title,
            "version": definition.version,
            "body": text,
        }
        connection.execute(insert(DefinitionRow).values(values))
    return digest
