"""The journal as it is read: who did what and when, newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from programme.cli.layout import Line, Screen, Style, paragraph, points, sides, wrapped
from programme.cli.words import short_date
from programme.core.words import counted, long_date
from programme.notifications.dates import time_of_day
from programme.storage.journal import Broken, Entry, JournalLine

MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Pages:
    """The newest entries of a chain, or of everything, to be read in a time zone.

    ``total`` counts all entries that there are.
    """

    of: str
    time_zone: str
    lines: tuple[JournalLine, ...]
    total: int


def journal_screen(pages: Pages, width: int) -> Screen:
    """Show entries, each with its change and its reason."""
    screen = sides(f"Journal of {pages.of}", _shown(pages), width)
    if not pages.lines:
        return [*screen, *paragraph("Nothing has been written in it.", width)]
    for line in pages.lines:
        entry = line.entry
        at = entry.at.astimezone(ZoneInfo(pages.time_zone))
        when = f"{short_date(at.date())}, {time_of_day(at)}: {entry.actor}"
        screen += [Line(), *(Line(t, Style.STRONG) for t in wrapped(when, width))]
        screen += paragraph(_what(line, pages.of), width, "  ")
        if entry.reason:
            screen += paragraph(f"Reason: {entry.reason}", width, "  ")
    return screen


def _shown(pages: Pages) -> str:
    every = counted(pages.total, "entry", "entries")
    if len(pages.lines) == pages.total:
        return f"{every}, newest first"
    return f"{len(pages.lines)} of {every}, newest first; more with --limit"


def journal_data(pages: Pages) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "entries": [
            {
                "chain": line.chain,
                "sequence": line.sequence,
                "at": line.entry.at,
                "actor": line.entry.actor,
                "action": line.entry.action,
                "subject": line.entry.subject,
                "before": dict(line.entry.before),
                "after": dict(line.entry.after),
                "reason": line.entry.reason,
            }
            for line in pages.lines
        ]
    }


def verified_screen(
    lengths: Mapping[str, int], broken: Sequence[Broken], width: int
) -> Screen:
    """Say whether the journal holds, and where it does not."""
    size = (
        f"{counted(sum(lengths.values()), 'entry', 'entries')}"
        f" in {counted(len(lengths), 'chain')}"
    )
    if not broken:
        return paragraph(f"The journal is sound: {size}, nothing altered.", width)
    found = counted(len(broken), "place")
    return [
        *paragraph(f"The journal does not hold in {found} ({size}).", width),
        *points([broken_words(one) for one in broken], width),
        Line(),
        *paragraph(
            "What to do: keep the database as it is, compare it with a backup, and"
            " find out who could write to it.",
            width,
        ),
    ]


def verified_data(
    lengths: Mapping[str, int], broken: Sequence[Broken]
) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "sound": not broken,
        "chains": len(lengths),
        "entries": sum(lengths.values()),
        "broken": [
            {"chain": one.chain, "sequence": one.sequence, "what": one.what}
            for one in broken
        ],
    }


def broken_words(one: Broken) -> str:
    """Say where a chain does not hold."""
    where = "" if one.sequence is None else f", entry {one.sequence}"
    return f"{one.chain}{where}: {one.what}"


def _what(line: JournalLine, of: str) -> str:
    entry = line.entry
    chain = "" if of == line.chain else f" ({line.chain})"
    changes = ", ".join(_changes(entry))
    return f"{entry.action} {entry.subject}{chain}{': ' if changes else ''}{changes}"


def _changes(entry: Entry) -> Iterator[str]:
    """Say what is new and what was before; what is empty now and was before is left."""
    names = dict.fromkeys([*entry.after, *entry.before])
    changed = [
        (name, was, now)
        for name in names
        if (was := _said(entry.before.get(name)))
        != (now := _said(entry.after.get(name)))
    ]
    for name, was, now in changed[:MOST_CHANGES]:
        said = f"{name.replace('_', ' ')} {now}".rstrip()
        yield f"{said} (was {was})" if was else said
    if len(changed) > MOST_CHANGES:
        yield f"and {len(changed) - MOST_CHANGES} more"


def _said(value: object) -> str:
    """Say a value; days are written out, and nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        return long_date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
