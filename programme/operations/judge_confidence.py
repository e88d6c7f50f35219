"""Judge delivery confidence: a named person, a level, a reason, and until when."""

from dataclasses import dataclass
from datetime import date

from programme.core.access import Deed
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.schedule_status import Confidence, DeliveryConfidence
from programme.core.words import long_date
from programme.operations.changing import Change, Request, changing
from programme.operations.result import Done
from programme.storage.confidence import (
    WHOLE,
    NewJudgement,
    confidence_count,
    confidences,
    insert_confidence,
)
from programme.storage.database import Database


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure somebody is of what, why, and the last day on which that counts.

    ``subject`` is a code, or empty for the whole programme.
    """

    level: Confidence
    reason: str
    until: date
    subject: str = WHOLE


def judge_confidence(
    database: Database, request: Request, judgement: Judgement
) -> Done:
    """Add a judgement to those made before; dates and schedule status stay as they are.

    Raises:
        RefusedError: when the person may not, there is no such thing, no reason is
            given, or the judgement would expire before it was made.
    """
    with changing(database, request) as change:
        change.require(Deed.ASSURE)
        subject = _subject(change.programme, judgement.subject)
        made = _made(change, judgement)
        identity = change.programme.id
        before = confidences(change.read, identity).get(subject, ())
        number = confidence_count(change.read, identity) + 1
        person, at = change.actor.person_id, request.at
        new = NewJudgement(number, subject, made, person, at)
        insert_confidence(change.connection, identity, new)
        was = {"confidence": before[-1].level} if before else {}
        now = {"confidence": made.level, "expires": made.expires}
        name = subject or change.programme.key
        change.journal("judged confidence", name, was, now, made.reason)
        until = long_date(made.expires)
        return Done(f"Confidence in {name} is {made.level}, until {until}", ())


def _subject(programme: Programme, code: str) -> str:
    wanted = code.upper()
    if wanted and wanted not in programme.details:
        raise RefusedError(
            f"{programme.key} has nothing called {code}",
            cure=f"See what there is: programme plan {programme.key}",
        )
    return wanted


def _made(change: Change, judgement: Judgement) -> DeliveryConfidence:
    if not judgement.reason.strip():
        raise RefusedError("A judgement needs its reason", cure="Give --reason")
    if judgement.until < change.request.on:
        raise RefusedError(
            f"{long_date(judgement.until)} has gone",
            cure="Give a day to come with --until",
        )
    return DeliveryConfidence(
        judgement.level,
        change.actor.name,
        judgement.reason.strip(),
        change.request.on,
        judgement.until,
    )
