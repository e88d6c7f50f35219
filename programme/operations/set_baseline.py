"""Set a baseline: a numbered, named, approved copy of today's dates."""

from programme.core.access import Deed, require
from programme.core.refusal import RefusedError
from programme.operations.changing import Request, changing
from programme.operations.result import Done
from programme.storage.baselines import Baseline, baseline_count, insert_baseline
from programme.storage.database import Database
from programme.storage.programmes import programme_by_key


def set_baseline(database: Database, request: Request, name: str) -> Done:
    """Copy today's dates under the next number and a name.

    Raises:
        RefusedError: when the person may not, or the name is empty.
    """
    with changing(database, request) as change:
        require(change.actor, Deed.BASELINE, {})
        if not name.strip():
            raise RefusedError("A baseline needs a name", cure="Give it with --name")
        moves = change.replan()
        programme = programme_by_key(change.read, request.key)
        number = baseline_count(change.read, programme.id) + 1
        baseline = Baseline(
            number, name, change.actor.person_id, request.on, request.at
        )
        insert_baseline(
            change.connection, programme.id, baseline, programme.dates.values()
        )
        change.journal("set baseline", str(number), {}, {"name": name})
        return Done(f"Baseline {number}, {name}, is set", moves)
