"""Show what a newcomer should see, through the real program and the real mail."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console

from programme.cli.demo.people import KEY
from programme.core.delivery import MessageKind
from programme.notifications.mime import read_text
from programme.storage.reading import reading
from programme.storage.views.sent import sent_messages

PROGRAM = "import sys; from programme.cli import main; sys.exit(main())"
MESSAGES = 3
SPONSOR = "Samir Patel"


@dataclass(frozen=True, slots=True)
class Show:
    """Where the example was played, its last day, and the terminal it is shown on."""

    folder: Path
    database_url: str
    day: date
    console: Console

    def everything(self) -> None:
        """Show the screens, the day's messages, the digest, and what to try next."""
        self._screen("Where the programme stands", "show", KEY)
        self._screen("The plan", "plan", KEY, "--gantt", "--phase", "diagnose")
        self._messages()
        self._digest()
        self._next()

    def _screen(self, title: str, *arguments: str) -> None:
        """Run one command of the program as a person would."""
        self._heading(title)
        self.console.print(f"$ programme {' '.join(arguments)}", style="dim")
        self.console.print()
        environment = os.environ | {
            "PROGRAMME_DATABASE_URL": self.database_url,
            "COLUMNS": str(self.console.width),
        }
        command = (sys.executable, "-c", PROGRAM, *arguments)
        subprocess.run(command, check=True, env=environment)  # noqa: S603 - our own words

    def _messages(self) -> None:
        with reading(self.database_url) as read:
            sent = sent_messages(read, MessageKind.REMINDERS, self.day, self.day)
        first_of_each = dict(reversed(sent))
        for name in list(dict.fromkeys(name for name, _ in sent))[:MESSAGES]:
            self._heading(f"The day's message to {name}")
            self._text(read_text(first_of_each[name]))

    def _digest(self) -> None:
        with reading(self.database_url) as read:
            sent = sent_messages(read, MessageKind.DIGEST, date.min, self.day)
        newest = next((mime for name, mime in sent if name == SPONSOR), None)
        if newest is not None:
            self._heading("The sponsor's digest, as it arrives")
            self._text(read_text(newest))

    def _next(self) -> None:
        self._heading("Where things are, and what to try next")
        say = self.console.print
        say(f"Database   {self.folder / 'programme.db'}", highlight=False)
        say(f"Mail       {self.folder / 'mail'}", highlight=False)
        say("\nActivate the tools and look around as the programme lead:\n")
        for line in (
            "source .venv/bin/activate",
            f'export PROGRAMME_DATABASE_URL="{self.database_url}"',
            "export PROGRAMME_BY=maria.kowalska@trust.example",
            f"programme tasks {KEY} --overdue",
            f"programme gate {KEY} G2",
            f"programme journal {KEY}",
            "programme doctor",
        ):
            say(f"  {line}", highlight=False, soft_wrap=True)

    def _text(self, text: str) -> None:
        self.console.print(text, markup=False, highlight=False)

    def _heading(self, title: str) -> None:
        self.console.print()
        self.console.rule(f"[bold]{title}", align="left")
