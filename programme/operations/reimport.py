"""Store what a plan that is imported again brings beside its points."""

from collections.abc import Iterator
from dataclasses import asdict, replace

from programme.core.imported_programme import ImportedProgramme, imported_programme
from programme.core.people import PersonInRole
from programme.core.plan import NOT_STARTED, Activity
from programme.core.programme import Programme
from programme.interchange.canonical import definition_to_json
from programme.operations.assign_people import fill_roles
from programme.operations.changing import Change, chain_of
from programme.operations.import_plan import fact_entry
from programme.storage.definitions import keep_definition
from programme.storage.journal import Entry, append
from programme.storage.saving import replace_falls_due, save_origin, save_progress
from programme.storage.timed_plans import save_timed


def store_reimport(change: Change, after: Programme) -> Change:
    """Store the clock times, the definition, new people and facts of a plan.

    People of resources that are new get their roles. Gives the change as it goes on,
    with the definition that now holds.
    """
    if after.timed is None:
        return change
    before, connection = change.programme, change.connection
    found = imported_programme(after.timed)
    text = definition_to_json(found.definition)
    digest = keep_definition(connection, change.read, found.definition, text)
    save_timed(connection, before.id, after.timed)
    save_origin(connection, after, digest)
    said = change.request.at, str(change.actor)
    fill_roles(connection, before, list(_newcomers(change, found)), said)
    _store_facts(change, after)
    gone = before.details.keys() - after.details.keys()
    replace_falls_due(connection, before.id, gone, [])
    return replace(change, definition=found.definition)


def _newcomers(change: Change, found: ImportedProgramme) -> Iterator[PersonInRole]:
    known = {role.id for role in change.definition.roles}
    return (one for one in found.people if one.role not in known)


def _store_facts(change: Change, after: Programme) -> None:
    """Store what the file alone knows, and journal it and what leaves the plan."""
    at, who = change.request.at, str(change.actor)
    was, now = _told(change.programme), _told(after)
    lines = []
    for code, activity in now.items():
        before = was[code].progress if code in was else NOT_STARTED
        if before != activity.progress:
            save_progress(change.connection, after.id, code, activity.progress)
            lines.append(fact_entry(at, who, activity, before))
    lines += [
        Entry(at, who, "left out", code, asdict(gone.progress), asdict(NOT_STARTED))
        for code, gone in was.items()
        if code not in now and gone.progress != NOT_STARTED
    ]
    append(change.connection, chain_of(after.key), lines)


def _told(programme: Programme) -> dict[str, Activity]:
    return {one.code: one for one in programme.plan.activities}
