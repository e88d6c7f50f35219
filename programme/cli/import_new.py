"""A plan from elsewhere becomes a programme: shown first, then agreed to, then stored."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typer import BadParameter, Context, Exit

from programme.cli.door import Door, enter
from programme.cli.failing import NO
from programme.cli.first_database import make_if_missing
from programme.cli.layout import Screen
from programme.cli.planned_programme import plan_as_of
from programme.cli.previewing import ADD_YES, QUESTION
from programme.core.nation import Nation
from programme.core.people import is_email
from programme.interchange.formats import read_timed

if TYPE_CHECKING:
    from programme.core.imported_programme import ImportedProgramme
    from programme.core.people import PersonInRole
    from programme.core.timed.schedule import TimedSchedule
    from programme.interchange.mspdi.reading import Imported


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a plan is to become: the key, whose it is, and who imports it."""

    key: str
    organisation: str
    nation: Nation
    by: str | None
    yes: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """Everything that the preview tells."""

    file: str
    imported: "Imported"
    schedule: "TimedSchedule"
    found: "ImportedProgramme"
    lead: "PersonInRole"

    def screen(self, width: int) -> Screen:
        from programme.cli.screens.import_new import import_screen
        from programme.cli.screens.imported import imported_screen

        said = imported_screen(self.file, self.imported, self.schedule, width)
        return [*said, *import_screen(self.found, self.lead, width)]

    def data(self, wanted: Wanted) -> dict[str, object]:
        from programme.cli.screens.import_new import import_data
        from programme.cli.screens.imported import imported_data

        return {
            "programme": wanted.key,
            "organisation": wanted.organisation,
            **imported_data(self.file, self.imported, self.schedule),
            **import_data(self.found, self.lead),
        }


def import_as_new(ctx: Context, file: Path, wanted: Wanted) -> None:
    """Show what a plan becomes, and store it as a programme when that is agreed to.

    Raises:
        BadParameter: when nobody says who they are, by an e-mail address.
        ProblemsFoundError: with everything that keeps it from being a plan.
        RefusedError: when it holds no task, or cannot be stored so.
        Exit: when nothing was agreed to.
    """
    door = enter(ctx)
    by = door.by(wanted.by)
    if not is_email(by):
        raise BadParameter("give an e-mail address", param_hint="--by")
    shown = _look(file, by)
    if not _agreed(door, shown, wanted):
        raise Exit(NO)
    _store(door, shown, wanted)


def _look(file: Path, by: str) -> _Shown:
    from programme.core.imported_programme import imported_programme
    from programme.interchange.mspdi.checking import schedule_of
    from programme.operations.import_plan import lead_of

    imported = read_timed(file)
    schedule = schedule_of(imported.plan, file.name)
    found = imported_programme(imported.plan)
    return _Shown(file.name, imported, schedule, found, lead_of(found, by))


def _agreed(door: Door, shown: _Shown, wanted: Wanted) -> bool:
    if wanted.yes:
        return True
    if door.json:
        door.give({**shown.data(wanted), "accepted": False})
        return False
    door.show(shown.screen(door.width))
    if door.asks and door.agreed(QUESTION):
        return True
    door.say("Nothing was changed." if door.asks else ADD_YES)
    return False


def _store(door: Door, shown: _Shown, wanted: Wanted) -> None:
    from programme.cli.screens.import_new import stored_screen
    from programme.operations.create import NewProgramme
    from programme.operations.import_plan import Importer, import_new

    found, as_of = shown.found, door.today()
    start, zone = found.instance.plan.start, door.settings.time_zone
    new = NewProgramme(
        wanted.organisation.strip(), wanted.key, start, wanted.nation, zone
    )
    importer = Importer(shown.lead, door.now())
    with door.database() as database:
        make_if_missing(door, database)
        import_new(database, new, found, importer, as_of)
    with door.reading() as read:
        made = plan_as_of(read, wanted.key, as_of)
    if door.json:
        door.give({**shown.data(wanted), "accepted": True})
    else:
        door.show(stored_screen(made, door.width))
