"""Who fills which role in which programme."""

from dataclasses import dataclass

from programme.storage.reading import Reader, as_text

_HOLDERS = """
    SELECT g.key, h.role, p.name, p.email
      FROM role_holder h
      JOIN person p ON p.id = h.person_id AND p.active
      JOIN programme g ON g.id = h.programme_id
     WHERE g.key IN :keys ORDER BY g.key, h.role, p.name, p.id
"""

_EMAILS = "SELECT DISTINCT email FROM person"
_OF_PROGRAMME = """
     WHERE organisation_id IN (SELECT organisation_id FROM programme WHERE key = :key)
"""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who holds a role (a role's id) in a programme (its key)."""

    programme: str
    role: str
    name: str
    email: str


def role_holders(read: Reader, keys: list[str]) -> tuple[Holder, ...]:
    """Read who holds the roles of these programmes; who was deactivated holds none."""
    rows = read(_HOLDERS, keys=keys)
    return tuple(Holder(*map(as_text, row)) for row in rows)


def person_emails(read: Reader, key: str = "") -> list[str]:
    """Read the addresses of all people, or of the organisation of one programme."""
    rows = read(_EMAILS + (_OF_PROGRAMME if key else ""), key=key)
    return [as_text(row[0]) for row in rows]


def person_names(read: Reader, email: str) -> list[str]:
    """Read the names under which an e-mail address is known, in any organisation."""
    rows = read(
        "SELECT DISTINCT name FROM person WHERE lower(email) = :email ORDER BY name",
        email=email.lower(),
    )
    return [as_text(row[0]) for row in rows]
