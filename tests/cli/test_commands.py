"""The list of commands says what each of them says of itself."""

import inspect
import json
import re
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from programme.cli.command_names import COMMANDS
from tests.cli.terminal import Terminal

GROUPS = {
    "outbox": ("list", "show", "retry", "resend", "resolve", "call-off", "hold"),
    "journal": ("show", "verify"),
    "run": ("daily", "digests", "deliver"),
    "definition": ("check", "show"),
}

ASKED = {
    "setup": "",
    "new": "--key b --start 2026-04-01 --organisation B --by sam@trust.example",
    "list": "",
    "show": "example",
    "plan": "example",
    "why": "example G1",
    "backwards": "example G1 2026-09-01",
    "tasks": "example",
    "start": "example P1-GOV-01 --by jo@trust.example",
    "report": "example P1-GOV-01 --remaining 5 --by jo@trust.example",
    "pause": "example P1-GOV-01 --until 2026-05-01 --remaining 5 --by jo@trust.example",
    "finish": "example P1-GOV-01 --by jo@trust.example",
    "reopen": "example P1-GOV-01 --remaining 5 --reason x --by jo@trust.example",
    "submit": "example D101 --link https://trust.example/a --by jo@trust.example",
    "accept": "example D101 --by jo@trust.example",
    "return": "example D101 --reason x --by jo@trust.example",
    "gate": "example G1",
    "move": "example G1 --to 2026-12-09",
    "duration": "example P1-GOV-02 9",
    "effort": "example P1-GOV-02 9",
    "constrain": "example G1 deadline 2026-12-09",
    "link": "example P1-GOV-01 G1",
    "unlink": "example P1-GOV-01 G1",
    "assign": "example P1-GOV-02 change_team",
    "calendar": "example",
    "committee": "example",
    "undo": "example",
    "forecast": "example --samples 10",
    "status": "example",
    "confidence": "example --level low --reason x --until 2026-06-01"
    " --by sam@trust.example",
    "level": "example",
    "changes": "example",
    "scenario": "example",
    "baseline": "example",
    "slip": "example",
    "people": "example",
    "days": "example",
    "digest": "example --preview",
    "outbox": "",
    "journal": "",
    "run": "daily",
    "export": "example --to {folder}/plan.csv",
    "import": "{folder}/plan.csv --key example",
    "definition": "show",
    "doctor": "",
}


def command_of(name: str) -> Any:
    module = f"programme.cli.commands.{name}{'_' * iskeyword(name)}"
    return get_command(import_module(module).app)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_the_first_line_of_each_commands_help(name: str) -> None:
    first = inspect.cleandoc(command_of(name).help or "").partition("\n\n")[0]
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


def test_a_scenario_names_every_command_that_fills_one(terminal: Terminal) -> None:
    filling = {
        name
        for name in COMMANDS
        if any("--scenario" in param.opts for param in command_of(name).params)
    }
    told = re.search(r"NAME: (.+) take it", terminal("scenario --help").text)
    assert told
    assert set(re.split(r", | and ", told[1])) == filling


def test_every_command_but_the_example_answers_scripts(
    example: Terminal, tmp_path: Path
) -> None:
    """Each is asked as in ``ASKED``; what is refused is told as JSON too."""
    assert {*ASKED, "demo"} == {*COMMANDS}
    for name, words in ASKED.items():
        answer = example(f"{name} {words}".format(folder=tmp_path), as_json=True)
        assert answer.code in {0, 1}, name
        assert json.loads(answer.out or answer.err), name
    refused = example(f"demo --folder {tmp_path}/example", as_json=True)
    assert refused.code == 2
    assert "demo shows its people's screens, and gives no JSON" in refused.error["what"]
