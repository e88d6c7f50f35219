"""The picture in the README: the status screen of the example trust on a fixed day."""

import io
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from docs.commands import PROGRAM
from programme.cli.demo.living import Stage, working_days
from programme.core.messages import Addressee
from programme.notifications.console import Console as ConsoleChannel
from programme.operations.posting import Post
from programme.storage.database import open_database
from programme.storage.migrating import upgrade

DAY = date(2026, 11, 23)
_THEME = TerminalTheme(
    (255, 255, 255), (33, 43, 50), [(33, 43, 50)] * 8, [(33, 43, 50)] * 8
)
# As rich's own, less the fonts that it would fetch from another host.
_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def status_picture() -> str:
    """Live the example up to the day and give its status screen as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'programme.db'}"
        _live(url)
        screen = _status(url)
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text(screen.rstrip()))
    return console.export_svg(
        title="programme show example",
        theme=_THEME,
        code_format=_FORMAT,
        unique_id="status",
    )


def _live(url: str) -> None:
    database = open_database(url)
    upgrade(database)
    post = Post(Addressee("Programme", "programme@trust.example"), "trust.example")
    channel = ConsoleChannel(io.StringIO())
    stage = Stage(database, {channel.name: channel}, channel.name, post)
    for _ in stage.live(working_days(stage.begin(DAY), DAY)):
        pass
    database.dispose()


def _status(url: str) -> str:
    arguments = ("--as-of", DAY.isoformat(), "show", "example")
    environment = {**os.environ, "PROGRAMME_DATABASE_URL": url, "COLUMNS": "80"}
    done = subprocess.run(  # noqa: S603 - our own words
        (sys.executable, "-c", PROGRAM, *arguments),
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return done.stdout
