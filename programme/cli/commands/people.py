"""The command ``programme people``."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import By, Key, repeated
from programme.cli.door import Door, enter, find_head
from programme.cli.quick import Command, new_app
from programme.cli.screens.people import (
    Cast,
    changed_screen,
    people_data,
    people_screen,
)
from programme.core.definition import Role
from programme.core.people import PersonInRole, person_problems
from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.core.roles import roles_by_word, unknown_role
from programme.interchange.canonical import definition_from_json
from programme.notifications.plain import one_line
from programme.storage.views.definitions import definition_text
from programme.storage.views.people import role_holders

app = new_app()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Words after ``--add``: a role's id or title, a name and an e-mail address."""

    role: str
    name: str
    email: str


@app.command(cls=Command)
def people(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    add: Annotated[
        list[Newcomer] | None,
        repeated(Newcomer, "ROLE NAME EMAIL", "Give somebody a role"),
    ] = None,
    remove: Annotated[
        tuple[str, str] | None,
        Option(metavar="ROLE EMAIL", help="Take a role from somebody."),
    ] = None,
    csv: Annotated[
        Path | None,
        Option(metavar="FILE", help="Give roles by a file: role, name and email."),
    ] = None,
    *,
    by: By = None,
) -> None:
    """Show who fills which role, add people or take a role away.

    Somebody who is new joins the organisation. Giving a role that is held already
    changes nothing. Once the programme has a lead, only its lead changes people, or
    the lead of the organisation's first programme.

    With --json: programme, given (roles newly given), taken, and roles, each with
    role, title, and people (name, email).
    """
    door = enter(ctx)
    before = _cast(door, key)
    joining = [] if csv is None else list(_from_file(csv, before.roles))
    joining += [_person(one, before.roles) for one in add or ()]
    given = _assign(door, key, joining, door.by(by)) if joining else 0
    taken = 0 if remove is None else _remove(door, before, *remove, by=door.by(by))
    cast = _cast(door, key)
    if door.json:
        door.give(people_data(cast, given, taken))
    elif joining or remove:
        door.show(changed_screen(before, cast, door.width))
    else:
        door.show(people_screen(cast, door.width))


def _cast(door: Door, key: str) -> Cast:
    with door.reading() as read:
        head = find_head(read, key)
        text = definition_text(read, head.definition_hash)
        held = role_holders(read, [key])
    roles = definition_from_json(text).roles
    return Cast(head.key, head.organisation, roles, held)


def _from_file(path: Path, roles: Sequence[Role]) -> tuple[PersonInRole, ...]:
    from programme.interchange.people import read_people

    return read_people(path, roles)


def _person(new: Newcomer, roles: Sequence[Role]) -> PersonInRole:
    role, name = roles_by_word(roles).get(new.role.casefold()), one_line(new.name)
    problems = list(person_problems(name, new.email))
    if role is None:
        problems.append(unknown_role(new.role, roles))
    if role is None or problems:
        place = Place(f"--add {new.role}")
        raise ProblemsFoundError(Problem(place, *found) for found in problems)
    return PersonInRole(role, name, new.email)


def _assign(door: Door, key: str, joining: Sequence[PersonInRole], by: str) -> int:
    from programme.operations.assign_people import assign_people

    with door.database() as database:
        return assign_people(database, key, joining, door.now(), by)


def _remove(door: Door, cast: Cast, role: str, email: str, *, by: str) -> int:
    from programme.operations.assign_people import remove_person

    held = roles_by_word(cast.roles).get(role.casefold(), role)
    with door.database() as database:
        remove_person(database, cast.key, held, email, door.now(), by=by)
    return 1
