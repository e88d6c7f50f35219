"""No option is dropped in silence: the tables of partners, walked."""

from importlib import import_module
from itertools import chain
from keyword import iskeyword
from typing import Any

import pytest
from typer.main import get_command

from programme.cli.partners import APART, NEEDS
from tests.cli.terminal import Terminal

ALONE = [(name, one) for name, needs in NEEDS.items() for one in needs]
TOGETHER = [
    (name, one, other)
    for name, apart in APART.items()
    for one, others in apart.items()
    for other in others
]
VALUES = {
    "CODE": "P1-GOV-01",
    "DAY": "2026-12-09",
    "DAYS": "2026-12-09",
    "EMAIL": "jo@trust.example",
    "FILE": "plan.xml",
    "KEY": "example",
    "NUMBER": "1",
    "OLD NEW": "2026-12-09 2026-12-10",
}
POSITIONAL = {
    "baseline": "example",
    "calendar": "example part-time",
    "committee": "example board",
    "days": "example",
    "gate": "example G1",
    "import": "plan.xml",
    "plan": "example",
}
BY_OPTION = {
    "--due-within": "5",
    "--nation": "scotland",
    "--papers": "5",
    "--rows": "phase",
    "--works": "tue",
}


@pytest.mark.parametrize(("name", "option"), ALONE)
def test_an_option_without_its_partner_is_refused(
    terminal: Terminal, name: str, option: str
) -> None:
    answer = terminal(typed(name, option))
    assert answer.code == 2
    assert f"{option} says nothing without {NEEDS[name][option][0]}" in answer.text
    assert max(map(len, answer.lines)) <= 80


@pytest.mark.parametrize(("name", "one", "other"), TOGETHER)
def test_options_that_do_not_go_together_are_refused(
    terminal: Terminal, name: str, one: str, other: str
) -> None:
    answer = terminal(typed(name, one, other))
    assert answer.code == 2
    assert f"{one} and {other} do not go together" in answer.text


@pytest.mark.parametrize("table", [NEEDS, APART])
def test_only_options_that_exist_are_named(table: Any) -> None:
    for name, rows in table.items():
        known = set(parameters(name))
        assert known >= {*rows, *chain.from_iterable(rows.values())}


def test_every_dropped_option_is_told_at_once(terminal: Terminal) -> None:
    answer = terminal("gate example G1 --waiver x --value 1")
    assert "--waiver says nothing without --decide; --value says" in answer.text


def typed(name: str, *options: str) -> str:
    """Give a command with options as it is typed, each with a value that it reads."""
    known, words = parameters(name), [name, POSITIONAL.get(name, "")]
    for option in options:
        value = BY_OPTION.get(option) or VALUES.get(known[option].metavar, "words")
        flag = getattr(known[option], "is_flag", False)
        words += [option] * option.startswith("-") + [value] * (not flag)
    return " ".join(words)


def parameters(name: str) -> dict[str, Any]:
    """Give what a command takes, by what a person calls it."""
    first, *more = name.split()
    module = f"programme.cli.commands.{first}{'_' * iskeyword(first)}"
    command: Any = get_command(import_module(module).app)
    for word in more:
        command = command.commands[word]
    return {
        one: param
        for param in command.params
        for one in (*param.opts, param.name.upper())
    }
