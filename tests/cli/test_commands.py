"""The list of commands says what each of them says of itself."""

import inspect
from importlib import import_module
from keyword import iskeyword

import pytest
from typer.main import get_command

from programme.cli.naming import COMMANDS
from tests.cli.terminal import Terminal

GROUPS = {
    "outbox": ("list", "show", "retry", "resend", "resolve", "call-off", "hold"),
    "journal": ("show", "verify"),
    "run": ("daily", "digests", "deliver"),
    "definition": ("check", "show"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_the_first_line_of_each_commands_help(name: str) -> None:
    module = f"programme.cli.commands.{name}{'_' * iskeyword(name)}"
    command = get_command(import_module(module).app)
    first = inspect.cleandoc(command.help or "").partition("\n\n")[0]
    assert " ".join(first.split()) == COMMANDS[name]


@pytest.mark.parametrize(
    "command",
    ["", *COMMANDS, *(f"{group} {name}" for group in GROUPS for name in GROUPS[group])],
)
def test_help_fits_eighty_columns(terminal: Terminal, command: str) -> None:
    answer = terminal(f"{command} --help".strip())
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: programme {command}".rstrip())
    assert max(map(len, answer.lines)) <= 80


def test_every_command_is_in_the_help(terminal: Terminal) -> None:
    answer = terminal("--help")
    for name, words in COMMANDS.items():
        assert f"{name} {words}" in answer.text
