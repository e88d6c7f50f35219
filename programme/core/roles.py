"""What roles are called: each by its id or its title."""

from collections import Counter
from collections.abc import Iterable, Mapping

from programme.core.definition import Role
from programme.core.nearest import cure_for, nearest_role


def roles_by_word(roles: Iterable[Role]) -> Mapping[str, str]:
    """Give the ids of roles by what they may be called, in small letters.

    An id comes before a title; a title that several roles have names none of them.
    """
    every = tuple(roles)
    ids = {role.id.casefold(): role.id for role in every}
    shared = Counter(role.title.casefold() for role in every)
    titles = {role.title.casefold(): role.id for role in every}
    return {word: id_ for word, id_ in titles.items() if shared[word] == 1} | ids


def unknown_role(word: str, roles: Iterable[Role]) -> tuple[str, str]:
    """Say that no role is called so, and what may have been meant."""
    every = tuple(roles)
    near = nearest_role(word, [(role.id, role.title) for role in every])
    ids = [near] if near else [role.id for role in every]
    cure = cure_for(near or word, ids, "Write the id of an existing role")
    return f"there is no role '{word}'", cure
