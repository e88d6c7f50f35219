"""The README's commands do what it says, typed in order in an empty home."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from programme.cli.command_names import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = "import sys; from programme.cli import main; sys.exit(main())"


def test_the_commands_of_every_first_five_things_work_in_order(tmp_path: Path) -> None:
    blocks = re.findall(r"```bash\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == 4
    said: dict[str, str] = {}
    for line in "".join(blocks).splitlines():
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            said[name] = value
            continue
        done = _typed(line, home=tmp_path, said=said)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def test_each_kind_of_user_finds_five_things() -> None:
    headings = re.findall(r"### (.*?)\n(.*?)(?=\n##)", README, re.DOTALL)
    counts = {
        name: len(re.findall(r"^(?:programme|make|python) ", text, re.MULTILINE))
        for name, text in headings
    }
    assert set(counts.values()) == {5}, counts


def test_the_page_of_commands_has_every_command() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## programme {name}\n" not in page] == []


def test_every_file_that_the_readme_names_is_there() -> None:
    linked = re.findall(r"\]\(([^)]+)\)", README)
    assert [name for name in linked if not (ROOT / name).exists()] == []


def _typed(
    line: str, *, home: Path, said: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(line)
    assert program == "programme"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        **said,
    }
    return subprocess.run(  # noqa: S603 - the README's own words
        (sys.executable, "-c", PROGRAM, *arguments),
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        cwd=home,
    )
