"""What a check-up found, and what to do about it."""

from collections.abc import Sequence

from programme.cli.checkup import Result
from programme.cli.layout import Line, Screen, heading, paragraph, points
from programme.core.words import counted

MOST_TOLD = 5


def doctor_screen(results: Sequence[Result], width: int) -> Screen:
    """Say first what is not sound, each with its cure, then what is."""
    broken = [result for result in results if result.found]
    sound = [result for result in results if not result.found]
    screen = paragraph(_summary(broken, results), width)
    for result in broken:
        screen += heading(f"Not so: {result.check.holds}", width)
        screen += points(_told(result.found), width)
        screen += paragraph(f"What to do: {result.check.cure}.", width)
    if sound:
        screen += [Line(), *paragraph("Sound:", width)]
        screen += points([result.check.holds for result in sound], width)
    return screen


def doctor_data(results: Sequence[Result]) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "sound": not any(result.found for result in results),
        "checks": [
            {
                "name": result.check.name,
                "holds": result.check.holds,
                "sound": not result.found,
                "found": list(result.found),
                "cure": result.check.cure,
            }
            for result in results
        ],
    }


def _summary(broken: Sequence[Result], results: Sequence[Result]) -> str:
    if not broken:
        return f"Everything is sound: {counted(len(results), 'check')}, nothing found."
    return f"{len(broken)} of {counted(len(results), 'check')} found something."


def _told(found: Sequence[str]) -> list[str]:
    more = len(found) - MOST_TOLD
    return [*found[:MOST_TOLD], *([f"and {more} more"] if more > 0 else [])]
