"""Messages as they were sent, newest first."""

from datetime import date

from programme.storage.reading import Reader, as_text

_SENT = """
    SELECT p.name, m.mime FROM message m JOIN person p ON p.id = m.person_id
     WHERE m.kind = :kind AND m.day >= :first AND m.day <= :last AND m.state = 'sent'
     ORDER BY m.day DESC, length(m.mime) DESC, m.id
"""


def sent_messages(
    read: Reader, kind: str, first: date, last: date
) -> tuple[tuple[str, bytes], ...]:
    """Read who was sent which message of a kind in these days: the newest day first."""
    rows = read(_SENT, kind=kind, first=first, last=last)
    return tuple((as_text(row[0]), _bytes(row[1])) for row in rows)


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    msg = f"a message's bytes are wanted, not {value!r}"
    raise TypeError(msg)
