"""How the program starts: what it imports, and how it behaves in pipes."""

import os
import subprocess
import sys
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import pytest

from programme.cli.layout import Line, Style
from programme.cli.printing import print_screen
from tests.cli.terminal import PRIYA, Terminal

SLOW = [
    *("sqlalchemy", "sqlmodel", "pydantic", "prefect", "numpy", "jinja2", "holidays"),
    *("alembic", "yaml", "rich", "psycopg"),
]
TELL = (
    "import sys\n"
    "from programme.cli import main\n"
    "try:\n"
    "    main()\n"
    "except SystemExit as end:\n"
    "    assert not end.code, end.code\n"
    f"print([name for name in {SLOW!r} if name in sys.modules])\n"
)
MAIN = "from programme.cli import main; main()"


def run(
    terminal: Terminal, *arguments: str, program: str = MAIN, **settings: str
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        name: value for name, value in terminal.environment.items() if value is not None
    }
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment | settings,
        timeout=60,
    )


@pytest.mark.parametrize(
    "command",
    [
        ("tasks", "--person", PRIYA),
        ("tasks", "example", "--due-within", "20"),
        ("list",),
        ("plan", "example"),
        ("plan", "example", "--gantt"),
        ("show", "example"),
        ("show", "example", "--deliverables"),
        ("gate", "example", "G0"),
        ("journal", "example"),
        ("people", "example"),
        ("changes", "example"),
        ("baseline", "example"),
        ("slip", "example"),
        ("calendar", "example"),
        ("committee", "example"),
        ("scenario", "example"),
        ("outbox",),
        ("--help",),
        ("tasks", "--help"),
    ],
    ids=" ".join,
)
def test_a_question_imports_no_framework(
    example: Terminal, command: tuple[str, ...]
) -> None:
    answer = run(example, "--as-of", "2026-04-20", *command, program=TELL)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines()[-1] == "[]"


def test_a_deed_on_a_file_imports_no_driver_of_postgres(example: Terminal) -> None:
    deed = ("start", "example", "P1-GOV-01", "--by", PRIYA)
    answer = run(example, "--as-of", "2026-04-01", *deed, program=TELL)
    assert answer.returncode == 0, answer.stderr
    assert "psycopg" not in answer.stdout.splitlines()[-1]


def test_no_colour_and_no_boxes_in_a_pipe(example: Terminal) -> None:
    for command in (["show", "example"], ["tasks"], ["plan", "example", "--gantt"]):
        answer = run(example, *command, NO_COLOR="", TERM="xterm-256color")
        assert answer.returncode == 0
        assert "\x1b" not in answer.stdout
        assert not set(answer.stdout) & set("┏┃┡━╭─╮")


def test_a_terminal_gets_strong_headings_unless_it_asks_for_none() -> None:
    class Tty(StringIO):
        def isatty(self) -> bool:
            return True

    screen = [Line("Gates", Style.STRONG), Line("G1")]
    styled, plain = Tty(), Tty()
    print_screen(screen, styled, colour=True)
    print_screen(screen, plain, colour=False)
    assert styled.getvalue() == "\x1b[1mGates\x1b[0m\nG1\n"
    assert plain.getvalue() == "Gates\nG1\n"


@pytest.mark.parametrize(
    "command",
    [
        ("show", "example"),
        ("show", "example", "--deliverables"),
        ("plan", "example"),
        ("tasks",),
        ("list",),
        ("people", "example"),
        ("gate", "example", "G1"),
        ("journal",),
        ("days", "example"),
        ("doctor",),
        ("definition", "show"),
        ("forecast", "example"),
        ("status", "example"),
        ("level", "example"),
    ],
    ids=" ".join,
)
def test_every_screen_fits_eighty_columns(
    example: Terminal, command: tuple[str, ...]
) -> None:
    answer = example(" ".join(command))
    assert max(map(len, answer.lines)) <= 80
    assert not any(line != line.rstrip() for line in answer.lines)


def test_the_version() -> None:
    answer = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", MAIN, "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == f"programme {version('culture-programme')}\n"


def test_a_reader_who_leaves_the_pipe_is_no_failure(example: Terminal) -> None:
    environment = os.environ | {
        name: value for name, value in example.environment.items() if value is not None
    }
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", MAIN, "--json", "plan", "example"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_letters_that_the_terminal_lacks(example: Terminal) -> None:
    answer = run(
        example, "plan", "example", "--gantt", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert answer.returncode == 0
    assert "M milestone   G gate" in answer.stdout
    assert answer.stdout.isascii()


def test_a_defect_is_told_in_plain_words(example: Terminal) -> None:
    broken = (
        "import programme.cli.commands.list as it\n"
        "it.heads = lambda read: 1 / 0\n"
        "from programme.cli import main\n"
        "main()\n"
    )
    answer = run(example, "list", program=broken)
    assert answer.returncode == 1
    assert "The program itself went wrong (ZeroDivisionError)." in answer.stderr
    assert "Traceback" not in answer.stderr
    path = " ".join(answer.stderr.split()).split("send ")[1].split(" to whoever")[0]
    kept = Path(path)
    assert "Traceback" in kept.read_text(encoding="utf-8")
    kept.unlink()


def test_completion_knows_keys_and_codes(example: Terminal) -> None:
    def complete(words: str) -> list[str]:
        answer = run(
            example,
            COMP_WORDS=words,
            COMP_CWORD=str(len(words.split(" ")) - 1),
            _PROGRAMME_COMPLETE="complete_bash",
            program="import sys; sys.argv[0] = 'programme'; " + MAIN,
        )
        return answer.stdout.split()

    assert complete("programme sh") == ["show"]
    assert complete("programme show ex") == ["example"]
    assert complete("programme gate example G") == ["G0", "G1", "G2", "G3", "G4", "G5"]
    assert complete("programme accept example D10") == [f"D10{n}" for n in range(1, 9)]
    assert "resolve" in complete("programme outbox re")
    assert complete("programme plan example --ro") == ["--rows"]
