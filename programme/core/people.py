"""Who plays which part in a programme."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# RFC 5321, 4.5.3.1.3: a path is at most 256 octets, its angle brackets included.
_LONGEST_EMAIL = 254
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_EMAIL = re.compile(
    rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@(?:{_LABEL}\.)+{_LABEL}"
)


@dataclass(frozen=True, slots=True)
class PersonInRole:
    """A person and one role that they hold; ``role`` is a role's id."""

    role: str
    name: str
    email: str


def is_email(text: str) -> bool:
    """Say whether a text is one e-mail address, in ASCII, such as a.b@trust.nhs.uk."""
    return len(text) <= _LONGEST_EMAIL and _EMAIL.fullmatch(text) is not None


def person_problems(name: str, email: str) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a person's name and address, each with its cure."""
    if not name:
        yield "the name is missing", "Write the person's name"
    elif not name.isprintable():
        yield "the name holds characters that cannot be printed", "Type the name again"
    if not email:
        yield "the e-mail is missing", "Write the person's e-mail"
    elif not is_email(email):
        cure = "Write one address such as jo.bloggs@nhs.net"
        yield f"'{email}' is not an e-mail address", cure
