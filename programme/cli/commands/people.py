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
from programme.core.nearest import nearest_role
from programme.core.people import PersonInRole
from programme.core.refusal import RefusedError
from programme.interchange.canonical import definition_from_json
from programme.notifications.plain import mail_address, one_line
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
    taken = 0 if remove is None else _remove(door, key, *remove, by=door.by(by))
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
    ids = {
        word.casefold(): known.id for known in roles for word in (known.id, known.title)
    }
    role, name = new.role.casefold(), one_line(new.name)
    if role not in ids:
        near = nearest_role(new.role, [(known.id, known.title) for known in roles])
        see = "See them with: programme definition show"
        cure = f"Write '{near}', if that is meant. {see}" if near else see
        raise RefusedError(f"There is no role {new.role}", cure=cure)
    if not name:
        raise RefusedError("The name is missing", cure="Give the person's name")
    try:
        return PersonInRole(ids[role], name, mail_address(new.email))
    except ValueError as error:
        raise RefusedError(str(error), cure="Use one such as jo@trust.nhs.uk") from None


def _assign(door: Door, key: str, joining: Sequence[PersonInRole], by: str) -> int:
    from programme.operations.assign_people import assign_people

    with door.database() as database:
        return assign_people(database, key, joining, door.now(), by)


def _remove(door: Door, key: str, role: str, email: str, *, by: str) -> int:
    from programme.operations.assign_people import remove_person

    with door.database() as database:
        remove_person(database, key, role, email, door.now(), by=by)
    return 1
