"""Who plays which part in a programme."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonInRole:
    """A person and one role that they hold; ``role`` is a role's id."""

    role: str
    name: str
    email: str
