"""Change a plan by edits, in one transaction: checked, stored, re-planned, journalled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from programme.core.access import Deed
from programme.core.definition import Definition
from programme.core.edit_problems import require_sound
from programme.core.edit_words import edit_words
from programme.core.edited import edited, inverse
from programme.core.edits import Edit
from programme.core.preview import Preview, news, preview
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.interchange.edits_json import edits_to_json
from programme.operations.changing import Change, Request, changing
from programme.operations.reimport import store_reimport
from programme.operations.result import Done
from programme.storage.changes import StoredChange, insert_change, next_number
from programme.storage.database import Database
from programme.storage.editing import save_edited
from programme.storage.programmes import programme_by_key


@dataclass(frozen=True, slots=True)
class Why:
    """Why a plan is changed; ``delay_reason`` is one of the definition's, or empty."""

    reason: str = ""
    delay_reason: str = ""


NO_REASON = Why()


def change_plan(
    database: Database,
    request: Request,
    edits: Sequence[Edit],
    why: Why = NO_REASON,
    version: int | None = None,
) -> Done:
    """Make all edits or none, and re-plan; what moved is what a preview would say.

    ``version`` is the programme's as the preview saw it, None when nobody looked.

    Raises:
        RefusedError: when the person may not, an edit has a problem, there is no such
            reason for delay, or the programme was changed since the preview.
    """
    with changing(database, request) as change:
        change.require(Deed.CHANGE)
        require_version(change.programme, version)
        require_sound(change.programme, change.definition, edits)
        require_delay_reason(change.definition, why.delay_reason)
        return make_change(change, edits, why)


def require_version(programme: Programme, version: int | None) -> None:
    """Let a change pass that is made from today's view of the programme.

    Raises:
        RefusedError: when it was changed since.
    """
    if version is not None and version != programme.version:
        raise RefusedError(
            f"{programme.key} was changed since this preview",
            cure="Look at the preview again",
        )


def require_delay_reason(definition: Definition, wanted: str) -> None:
    """Let no reason pass, or one of the definition's.

    Raises:
        RefusedError: when the definition has no such reason for delay.
    """
    known = [one.id for one in definition.delay_reasons]
    if wanted and wanted not in known:
        cure = f"Choose from {', '.join(known)}" if known else "Leave it out"
        raise RefusedError(f"There is no reason for delay {wanted}", cure=cure)


def make_change(
    change: Change, edits: Sequence[Edit], why: Why, undoes: int | None = None
) -> Done:
    """Store edits that are sound as the next change, and re-plan.

    The plan is first brought up to the day, so that what moves comes of the edits.
    """
    if change.request.on > change.programme.as_of:
        change.replan()
        fresh = programme_by_key(change.read, change.request.key)
        change = replace(change, programme=fresh)
    before = change.programme
    seen = preview(before, change.definition, edits, change.request.on)
    after = edited(before, edits)
    save_edited(change.connection, before, after, seen.after)
    change = store_reimport(change, after)
    number = next_number(change.read, before.id)
    back = inverse(before, edits)
    stored = _stored(change, number, seen, back)
    stored = replace(
        stored, reason=why.reason, delay_reason=why.delay_reason, undoes=undoes
    )
    insert_change(change.connection, before.id, stored)
    _journal(change, stored, back)
    moved = change.replan(*news(before.plan, after.plan, edits))
    said = f"Change {number} is made" if undoes is None else _undone(number, undoes)
    return Done(f"{said}: {stored.words}", moved)


def _stored(
    change: Change, number: int, seen: Preview, back: Sequence[Edit]
) -> StoredChange:
    return StoredChange(
        number=number,
        at=change.request.at,
        on=change.request.on,
        person_id=change.actor.person_id,
        person=change.actor.name,
        words="; ".join(seen.words),
        reason="",
        delay_reason="",
        edits=edits_to_json(seen.edits),
        inverse=edits_to_json(back),
    )


def _journal(change: Change, stored: StoredChange, back: Sequence[Edit]) -> None:
    after: Mapping[str, object] = {
        "plan": stored.words,
        **({"delay": stored.delay_reason} if stored.delay_reason else {}),
        **({"undone": stored.undoes} if stored.undoes is not None else {}),
    }
    before = {"plan": "; ".join(map(edit_words, reversed(back)))}
    change.journal("made change", str(stored.number), before, after, stored.reason)


def _undone(number: int, undoes: int) -> str:
    return f"Change {undoes} is undone (change {number})"
