"""What a change answers: what was done, what to know, and what moved because of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from programme.cli.layout import Line, Screen, paragraph, points
from programme.cli.words import later_or_earlier
from programme.core.moves import Move
from programme.core.plan import Kind
from programme.core.words import long_date

if TYPE_CHECKING:
    from programme.operations.result import Done

MOST_SHOWN = 8


def done_screen(
    done: "Done", ends: Mapping[str, str], width: int, key: str = ""
) -> Screen:
    """Say what was done, what to know, and what moved.

    ``ends`` gives the phase that each code ends; ``key`` names the programme.
    """
    screen = paragraph(f"{done.said.rstrip('.')}.", width)
    screen += points(done.notes, width)
    if done.moves:
        screen.append(Line())
    return screen + moves_screen(done.moves, ends, width, key)


def moves_screen(
    moves: Sequence[Move], ends: Mapping[str, str], width: int, key: str = ""
) -> Screen:
    """Say what moved, the most important first, and where to see what else did."""
    if not moves:
        return paragraph("No date moved.", width)
    ordered = in_order(moves, ends)
    shown = ordered[:MOST_SHOWN]
    screen: Screen = []
    for move in shown:
        screen += paragraph(move_words(move, ends), width, "  ", "")
    more = len(ordered) - len(shown)
    see = f" See every date with: programme plan {key}" if key else ""
    return screen + (paragraph(f"and {more} more.{see}", width) if more else [])


def in_order(moves: Sequence[Move], ends: Mapping[str, str]) -> list[Move]:
    """Put the end of the programme first, then phases, gates and milestones, then work.

    Within each the soonest first.
    """
    last = list(ends)[-1]

    def weight(move: Move) -> tuple[int, date, str]:
        order = (
            move.code == last,
            move.code in ends,
            move.kind is not Kind.ACTIVITY,
            True,
        )
        return order.index(True), move.now, move.code

    return sorted(moves, key=weight)


def move_words(move: Move, ends: Mapping[str, str]) -> str:
    """Say what moved, from when to when, and by how much."""
    what = f"{move.code} now finishes"
    if move.code in ends:
        whole = move.code == list(ends)[-1]
        what = f"{'The programme' if whole else ends[move.code]} now ends"
    elif move.kind is not Kind.ACTIVITY:
        what = f"{move.code} {move.title}: now"
    by = later_or_earlier(move.working_days)
    return f"{what} {long_date(move.now)}, {by} (was {long_date(move.was)})"


def done_data(key: str, on: date, done: "Done") -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": key,
        "as_of": on,
        "done": done.said,
        "notes": list(done.notes),
        "moves": list(map(move_data, done.moves)),
    }


def move_data(move: Move) -> dict[str, object]:
    """Give a move for scripts."""
    return {
        "code": move.code,
        "title": move.title,
        "kind": move.kind,
        "was": move.was,
        "now": move.now,
        "working_days": move.working_days,
    }
