"""The changes of a plan: what was changed, by whom and why, and what was undone."""

from collections.abc import Sequence

from programme.cli.layout import Line, Screen, Style, paragraph
from programme.core.undoing import in_force
from programme.core.words import counted, long_date
from programme.storage.changes import StoredChange


def changes_screen(key: str, made: Sequence[StoredChange], width: int) -> Screen:
    """List the changes, the newest first."""
    if not made:
        return paragraph(f"Nothing in the plan of {key} was changed.", width)
    holding = in_force({one.number: one for one in made})
    screen = [Line(f"{counted(len(made), 'change')} of {key}", Style.STRONG)]
    for one in reversed(made):
        screen += [Line(), *_change(one, width, holds=one.number in holding)]
    hint = f"To undo one: programme undo {key} NUMBER"
    return [*screen, Line(), *paragraph(hint, width)]


def changes_data(key: str, made: Sequence[StoredChange]) -> dict[str, object]:
    """Give the same for scripts."""
    holding = in_force({one.number: one for one in made})
    return {
        "programme": key,
        "changes": [
            {
                "number": one.number,
                "day": one.on,
                "person": one.person,
                "words": one.words,
                "reason": one.reason,
                "delay": one.delay_reason,
                "in_force": one.number in holding,
                "undoes": one.undoes,
                "undone_by": one.undone_by,
            }
            for one in reversed(made)
        ],
    }


def _change(one: StoredChange, width: int, *, holds: bool) -> Screen:
    head = f"{one.number}. {long_date(one.on)}, {one.person}"
    if one.undoes is not None:
        head += f": undid change {one.undoes}"
    if not holds:
        head += f" (undone by change {one.undone_by})"
    screen = [*paragraph(head, width), *paragraph(one.words, width, "   ")]
    why = ". ".join(filter(None, (one.reason.rstrip("."), one.delay_reason)))
    return screen + (paragraph(f"Why: {why}.", width, "   ") if why else [])
