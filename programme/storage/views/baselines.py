"""The baselines of a programme, and the dates that each holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from programme.storage.reading import Reader, as_day, as_int, as_text

_BASELINES = """
    SELECT b.number, b.name, p.name, b.set_on, b.gate
      FROM baseline b JOIN person p ON p.id = b.approved_by
     WHERE b.programme_id = :programme ORDER BY b.number
"""
_FINISHES = """
    SELECT number, code, finish FROM baseline_date WHERE programme_id = :programme
"""


@dataclass(frozen=True, slots=True)
class BaselineView:
    """A baseline with the finish of everything that was in the plan, by code.

    ``gate`` is the code of the gate at which it was approved, empty for none.
    """

    number: int
    name: str
    approved_by: str
    on: date
    gate: str
    finishes: Mapping[str, date]


def baselines(read: Reader, programme_id: int) -> tuple[BaselineView, ...]:
    """Read every baseline of a programme whole, the first one first."""
    finishes: dict[int, dict[str, date]] = {}
    for number, code, finish in read(_FINISHES, programme=programme_id):
        finishes.setdefault(as_int(number), {})[as_text(code)] = as_day(finish)
    return tuple(
        BaselineView(
            as_int(number),
            as_text(name),
            as_text(person),
            as_day(on),
            as_text(gate),
            finishes.get(as_int(number), {}),
        )
        for number, name, person, on, gate in read(_BASELINES, programme=programme_id)
    )
