"""Who fills which role."""

from collections.abc import Iterator
from dataclasses import dataclass

from programme.cli.layout import (
    Cells,
    Column,
    Line,
    Screen,
    paragraph,
    points,
    sides,
    table,
)
from programme.core.definition import Role
from programme.core.words import counted
from programme.storage.views.people import Holder

_COLUMNS = (
    Column("Role", flexible=True),
    Column("Id"),
    Column("Who", flexible=True),
)


HELD_ALREADY = "All of that was so already; nothing was changed."


@dataclass(frozen=True, slots=True)
class Cast:
    """The roles of a programme and who holds them."""

    key: str
    organisation: str
    roles: tuple[Role, ...]
    holders: tuple[Holder, ...]

    def of(self, role: Role) -> list[Holder]:
        """Give those who hold a role."""
        return [one for one in self.holders if one.role == role.id]


def people_screen(cast: Cast, width: int) -> Screen:
    """List every role with its holders."""
    filled = sum(bool(cast.of(role)) for role in cast.roles)
    every = counted(len(cast.roles), "role")
    screen = sides(f"{cast.organisation} ({cast.key})", "", width)
    screen += paragraph(f"{filled} of {every} filled.", width)
    screen += [Line(), *table(_COLUMNS, list(_rows(cast)), width)]
    if filled < len(cast.roles):
        hint = "To fill one: "
        command = f"programme people {cast.key} --add ROLE NAME EMAIL"
        screen += [Line(), *paragraph(hint + command, width)]
    return screen


def changed_screen(before: Cast, after: Cast, width: int) -> Screen:
    """Say which roles were newly given and taken away, and how to list all."""
    given = [one for one in after.holders if one not in before.holders]
    taken = [one for one in before.holders if one not in after.holders]
    screen: Screen = []
    for some, said in ((given, "newly given"), (taken, "taken away")):
        if some:
            screen += paragraph(f"{counted(len(some), 'role')} {said}:", width)
            screen += points([_told(after, one) for one in some], width)
    screen = screen or paragraph(HELD_ALREADY, width)
    see = f"See who fills which role: programme people {after.key}"
    return [*screen, *paragraph(see, width)]


def _told(cast: Cast, one: Holder) -> str:
    title = next((role.title for role in cast.roles if role.id == one.role), one.role)
    return f"{title}: {one.name} <{one.email}>"


def people_data(cast: Cast, given: int, taken: int) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": cast.key,
        "given": given,
        "taken": taken,
        "roles": [
            {
                "role": role.id,
                "title": role.title,
                "people": [
                    {"name": one.name, "email": one.email} for one in cast.of(role)
                ],
            }
            for role in cast.roles
        ],
    }


def _rows(cast: Cast) -> Iterator[Cells]:
    for role in cast.roles:
        held = cast.of(role)
        first = f"{held[0].name} <{held[0].email}>" if held else "nobody yet"
        yield role.title, role.id, first
        for one in held[1:]:
            yield "", "", f"{one.name} <{one.email}>"
