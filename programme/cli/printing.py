"""Screens and data printed: plainly into a pipe, with strong headings on a terminal."""

import json
import shutil
import sys
from collections.abc import Mapping
from datetime import date, datetime
from typing import TextIO

from programme.cli.layout import Screen, Style

WIDTH = 80
"""The width where nothing says how wide the terminal is."""

NARROWEST = 60
"""In fewer columns lines break where the terminal breaks them."""


def terminal_width() -> int:
    """Say how many columns there are: COLUMNS, else the terminal's, else 80."""
    return max(NARROWEST, shutil.get_terminal_size((WIDTH, 24)).columns)


def print_screen(screen: Screen, stream: TextIO, *, colour: bool) -> None:
    """Print a screen; escape codes go to terminals only."""
    styled = colour and stream.isatty()
    for line in screen:
        code = line.style.value if styled and line.style is not Style.PLAIN else ""
        text = f"\x1b[{code}m{line.text}\x1b[0m" if code else line.text
        stream.write(f"{text}\n")


def print_data(data: Mapping[str, object], stream: TextIO) -> None:
    """Print one JSON object; days and instants are ISO text."""
    stream.write(json.dumps(data, indent=2, default=_as_text))
    stream.write("\n")


def forgive_letters() -> None:
    """Print a question mark where the terminal lacks a letter, and go on."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
