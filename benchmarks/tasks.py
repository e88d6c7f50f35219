"""How long a cold `programme tasks` takes, beside Taskwarrior and beside the imports.

One person's list out of a database of 20 programmes: the command is started as a person
starts it, and its processor time is compared, in the same run, with `task list` over as
many tasks and with `python -c "import typer, rich, sqlalchemy"`.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from programme.core.nation import Nation
from programme.core.people import PersonInRole
from programme.interchange.definition.reading import built_in_definition
from programme.operations.assign_people import assign_people
from programme.operations.create import NewProgramme, create
from programme.storage.database import open_database
from programme.storage.migrating import upgrade

PROGRAMMES = 20
RUNS = 7
PERSON = "programme_lead@trust.example"
START = date(2026, 4, 1)
AT = datetime(2026, 4, 1, 6, 30, tzinfo=UTC)
IMPORTS = "import typer, rich, sqlalchemy"


def main() -> None:
    """Fill a database, run the rivals in turn, print processor seconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/programme.db"
        _fill(url)
        listed = _tasks_listed(url)
        ours = _cpu(_ours(), {"PROGRAMME_DATABASE_URL": url})
        imports = _cpu([sys.executable, "-c", IMPORTS], {})
        rows = [
            ("programme tasks", ours),
            (f'python -c "{IMPORTS}"', imports),
            ("python -c pass", _cpu([sys.executable, "-c", "pass"], {})),
        ]
        if shutil.which("task"):
            rows.append(("task list (Taskwarrior)", _taskwarrior(folder, listed)))
        _print(rows, listed)


def _fill(url: str) -> None:
    database = open_database(url)
    upgrade(database)
    definition = built_in_definition()
    for number in range(PROGRAMMES):
        key = f"trust-{number:02}"
        new = NewProgramme(
            f"Trust {number:02}",
            key,
            START,
            Nation.ENGLAND_AND_WALES,
            "Europe/London",
        )
        create(database, new, definition, as_of=START, at=AT)
        people = [
            PersonInRole(role.id, role.title, f"{role.id}@trust.example")
            for role in definition.roles
        ]
        assign_people(database, key, people, AT)
    database.dispose()


def _ours(*options: str) -> list[str]:
    program = Path(sys.executable).parent / "programme"
    before = ["--as-of", START.isoformat(), *options]
    return [str(program), *before, "tasks", "trust-07", "--person", PERSON]


def _tasks_listed(url: str) -> int:
    done = subprocess.run(  # noqa: S603
        _ours("--json"),
        check=True,
        capture_output=True,
        env=os.environ | {"PROGRAMME_DATABASE_URL": url},
    )
    found: int = len(json.loads(done.stdout)["tasks"])
    return found


def _taskwarrior(folder: str, count: int) -> float:
    settings = Path(folder) / "taskrc"
    settings.write_text(f"data.location={folder}/tasks\nconfirmation=off\n")
    environment = {"TASKRC": str(settings), "TASKDATA": f"{folder}/tasks"}
    tasks = [
        {
            "description": f"Task {number}",
            "status": "pending",
            "due": "20261201T000000Z",
        }
        for number in range(count)
    ]
    subprocess.run(
        ["task", "import", "-"],  # noqa: S607
        input=json.dumps(tasks).encode(),
        check=True,
        capture_output=True,
        env=os.environ | environment,
    )
    return _cpu(["task", "list"], environment)


def _cpu(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Give the least processor seconds of some runs, children of the command too."""
    return min(_once(command, environment) for _ in range(RUNS))


def _once(command: Sequence[str], environment: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603
        command, check=True, capture_output=True, env=os.environ | dict(environment)
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _print(rows: list[tuple[str, float]], listed: int) -> None:
    ours = rows[0][1]
    title = f"Cold start: {listed} tasks of one person out of {PROGRAMMES} programmes"
    table = Table("command", "CPU s", "ours is", title=title)
    for name, seconds in rows:
        table.add_row(name, f"{seconds:.3f}", f"{ours / seconds:.2f} times")
    Console().print(table)


if __name__ == "__main__":
    main()
