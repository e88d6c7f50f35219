"""Make the digests that are due: each event once in each series."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from programme.core.access import LEAD, SPONSOR
from programme.core.delivery import Identity, MessageKind
from programme.core.digest import (
    Reader,
    Rhythm,
    Standing,
    build_digest,
    for_period,
    period,
)
from programme.core.messages import Addressee, Digest, DigestKind
from programme.core.safe_dates import safe_dates
from programme.notifications.rendering import render_digest
from programme.operations.batches import batches_of
from programme.operations.decide_reminders import Slot
from programme.operations.definitions import stored_definition
from programme.operations.posting import Letter, Post, queue_letter
from programme.storage.calendars import calendars
from programme.storage.database import Database, reader_of
from programme.storage.digests import (
    insert_digest,
    last_digests,
    running_programmes,
)
from programme.storage.events import insert_items, untold_events
from programme.storage.people import Holder, holders
from programme.storage.programme_locks import Head, lock_heads
from programme.storage.programmes import programmes
from programme.storage.reading import Reader as Read
from programme.storage.views.baselines import latest_baselines
from programme.storage.views.deliverables import deliverables
from programme.storage.views.gates import gates

READERS = {DigestKind.SPONSOR: SPONSOR, DigestKind.LEAD: LEAD}

PROGRAMMES_AT_ONCE = 50

Rhythms = Mapping[DigestKind, Rhythm]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A digest that is due: its kind, its reader, and its period's name."""

    programme_id: int
    kind: DigestKind
    reader: Reader
    series: str
    occasion: str
    rhythm: Rhythm
    since: date | None


def make_digests(database: Database, slot: Slot, post: Post, rhythms: Rhythms) -> int:
    """Queue every digest whose period has begun; give how many.

    A period that was missed is made up for by the next run in it; running again makes
    none twice.
    """
    batches = digest_batches(database, slot, rhythms)
    return sum(make_batch(database, some, slot, post, rhythms) for some in batches)


def digest_batches(
    database: Database, slot: Slot, rhythms: Rhythms
) -> tuple[tuple[int, ...], ...]:
    """Give the programmes for which a digest is due, in batches."""
    with database.reading() as read:
        running = running_programmes(read)
        ids = [identity for identity, start in running if start <= slot.day]
        wanted = sorted({one.programme_id for one in _wanted(read, ids, slot, rhythms)})
    return tuple(batches_of(wanted, PROGRAMMES_AT_ONCE))


def make_batch(
    database: Database,
    programme_ids: Sequence[int],
    slot: Slot,
    post: Post,
    rhythms: Rhythms,
) -> int:
    """Queue the digests of these programmes that are due, in one transaction."""
    made = 0
    with database.writing() as connection:
        read = reader_of(connection)
        heads = _of_the_day(read, lock_heads(connection, programme_ids), slot)
        ids = [head.id for head in heads]
        standings: dict[int, Standing] = {}
        for one in _wanted(read, ids, slot, rhythms):
            if one.programme_id not in standings:
                standings[one.programme_id] = stand(read, one.programme_id, slot.day)
            made += _queue(connection, standings[one.programme_id], one, slot, post)
    return made


def _wanted(
    read: Read, programme_ids: Sequence[int], slot: Slot, rhythms: Rhythms
) -> list[Wanted]:
    """Give the digests whose period has begun and that were not made in it."""
    last = last_digests(read, programme_ids)
    held = holders(read, programme_ids)
    wanted = []
    for kind, rhythm in rhythms.items():
        named = period(rhythm, slot.day)
        if named is None:
            continue
        occasion, first = named
        for programme_id, reader in _readers(held, kind):
            series = _series(kind, programme_id, reader)
            since = last.get(series)
            if since is None or since < first:
                wanted.append(
                    Wanted(programme_id, kind, reader, series, occasion, rhythm, since)
                )
    return wanted


def _readers(held: Sequence[Holder], kind: DigestKind) -> Iterator[tuple[int, Reader]]:
    """Give who reads a kind of digest of which programme, with all their roles."""
    roles: dict[tuple[int, int], set[str]] = defaultdict(set)
    for holder in held:
        roles[holder.programme_id, holder.person_id].add(holder.role)
    for holder in held:
        if holder.role == READERS[kind]:
            theirs = frozenset(roles[holder.programme_id, holder.person_id])
            addressee = Addressee(holder.name, holder.email)
            yield holder.programme_id, Reader(holder.person_id, addressee, theirs)


def _series(kind: DigestKind, programme_id: int, reader: Reader) -> str:
    return f"{kind}:{programme_id}:{reader.person_id}"


def stand(read: Read, programme_id: int, day: date) -> Standing:
    """Read where a programme stands on a day, from what is stored."""
    programme = programmes(read, [programme_id])[programme_id]
    definition = stored_definition(read, programme.definition_hash)
    return Standing(
        programme=programme,
        definition=definition,
        day=day,
        gates=gates(read, [programme_id]).get(programme_id, []),
        deliverables=deliverables(read, programme_id),
        baseline=latest_baselines(read, [programme_id]).get(programme_id, {}),
        p80=safe_dates(programme, definition, programme.dates, day),
    )


def preview_digest(
    read: Read, programme_id: int, kind: DigestKind, day: date, rhythm: Rhythm
) -> Iterator[Digest]:
    """Give each reader's next digest as it would be today; nothing is stored."""
    standing = stand(read, programme_id, day)
    last = last_digests(read, [programme_id])
    for _, reader in _readers(holders(read, [programme_id]), kind):
        series = _series(kind, programme_id, reader)
        events = [one.event for one in untold_events(read, programme_id, series)]
        built = build_digest(kind, reader, standing, events, last.get(series))
        yield for_period(built, rhythm)


def _of_the_day(read: Read, heads: list[Head], slot: Slot) -> list[Head]:
    worked = calendars(read, {head.organisation_id for head in heads})
    return [
        head
        for head in heads
        if head.runs and worked[head.organisation_id].is_worked(slot.day)
    ]


def _queue(
    connection: Connection, standing: Standing, one: Wanted, slot: Slot, post: Post
) -> int:
    programme = standing.programme
    untold = untold_events(reader_of(connection), programme.id, one.series)
    events = [stored.event for stored in untold]
    built = build_digest(one.kind, one.reader, standing, events, one.since)
    digest = for_period(built, one.rhythm)
    letter = _letter(programme.organisation_id, programme.id, one, digest, slot)
    queued = queue_letter(connection, letter, post, slot.at)
    if not queued.new:
        return 0
    made = insert_digest(connection, programme.id, one.series, slot.day, queued.id)
    insert_items(connection, one.series, made, [stored.id for stored in untold])
    return 1


def _letter(
    organisation_id: int, programme_id: int, one: Wanted, digest: Digest, slot: Slot
) -> Letter:
    identity = Identity(
        MessageKind.DIGEST,
        "series",
        one.series,
        one.occasion,
        one.reader.person_id,
        slot.channel,
    )
    words = render_digest(digest)
    return Letter(
        identity, organisation_id, programme_id, digest.addressee, slot.day, words
    )
