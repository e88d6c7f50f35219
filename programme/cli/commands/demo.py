"""The command ``programme demo``."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import BadParameter, Context, Exit, Option

from programme.cli.door import Door, enter
from programme.cli.progress_bar import with_bar
from programme.cli.quick import Command, new_app
from programme.core.refusal import RefusedError
from programme.core.words import long_date

if TYPE_CHECKING:
    from programme.cli.demo.living import Stage

MARK = ".programme-demo"

app = new_app()


@app.command(cls=Command)
def demo(
    ctx: Context,
    *,
    folder: Annotated[Path, Option(help="Where the example is kept.")] = Path(
        "demo-data"
    ),
    without_prefect: Annotated[
        bool, Option("--without-prefect", help="Do the last day without Prefect too.")
    ] = False,
) -> None:
    """Live an example programme up to today, and show what its people see.

    An example trust starts some months ago and lives each working day through the
    real daily run, the last one through Prefect. Doing it again starts clean.
    """
    door = enter(ctx)
    _require_screens(door)
    folder = folder.absolute()
    _start_clean(folder)
    url = f"sqlite:///{folder / 'programme.db'}"
    today = door.today()
    last = _live(door, folder, url, today, with_prefect=not without_prefect)
    _show(folder, url, last)


def _require_screens(door: Door) -> None:
    """Let a demo pass that is asked for what it gives: screens, from its own database."""
    if door.json:
        what = "demo shows its people's screens, and gives no JSON"
        raise BadParameter(what, param_hint="--json")
    if door.options.database:
        what = "demo makes a database of its own: say where with --folder"
        raise BadParameter(what, param_hint="--database")


def _start_clean(folder: Path) -> None:
    """Empty the folder, when it is one that this command made.

    Raises:
        RefusedError: when there is something else in it.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise RefusedError(
                f"{folder} holds something else",
                cure="Name an empty or new folder with --folder",
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("Made by programme demo, which may empty it.\n")


def _live(
    door: Door, folder: Path, url: str, today: date, *, with_prefect: bool
) -> date:
    """Live every working day up to today; give the last one."""
    from programme.cli.demo.living import working_days

    stage = _stage(folder, url)
    programme = stage.begin(today)
    days = working_days(programme, today)
    door.say(
        f"{programme.organisation} began on {long_date(programme.start)}."
        f" It now lives {len(days)} working days, up to {long_date(days[-1])}."
    )
    living = stage.live(days)
    for _ in with_bar(days[:-1], "Working days"):
        next(living)
    if with_prefect:
        door.say("The last day runs through a Prefect server of its own.")
        _through_prefect(folder, url, days[-1])
    next(living)
    # What the flow queued is due from now on, and not from the morning that was lived.
    stage.hand_over(door.now())
    stage.database.dispose()
    return days[-1]


def _stage(folder: Path, url: str) -> "Stage":
    """Make the database and the mailbox, and get ready to play."""
    from programme.cli.demo.living import Stage
    from programme.core.messages import Addressee
    from programme.notifications.mailbox import MailboxFolder
    from programme.operations.posting import Post
    from programme.storage.database import open_database
    from programme.storage.migrating import upgrade

    database = open_database(url)
    upgrade(database)
    mailbox = MailboxFolder(folder / "mail")
    mailbox.folder.mkdir()
    sender = Addressee("Culture and Leadership Programme", "programme@trust.example")
    channels = {mailbox.name: mailbox}
    return Stage(database, channels, mailbox.name, Post(sender, "trust.example"))


def _through_prefect(folder: Path, url: str, day: date) -> None:
    """Run the day's flow as the schedule would: flows are another door, and apart."""
    environment = os.environ | {
        "PROGRAMME_DATABASE_URL": url,
        "PROGRAMME_SENDER": "programme@trust.example",
        "PROGRAMME_MESSAGE_DOMAIN": "trust.example",
        "PREFECT_HOME": str(folder / "prefect"),
    }
    command = (sys.executable, "-m", "flows", "daily", "--day", day.isoformat())
    done = subprocess.run(command, check=False, env=environment)  # noqa: S603
    if done.returncode:
        raise Exit(done.returncode)


def _show(folder: Path, url: str, day: date) -> None:
    from rich.console import Console

    from programme.cli.demo.show import Show

    Show(folder, url, day, Console()).everything()
