"""Baselines of programmes, and the dates that each holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from programme.storage.reading import Reader, as_day, as_int, as_text

_BASELINES = """
    SELECT b.number, b.name, p.name, b.set_on, b.gate
      FROM baseline b JOIN person p ON p.id = b.approved_by
     WHERE b.programme_id = :programme ORDER BY b.number
"""
_DATES = """
    SELECT number, code, start, finish FROM baseline_date
     WHERE programme_id = :programme ORDER BY number, code
"""
_LATEST = """
    SELECT d.programme_id, d.code, d.finish
      FROM baseline_date d
     WHERE d.programme_id IN :ids
       AND d.number = (SELECT max(b.number) FROM baseline b
                        WHERE b.programme_id = d.programme_id)
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
    dates = baseline_dates(read, programme_id)
    return tuple(
        BaselineView(
            as_int(number),
            as_text(name),
            as_text(person),
            as_day(on),
            as_text(gate),
            {code: span[1] for code, span in dates[as_int(number)].items()},
        )
        for number, name, person, on, gate in read(_BASELINES, programme=programme_id)
    )


def baseline_dates(
    read: Reader, programme_id: int
) -> Mapping[int, Mapping[str, tuple[date, date]]]:
    """Read every baseline by number: the start and finish by code."""
    found: dict[int, dict[str, tuple[date, date]]] = defaultdict(dict)
    for number, code, start, finish in read(_DATES, programme=programme_id):
        found[as_int(number)][as_text(code)] = as_day(start), as_day(finish)
    return found


def latest_baselines(
    read: Reader, programme_ids: Iterable[int]
) -> Mapping[int, Mapping[str, date]]:
    """Read each programme's latest baseline: the finish by code."""
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for programme, code, finish in read(_LATEST, ids=sorted(set(programme_ids))):
        found[as_int(programme)][as_text(code)] = as_day(finish)
    return found
