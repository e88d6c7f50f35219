"""Who fills which role."""

from collections.abc import Iterator
from dataclasses import dataclass

from programme.cli.layout import Cells, Column, Line, Screen, paragraph, sides, table
from programme.cli.words import count
from programme.core.definition import Role
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


def people_screen(cast: Cast, said: str, width: int) -> Screen:
    """List every role with its holders; ``said`` tells what was just changed."""
    filled = sum(bool(cast.of(role)) for role in cast.roles)
    every = count(len(cast.roles), "role")
    screen = [*paragraph(said, width), Line()] if said else []
    screen += sides(f"{cast.organisation} ({cast.key})", "", width)
    screen += paragraph(f"{filled} of {every} filled.", width)
    screen += [Line(), *table(_COLUMNS, list(_rows(cast)), width)]
    if filled < len(cast.roles):
        hint = "To fill one: "
        command = f"programme people {cast.key} --add ROLE NAME EMAIL"
        screen += [Line(), *paragraph(hint + command, width)]
    return screen


def changed_words(given: int | None, taken: int | None) -> str:
    """Say how many roles were given and taken; None where none was to be."""
    said = []
    if given is not None:
        said.append(f"{count(given, 'role')} newly given." if given else HELD_ALREADY)
    if taken is not None:
        said.append(f"{count(taken, 'role')} taken away.")
    return " ".join(said)


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
