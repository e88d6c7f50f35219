"""The known word that a mistaken one was probably meant to be."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

# Beyond this many words the search costs more than the hint is worth.
_MOST_KNOWN = 500
_MOST_LISTED = 12


def nearest(word: str, known: Collection[str]) -> str | None:
    """Give the known word most like this one, or None when none is near."""
    if len(known) > _MOST_KNOWN:
        return None
    by_lower = {other.lower(): other for other in known}
    found = get_close_matches(word.lower(), by_lower, n=1)
    return by_lower[found[0]] if found else None


def nearest_role(word: str, roles: Iterable[tuple[str, str]]) -> str | None:
    """Give the id of the role (id and title) that a mistaken word was meant to be.

    A word that is a whole part of an id or title names the first role that has it.
    """
    every, said = tuple(roles), word.casefold().replace("_", " ").split()
    for identity, title in every:
        parts = {*identity.casefold().split("_"), *title.casefold().split()}
        if said and parts.issuperset(said):
            return identity
    ids = {text: identity for identity, title in every for text in (title, identity)}
    found = nearest(word, ids)
    return None if found is None else ids[found]


def cure_for(word: str, known: Collection[str], otherwise: str) -> str:
    """Say what to write instead: the nearest word, a short list, or ``otherwise``."""
    found = nearest(word, known)
    if found is not None:
        return f"Write '{found}', if that is meant"
    if known and len(known) <= _MOST_LISTED:
        return f"Write one of: {', '.join(known)}"
    return otherwise
