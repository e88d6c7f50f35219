"""Make a programme of a plan from elsewhere, which stays on its clock times."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from programme.core.access import LEAD
from programme.core.imported_programme import ImportedProgramme
from programme.core.people import PersonInRole
from programme.core.plan import NOT_STARTED, Activity, Progress
from programme.core.programme import Programme
from programme.core.progress import status_of
from programme.core.status import ActivityStatus
from programme.operations.assign_people import fill_roles
from programme.operations.changing import chain_of
from programme.operations.create import Making, NewProgramme, store_new
from programme.storage.database import Database
from programme.storage.journal import Entry, append

REPORTED: Mapping[ActivityStatus, str] = {
    ActivityStatus.IN_PROGRESS: "started",
    ActivityStatus.FINISHED: "finished",
}
"""How the journal names what a file says has happened, by status."""


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports a plan, and when; ``at`` is aware."""

    person: PersonInRole
    at: datetime

    def __str__(self) -> str:
        """Name the person as the journal does."""
        return f"{self.person.name} <{self.person.email}>"


def lead_of(imported: ImportedProgramme, email: str) -> PersonInRole:
    """Give the lead of an imported programme: whoever imports it.

    Their name is that of a resource with the same address, else it comes from the
    address.
    """
    named = (p.name for p in imported.people if p.email.lower() == email.lower())
    words = email.partition("@")[0].replace(".", " ").replace("_", " ")
    return PersonInRole(LEAD, next(named, words.title()), email)


def import_new(
    database: Database,
    new: NewProgramme,
    imported: ImportedProgramme,
    importer: Importer,
    as_of: date,
) -> Programme:
    """Store a new programme, its people and what has happened, in one transaction.

    Raises:
        RefusedError: when the key is taken or unfit, or the organisation exists in
            another nation.
    """
    entry = Entry(
        importer.at, str(importer), "imported", new.key, {}, _made(new, imported)
    )
    making = Making(new, imported.definition, imported.instance, imported.timed)
    with database.writing() as connection:
        programme = store_new(connection, making, as_of, entry)
        people = [importer.person, *imported.people]
        fill_roles(connection, programme, people, (importer.at, str(importer)))
        facts = list(_facts(imported, importer))
        append(connection, chain_of(new.key), facts)
        return programme


def fact_entry(
    at: datetime, who: str, activity: Activity, before: Progress = NOT_STARTED
) -> Entry:
    """Give the journal line of what a file says has happened to an activity."""
    was, now = asdict(before), asdict(activity.progress)
    differing = [name for name in now if was[name] != now[name]]
    return Entry(
        at,
        who,
        REPORTED[status_of(activity.progress)],
        activity.code,
        {name: was[name] for name in differing},
        {name: now[name] for name in differing},
        "as the imported file says",
    )


def _facts(imported: ImportedProgramme, importer: Importer) -> Iterator[Entry]:
    for activity in imported.instance.plan.activities:
        if activity.progress != NOT_STARTED:
            yield fact_entry(importer.at, str(importer), activity)


def _made(new: NewProgramme, imported: ImportedProgramme) -> dict[str, object]:
    return {
        "organisation": new.organisation,
        "start": new.start,
        "title": imported.definition.title,
        "tasks": len(imported.instance.plan.activities)
        - len(imported.definition.phases),
    }
