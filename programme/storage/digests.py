"""Digests made: which series had one on which day."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, insert
from sqlmodel import col

from programme.storage.reading import Reader, as_day, as_int, as_text
from programme.storage.tables import DigestRow


def running_programmes(read: Reader) -> tuple[tuple[int, date], ...]:
    """Read the programmes that are being run, each with its start."""
    rows = read("SELECT id, start FROM programme WHERE state = 'running' ORDER BY id")
    return tuple((as_int(row[0]), as_day(row[1])) for row in rows)


def last_digests(read: Reader, programme_ids: Sequence[int]) -> Mapping[str, date]:
    """Read the day of each series' latest digest."""
    rows = read(
        "SELECT series, max(day) FROM digest"
        " WHERE programme_id IN :ids GROUP BY series",
        ids=programme_ids,
    )
    return {as_text(row[0]): as_day(row[1]) for row in rows}


def insert_digest(
    connection: Connection, programme_id: int, series: str, day: date, message_id: int
) -> int:
    """Store that a digest of a series was made, and give its id."""
    values = {
        "programme_id": programme_id,
        "series": series,
        "day": day,
        "message_id": message_id,
    }
    statement = insert(DigestRow).values(values).returning(col(DigestRow.id))
    return as_int(connection.execute(statement).scalar_one())
