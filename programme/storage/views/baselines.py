"""The dates of a programme's baselines."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from programme.storage.reading import Reader, as_day, as_int, as_text

_DATES = """
    SELECT number, code, start, finish FROM baseline_date
     WHERE programme_id = :programme ORDER BY number, code
"""


def baseline_dates(
    read: Reader, programme_id: int
) -> Mapping[int, Mapping[str, tuple[date, date]]]:
    """Read every baseline by number: the start and finish by code."""
    found: dict[int, dict[str, tuple[date, date]]] = defaultdict(dict)
    for number, code, start, finish in read(_DATES, programme=programme_id):
        found[as_int(number)][as_text(code)] = as_day(start), as_day(finish)
    return found
