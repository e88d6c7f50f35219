"""Undo a change of a plan: exactly what it changed comes back, as a change of its own."""

from collections.abc import Mapping

from programme.core.access import Deed
from programme.core.edit_problems import require_sound
from programme.core.edits import Edit
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.undoing import in_common, in_force, later_in_force
from programme.interchange.edits_json import edits_from_json
from programme.operations.change_plan import Why, make_change, require_version
from programme.operations.changing import Request, changing
from programme.operations.result import Done
from programme.storage.changes import StoredChange, changes
from programme.storage.database import Database
from programme.storage.reading import Reader

Made = Mapping[int, StoredChange]


def undo(
    database: Database,
    request: Request,
    number: int | None = None,
    reason: str = "",
    version: int | None = None,
) -> Done:
    """Undo a change by its number, or the last one that holds and is no undoing itself.

    ``version`` is the programme's as a preview saw it, None when nobody looked.

    Raises:
        RefusedError: when the person may not, there is no such change, it was undone
            already, what it changed has been changed again since, or the programme was
            changed since the preview.
    """
    with changing(database, request) as change:
        change.require(Deed.CHANGE)
        require_version(change.programme, version)
        made = _made(change.read, change.programme.id)
        wanted = _to_undo(made, number, request.key)
        back = _take_back(made, wanted)
        require_sound(change.programme, change.definition, back, undoing=True)
        return make_change(change, back, Why(reason), wanted.number)


def what_undoes(
    read: Reader, programme: Programme, number: int | None
) -> tuple[Edit, ...]:
    """Give the edits by which ``undo`` would undo a change, to look at them first.

    Raises:
        RefusedError: when there is no such change, or it cannot be undone.
    """
    made = _made(read, programme.id)
    return _take_back(made, _to_undo(made, number, programme.key))


def _made(read: Reader, programme_id: int) -> Made:
    return {one.number: one for one in changes(read, programme_id)}


def _to_undo(made: Made, number: int | None, key: str) -> StoredChange:
    """Give the change that is to be undone.

    Raises:
        RefusedError: when there is none, or it was undone already.
    """
    holding, see = in_force(made), f"programme changes {key}"
    if number is None:
        wanted = [one for one in holding if made[one].undoes is None]
        if not wanted:
            raise RefusedError(
                "There is nothing to undo", cure=f"See what was changed with: {see}"
            )
        return made[max(wanted)]
    if number not in made:
        raise RefusedError(f"There is no change {number}", cure=f"See them with: {see}")
    if number not in holding:
        by = made[number].undone_by
        raise RefusedError(
            f"Change {number} was undone already, by change {by}",
            cure=f"To make it again, undo change {by}",
        )
    return made[number]


def _take_back(made: Made, wanted: StoredChange) -> tuple[Edit, ...]:
    """Give the edits that take a change back.

    Raises:
        RefusedError: when what it changed has been changed again since.
    """
    edits = edits_from_json(wanted.edits)
    for later in later_in_force(made, wanted.number):
        shared = in_common(edits, edits_from_json(made[later].edits))
        if shared:
            raise RefusedError(
                f"Change {wanted.number} can no longer be undone alone",
                f"change {later} changed {', '.join(shared)} after it",
                cure=f"Undo change {later} first",
            )
    return edits_from_json(wanted.inverse)
