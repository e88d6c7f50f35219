"""People and their roles read from CSV: all of them sound, or every problem at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from programme.core.definition import Role
from programme.core.people import PersonInRole, person_problems
from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.core.roles import roles_by_word, unknown_role
from programme.interchange.csv_reading import read_table

COLUMNS: Final = ("role", "name", "email")


@dataclass(frozen=True, slots=True)
class _Row:
    place: Place
    role: str
    name: str
    email: str


def read_people(path: Path, roles: Iterable[Role]) -> tuple[PersonInRole, ...]:
    """Read who holds which role from a CSV file, in the order of its rows.

    The first row names the columns: role, name and email, in any order and case; other
    columns are ignored. A role is given by its id or its title, in any case. Empty rows
    are passed over. How the file may be written: ``csv_rows``.

    Raises:
        ProblemsFoundError: with everything that is wrong in the file.
    """
    every = tuple(roles)
    ids = roles_by_word(every)
    table = read_table(path, COLUMNS)
    rows = tuple(
        _Row(row.place, row.cells["role"], row.cells["name"], row.cells["email"])
        for row in table.rows
    )
    problems = [*table.problems, *_clashes(rows, ids)]
    for row in rows:
        problems += _row_problems(row, every)
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(PersonInRole(ids[r.role.casefold()], r.name, r.email) for r in rows)


def _row_problems(row: _Row, roles: Sequence[Role]) -> Iterator[Problem]:
    if not row.role:
        yield Problem(row.place, "the role is missing", "Write a role's id or title")
    elif row.role.casefold() not in roles_by_word(roles):
        yield Problem(row.place, *unknown_role(row.role, roles))
    for found in person_problems(row.name, row.email):
        yield Problem(row.place, *found)


def _clashes(rows: Iterable[_Row], ids: Mapping[str, str]) -> Iterator[Problem]:
    """Find rows that say a thing twice, or call one person by two names."""
    holders: dict[tuple[str, str], Place] = {}
    named: dict[str, _Row] = {}
    for row in rows:
        email = row.email.casefold()
        holder = (ids.get(row.role.casefold(), row.role), email)
        first = named.setdefault(email, row)
        if not email:
            continue
        if holder in holders:
            what = f"{row.email} already has this role on line {holders[holder].line}"
            yield Problem(row.place, what, "Take one of the two lines away")
        elif first.name != row.name:
            what = f"{row.email} is '{first.name}' on line {first.place.line}"
            yield Problem(row.place, what, "Give the person one name, or two addresses")
        holders.setdefault(holder, row.place)
