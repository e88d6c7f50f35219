"""Queue a message in the transaction of the fact that it tells."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from programme.core.delivery import Identity, dedupe_key, message_id
from programme.core.messages import Addressee, Words
from programme.notifications.mime import compose_mime
from programme.storage.outbox.queueing import NewMessage, Queued, enqueue


@dataclass(frozen=True, slots=True)
class Post:
    """From whom messages come, and the domain of their Message-IDs."""

    sender: Addressee
    domain: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Words for one person, on a day, with what makes the message itself."""

    identity: Identity
    organisation_id: int
    programme_id: int | None
    addressee: Addressee
    day: date
    words: Words


def queue_letter(
    connection: Connection, letter: Letter, post: Post, at: datetime
) -> Queued:
    """Queue a letter once; one that cannot be written is queued as failed."""
    key = dedupe_key(letter.identity)
    mime, problem = _mime(letter, message_id(key, post.domain), post.sender, at)
    message = NewMessage(
        dedupe_key=key,
        organisation_id=letter.organisation_id,
        programme_id=letter.programme_id,
        person_id=letter.identity.person,
        kind=letter.identity.kind,
        channel=letter.identity.channel,
        day=letter.day,
        subject=letter.words.subject,
        sender=post.sender.email,
        recipient=letter.addressee.email,
        mime=mime,
        problem=problem,
    )
    return enqueue(connection, message, at)


def _mime(
    letter: Letter, identity: str, sender: Addressee, at: datetime
) -> tuple[bytes, str]:
    try:
        mime = compose_mime(
            letter.words,
            message_id=identity,
            sent_at=at,
            sender=sender,
            recipient=letter.addressee,
        )
    except ValueError as error:
        return b"", f"The message could not be written: {error}"
    return mime, ""
