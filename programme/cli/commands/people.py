"""The command ``programme people``."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import Key
from programme.cli.door import Door, enter, find_head
from programme.cli.quick import Command, new_app
from programme.cli.screens.people import (
    Cast,
    changed_words,
    people_data,
    people_screen,
)
from programme.core.definition import Role
from programme.core.nearest import cure_for
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
def people(
    ctx: Context,
    key: Key,
    add: Annotated[
        list[Newcomer] | None,
        Option(
            parser=Newcomer,
            metavar="ROLE NAME EMAIL",
            help="Give somebody a role; may be repeated.",
        ),
    ] = None,
    remove: Annotated[
        tuple[str, str] | None,
        Option(metavar="ROLE EMAIL", help="Take a role from somebody."),
    ] = None,
    csv: Annotated[
        Path | None,
        Option(metavar="FILE", help="Give roles by a file: role, name and email."),
    ] = None,
) -> None:
    """Show who fills which role, add people or take a role away.

    Somebody who is new joins the organisation. Giving a role that is held already
    changes nothing.

    With --json: programme, given (roles newly given), taken, and roles, each with
    role, title, and people (name, email).
    """
    door = enter(ctx)
    before = _cast(door, key)
    joining = [] if csv is None else list(_from_file(csv, before.roles))
    joining += [_person(one, before.roles) for one in add or ()]
    given = _assign(door, key, joining) if joining else None
    taken = None if remove is None else _remove(door, key, *remove)
    cast = _cast(door, key)
    if door.json:
        door.give(people_data(cast, given or 0, taken or 0))
    else:
        door.show(people_screen(cast, changed_words(given, taken), door.width))


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
        cure = cure_for(new.role, set(ids.values()), "Choose one that there is")
        raise RefusedError(f"There is no role {new.role}", cure=cure)
    if not name:
        raise RefusedError("The name is missing", cure="Give the person's name")
    try:
        return PersonInRole(ids[role], name, mail_address(new.email))
    except ValueError as error:
        raise RefusedError(str(error), cure="Use one such as jo@trust.nhs.uk") from None


def _assign(door: Door, key: str, joining: Sequence[PersonInRole]) -> int:
    from programme.operations.assign_people import assign_people

    with door.database() as database:
        return assign_people(database, key, joining, door.now())


def _remove(door: Door, key: str, role: str, email: str) -> int:
    from programme.operations.assign_people import remove_person

    with door.database() as database:
        remove_person(database, key, role, email, door.now())
    return 1
