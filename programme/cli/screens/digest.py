"""Digests as their readers would get them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programme.cli.layout import Line, Screen, Style, paragraph
from programme.core.access import LEAD, SPONSOR
from programme.core.messages import Addressee, DigestKind, Words
from programme.notifications.plain import printable

_ROLES = {DigestKind.SPONSOR: SPONSOR, DigestKind.LEAD: LEAD}


@dataclass(frozen=True, slots=True)
class Preview:
    """A digest in words, and who would get it."""

    addressee: Addressee
    words: Words


def preview_screen(
    key: str, kind: DigestKind, found: Sequence[Preview], width: int
) -> Screen:
    """Show each digest's text under its reader and subject."""
    if not found:
        role = _ROLES[kind]
        said = f"Nobody in {key} holds {role}, who would read it."
        cure = f"To fill it: programme people {key} --add {role} NAME EMAIL"
        return [*paragraph(said, width), *paragraph(cure, width)]
    screen: Screen = []
    for one in found:
        to = f"To: {one.addressee.name} <{one.addressee.email}>"
        screen += paragraph(to, width)
        screen += paragraph(f"Subject: {one.words.subject}", width)
        screen += [Line(), *map(Line, printable(one.words.text).splitlines()), Line()]
    said = "This is a preview: nothing was stored or sent."
    return [*screen, Line(said, Style.FAINT)]


def preview_data(
    key: str, day: date, kind: DigestKind, found: Sequence[Preview]
) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": key,
        "day": day,
        "digests": [
            {
                "kind": kind,
                "name": one.addressee.name,
                "email": one.addressee.email,
                "subject": one.words.subject,
                "text": one.words.text,
            }
            for one in found
        ],
    }
