"""How forecasts of milestones and gates moved: a point each time one became another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from programme.storage.reading import Reader, as_day, as_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_POINTS = """
    SELECT code, as_of, finish FROM forecast_point
     WHERE programme_id = :programme ORDER BY code, as_of
"""


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """From the status date ``as_of`` on, the forecast was ``finish``."""

    as_of: date
    finish: date


def forecast_points(
    read: Reader, programme_id: int
) -> Mapping[str, tuple[ForecastPoint, ...]]:
    """Read how the forecasts of a programme moved, by code, the oldest first."""
    found: dict[str, list[ForecastPoint]] = defaultdict(list)
    for code, as_of, finish in read(_POINTS, programme=programme_id):
        found[as_text(code)].append(ForecastPoint(as_day(as_of), as_day(finish)))
    return {code: tuple(points) for code, points in found.items()}


def save_forecasts(
    connection: "Connection",
    programme_id: int,
    as_of: date,
    finishes: Iterable[tuple[str, date]],
) -> None:
    """Store what milestones and gates are forecast for from a status date on.

    Of several forecasts on one day the last one counts.
    """
    from sqlalchemy.dialects import postgresql, sqlite  # noqa: PLC0415 - to write only

    from programme.storage.tables import ForecastPointRow  # noqa: PLC0415 - to write only

    rows = [
        {"programme_id": programme_id, "as_of": as_of, "code": code, "finish": finish}
        for code, finish in finishes
    ]
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(ForecastPointRow)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["programme_id", "as_of", "code"],
            set_={"finish": statement.excluded.finish},
        ),
        rows,
    )
