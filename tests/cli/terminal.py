"""A terminal for tests: the real program, on a database and a mailbox of its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from programme.cli.app import app

SAM = "sam@trust.example"
PRIYA = "priya@trust.example"
ALEX = "alex@trust.example"
CHRIS = "chris@trust.example"
JO = "jo@trust.example"

PEOPLE = f"""\
role,name,email
programme_lead,Sam Okoro,{SAM}
exec_sponsor,Priya Nair,{PRIYA}
chief_executive,Alex Moss,{ALEX}
board,Chris Field,{CHRIS}
steering_group,Priya Nair,{PRIYA}
change_team,Jo Bloggs,{JO}
"""


@dataclass(frozen=True)
class Answer:
    """What the program said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Everything on one line: words are tested, not where they break."""
        return " ".join((self.out + self.err).split())

    @cached_property
    def data(self) -> Any:
        return json.loads(self.out)

    @cached_property
    def error(self) -> Any:
        return json.loads(self.err)["error"]

    @property
    def lines(self) -> list[str]:
        return (self.out + self.err).splitlines()


@dataclass(frozen=True)
class Terminal:
    """Runs commands; ``as_of`` and ``by`` stand for every command that gives none."""

    url: str
    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def __call__(
        self,
        command: str,
        *words: str,
        as_of: str = "2026-04-01",
        by: str = "",
        as_json: bool = False,
    ) -> Answer:
        """Run a command, given as it is typed, but for words that hold blanks."""
        before = ["--as-of", as_of] if as_of else []
        before += ["--json"] if as_json else []
        arguments = [*before, *command.split(), *words]
        result = CliRunner().invoke(app, arguments, env=self.environment | _as(by))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    @property
    def environment(self) -> dict[str, str | None]:
        return {
            "PROGRAMME_DATABASE_URL": self.url,
            "PROGRAMME_MAILBOX": str(self.folder / "mailbox"),
            "PROGRAMME_BY": None,
            "PROGRAMME_CHANNEL": None,
            "PROGRAMME_MESSAGES_A_MINUTE": "60000",
            "COLUMNS": "80",
            "NO_COLOR": "1",
            **self.settings,
        }

    def done(
        self, command: str, *words: str, as_of: str = "2026-04-01", by: str = ""
    ) -> str:
        """Do something that must succeed; give what was said."""
        answer = self(command, *words, as_of=as_of, by=by)
        assert answer.code == 0, answer.text
        return answer.text

    def changed(self, command: str, *words: str) -> str:
        """Change a plan, agreeing to what is shown; give what was said."""
        return self.done(command, *words, "--yes")

    def finishes(self) -> dict[str, str]:
        """Give the finish of everything in the plan of the example, by code."""
        plan = self("plan example", as_json=True).data
        return {one["code"]: one["finish"] for one in plan["activities"]}


def _as(by: str) -> dict[str, str]:
    return {"PROGRAMME_BY": by} if by else {}


def begin(terminal: Terminal) -> None:
    """Make the example programme, with people in the roles that the tests need."""
    new = "new --start 2026-04-01 --key example --organisation"
    made = terminal(new, "Example NHS Foundation Trust")
    assert made.code == 0, made.text
    people = terminal.folder / "people.csv"
    people.write_text(PEOPLE)
    given = terminal(f"people example --csv {people}", by=SAM)
    assert given.code == 0, given.text
