"""The page of commands, from the program's own help."""

import os
import subprocess
import sys

from programme.cli.command_names import COMMANDS

PROGRAM = "import sys; from programme.cli import main; sys.exit(main())"
_HEAD = """# Commands

What `programme COMMAND --help` says, for every command. This page is generated: `make
docs` writes it.
"""


def commands_page() -> str:
    """Give the page: the program's help, then each command's."""
    parts = [_HEAD, _section("programme", _help())]
    parts += [_section(f"programme {name}", _help(name)) for name in COMMANDS]
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```\n{text.strip()}\n```\n"


def _help(*command: str) -> str:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(  # noqa: S603 - our own words
        (sys.executable, "-c", PROGRAM, *command, "--help"),
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return done.stdout.replace("Usage: -c ", "Usage: programme ")
