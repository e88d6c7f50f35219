"""Who plays which part in a programme."""

import re
from dataclasses import dataclass

_LONGEST_EMAIL = 254
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+"
)


@dataclass(frozen=True, slots=True)
class PersonInRole:
    """A person and one role that they hold; ``role`` is a role's id."""

    role: str
    name: str
    email: str


def is_email(text: str) -> bool:
    """Say whether a text is one e-mail address."""
    return len(text) <= _LONGEST_EMAIL and _EMAIL.fullmatch(text) is not None
