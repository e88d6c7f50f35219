"""Scenarios: what each holds, and several beside today's plan."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from programme.cli.layout import Column, Line, Screen, Style, paragraph, points, table
from programme.cli.screens.preview import Shown
from programme.cli.words import short_date
from programme.core.edit_words import edit_words
from programme.core.plan import Kind
from programme.core.words import counted, long_date
from programme.interchange.edits_json import edits_data, edits_from_json
from programme.storage.scenarios import Scenario


def scenarios_screen(key: str, found: Sequence[Scenario], width: int) -> Screen:
    """List every scenario with what it would change."""
    if not found:
        hint = f"Make one: programme duration {key} CODE DAYS --scenario NAME"
        return paragraph(f"There is no scenario of {key}. {hint}", width)
    screen = [Line(f"{counted(len(found), 'scenario')} of {key}", Style.STRONG)]
    for one in found:
        said = f"{one.name}, kept by {one.person} on {long_date(one.at.date())}"
        screen += [Line(), *paragraph(said, width)]
        screen += points([edit_words(e) for e in edits_from_json(one.edits)], width)
    see = f"programme scenario {key} {found[0].name} compare"
    return [
        *screen,
        Line(),
        *paragraph(f"To see one beside today's plan: {see}", width),
    ]


def scenarios_data(key: str, found: Sequence[Scenario]) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": key,
        "scenarios": [
            {
                "name": one.name,
                "person": one.person,
                "edits": edits_data(edits_from_json(one.edits)),
            }
            for one in found
        ],
    }


def held_screen(found: Scenario, width: int) -> Screen:
    """Say what a scenario holds."""
    held = [edit_words(one) for one in edits_from_json(found.edits)]
    return [*paragraph(f"Scenario {found.name} holds:", width), *points(held, width)]


def compared_screen(shown: Mapping[str, Shown], width: int) -> Screen:
    """Put scenarios beside today: the ends of phases, and gates and milestones that differ."""
    columns = [Column("What", flexible=True), Column("Today", right=True)]
    columns += (Column(name, right=True) for name in shown)
    rows = [
        (title, short_date(today), *map(short_date, days))
        for _, title, today, days in _rows(shown)
    ]
    return table(columns, rows, width)


def compared_data(shown: Mapping[str, Shown]) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "scenarios": list(shown),
        "rows": [
            {
                "code": code,
                "title": title,
                "today": today,
                "scenarios": dict(zip(shown, days, strict=True)),
            }
            for code, title, today, days in _rows(shown)
        ],
    }


_Row = tuple[str, str, date, list[date]]


def _rows(shown: Mapping[str, Shown]) -> Iterator[_Row]:
    first = next(iter(shown.values()))
    for code, title in first.ends.items():
        yield _row(shown, code, f"{title} ends")
    moved = {
        move.code: f"{move.code} {move.title}"
        for one in shown.values()
        for move in one.preview.moves
        if move.kind is not Kind.ACTIVITY
    }
    for code, title in sorted(moved.items()):
        yield _row(shown, code, title)


def _row(shown: Mapping[str, Shown], code: str, title: str) -> _Row:
    before = next(iter(shown.values())).preview.before
    days = [one.preview.after[code].finish for one in shown.values()]
    return code, title, before[code].finish, days
