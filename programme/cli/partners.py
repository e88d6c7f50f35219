"""Options that say nothing without another, and options that cannot stand together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from typer import BadParameter

Partners = Mapping[str, Sequence[str]]

_CHANGE = ("--yes", "--reason", "--delay", "--scenario")
_CALENDAR = ("--works", "--off", "--extra", "--give", "--take", "--remove")
_COMMITTEE = ("--title", "--papers", "--meetings", "--rule", "--ics", "--move")
_WORK = ("--give", "--take", "--remove")

NEEDS: Mapping[str, Partners] = {
    "baseline": {"--gate": ["--name"]},
    "calendar": dict.fromkeys(_CHANGE, _CALENDAR),
    "committee": {
        "--from": ["--rule"],
        "--until": ["--rule"],
        **dict.fromkeys(_CHANGE, (*_COMMITTEE, *_WORK)),
    },
    "days": {"NAME": ["--off", "--worked"]},
    "gate": {
        "--conditions": ["--decide"],
        "--waiver": ["--decide"],
        "--value": ["--confirm"],
    },
    "import": {
        "--organisation": ["--new"],
        "--nation": ["--new"],
        "--yes": ["--key", "--new"],
        "--reason": ["--key"],
        "--delay": ["--key"],
        "--scenario": ["--key"],
    },
    "plan": {"--rows": ["--gantt"]},
}
"""By command: an option, and those of which it needs one."""

APART: Mapping[str, Partners] = {
    "calendar": {"--remove": ["--works", "--off", "--extra"]},
    "committee": {"--remove": _COMMITTEE},
    "days": {"--off": ["--worked"]},
    "gate": {"--decide": ["--confirm"]},
    "import": {"--new": ["--key"], "--check": ["--key", "--new"]},
    "journal show": {"KEY": ["--chain"]},
    "outbox hold": {"--restored": ["--reason"]},
    "plan": {
        "--critical-to": ["--phase", "--baseline", "--gantt", "--critical"],
        "--gantt": ["--baseline"],
    },
    "tasks": {"--all": ["--due-within"]},
}
"""By command: an option, and those with which it cannot stand."""


def require_partners(ctx: Any) -> None:
    """Let the options of a command pass when none of them would be dropped.

    Raises:
        BadParameter: when one lacks its partner, or stands with what it cannot.
    """
    problems = tuple(_problems(_path(ctx), _given(ctx)))
    if problems:
        raise BadParameter("; ".join(problems))


def _problems(command: str, given: set[str]) -> Iterator[str]:
    for option, partners in NEEDS.get(command, {}).items():
        if option in given and given.isdisjoint(partners):
            yield f"{option} says nothing without {' or '.join(partners)}"
    for option, others in APART.get(command, {}).items():
        for other in others:
            if {option, other} <= given:
                yield f"{option} and {other} do not go together"


def _path(ctx: Any) -> str:
    """Give the words of a command after the program's name."""
    words: list[str] = []
    while ctx.parent is not None:
        words.insert(0, ctx.info_name)
        ctx = ctx.parent
    return " ".join(words)


def _given(ctx: Any) -> set[str]:
    """Give what was typed: options as they are written, arguments by their names."""
    return {
        name
        for param in ctx.command.params
        if getattr(ctx.get_parameter_source(param.name), "name", "") == "COMMANDLINE"
        for name in (*param.opts, param.name.upper())
    }
