"""Try changes under a name, beside the plan: keep them, merge them as one, or drop them."""

from collections.abc import Sequence

from programme.core.access import Deed
from programme.core.edit_problems import require_sound
from programme.core.edit_words import edit_words
from programme.core.edits import Edit
from programme.core.refusal import RefusedError
from programme.interchange.edits_json import edits_from_json, edits_to_json
from programme.operations.change_plan import (
    Why,
    make_change,
    require_delay_reason,
    require_version,
)
from programme.operations.changing import Request, changing
from programme.operations.result import Done
from programme.storage.database import Database
from programme.storage.scenarios import (
    Scenario,
    delete_scenario,
    find_scenario,
    save_scenario,
    scenarios,
)


def add_to_scenario(
    database: Database, request: Request, name: str, edits: Sequence[Edit]
) -> Done:
    """Add edits to a scenario, making it when it is new; the plan stays as it is.

    Raises:
        RefusedError: when the person may not, or an edit of the scenario has a problem
            on today's plan.
    """
    with changing(database, request) as change:
        change.require(Deed.TRY)
        if not name.strip():
            raise RefusedError("A scenario needs a name", cure="Give it one")
        known = {one.name: one for one in scenarios(change.read, change.programme.id)}
        before = edits_from_json(known[name].edits) if name in known else ()
        after = (*before, *edits)
        require_sound(change.programme, change.definition, after)
        at, person = request.at, change.actor
        scenario = Scenario(
            name, edits_to_json(after), person.person_id, person.name, at
        )
        save_scenario(change.connection, change.programme.id, scenario)
        change.journal(
            "kept scenario", name, {"edits": len(before)}, {"edits": len(after)}
        )
        return Done(f"Scenario {name} is kept; the plan stays as it is", ())


def drop_scenario(database: Database, request: Request, name: str) -> Done:
    """Drop a scenario; the plan stays as it is.

    Raises:
        RefusedError: when the person may not, or there is no such scenario.
    """
    with changing(database, request) as change:
        change.require(Deed.TRY)
        held = find_scenario(change.read, change.programme.id, name).edits
        delete_scenario(change.connection, change.programme.id, name)
        change.journal("dropped scenario", name, {}, {})
        notes = (f"It held: {edit_words(one)}" for one in edits_from_json(held))
        said = f"Scenario {name} is dropped; the plan stays as it is"
        return Done(said, (), tuple(notes))


def merge_scenario(
    database: Database, request: Request, name: str, why: Why, version: int | None
) -> Done:
    """Make everything that a scenario holds as one change, and drop the scenario.

    Raises:
        RefusedError: when the person may not, there is no such scenario, an edit has a
            problem on today's plan, or the programme was changed since ``version``.
    """
    with changing(database, request) as change:
        change.require(Deed.CHANGE)
        require_version(change.programme, version)
        require_delay_reason(change.definition, why.delay_reason)
        scenario = find_scenario(change.read, change.programme.id, name)
        edits = edits_from_json(scenario.edits)
        require_sound(change.programme, change.definition, edits)
        delete_scenario(change.connection, change.programme.id, name)
        change.journal("merged scenario", name, {}, {"edits": len(edits)})
        return make_change(change, edits, why)
