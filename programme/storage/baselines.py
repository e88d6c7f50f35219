"""Baselines: numbered, named copies of the dates, never edited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert

from programme.core.schedule import Dates
from programme.storage.reading import Reader, as_int
from programme.storage.tables import BaselineDateRow, BaselineRow


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline's head: its number, name, who approved it and when it was set.

    ``gate`` is the code of the gate at which it was approved, empty for none.
    """

    number: int
    name: str
    approved_by: int
    on: date
    at: datetime
    gate: str = ""


def baseline_count(read: Reader, programme_id: int) -> int:
    """Count the programme's baselines; the latest has this number."""
    rows = read(
        "SELECT count(*) FROM baseline WHERE programme_id = :programme",
        programme=programme_id,
    )
    return as_int(rows[0][0])


def insert_baseline(
    connection: Connection,
    programme_id: int,
    baseline: Baseline,
    dates: Iterable[Dates],
) -> None:
    """Store a baseline with the dates of everything in the programme."""
    head = {
        "programme_id": programme_id,
        "number": baseline.number,
        "name": baseline.name,
        "approved_by": baseline.approved_by,
        "set_on": baseline.on,
        "set_at": baseline.at,
        "gate": baseline.gate,
    }
    connection.execute(insert(BaselineRow).values(head))
    values = [
        {
            "programme_id": programme_id,
            "number": baseline.number,
            "code": one.code,
            "start": one.start,
            "finish": one.finish,
        }
        for one in dates
    ]
    connection.execute(insert(BaselineDateRow), values)
