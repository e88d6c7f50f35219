"""The command ``programme doctor``."""

from typer import Context, Exit

from programme.cli.checkup import CHECKS, IN_A_FILE, check
from programme.cli.door import enter
from programme.cli.failing import NO
from programme.cli.progress_bar import with_bar
from programme.cli.quick import Command, new_app
from programme.cli.screens.doctor import doctor_data, doctor_screen
from programme.storage.address import SqliteAddress, address
from programme.storage.views.health import Moment

app = new_app()


@app.command(cls=Command)
def doctor(ctx: Context) -> None:
    """Check that everything is sound, and say what to do if not.

    Nothing is changed. Exit code 1 when something was found.

    With --json: sound, and checks, each with name, holds, sound, found and cure.
    """
    door = enter(ctx)
    in_a_file = isinstance(address(door.settings.database), SqliteAddress)
    wanted = (IN_A_FILE, *CHECKS) if in_a_file else CHECKS
    moment = Moment(door.today(), door.now())
    with door.reading() as read:
        results = [check(one, read, moment) for one in with_bar(wanted, "Checking")]
    if door.json:
        door.give(doctor_data(results))
    else:
        door.show(doctor_screen(results, door.width))
    if any(result.found for result in results):
        raise Exit(NO)
