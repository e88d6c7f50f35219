"""The three points of a programme's work: its own, else those of its kind so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from programme.core.definition import Definition
from programme.core.estimates import (
    SUGGESTED,
    Record,
    ThreePoint,
    records,
    shifted,
    spreads_by_kind,
)
from programme.core.programme import Programme


@dataclass(frozen=True, slots=True)
class Spreads:
    """Three points by code, and the record that moved some of them."""

    by_code: Mapping[str, ThreePoint]
    record: tuple[Record, ...]


def spreads_of(programme: Programme, definition: Definition) -> Spreads:
    """Give the estimates of a programme's work: its own, else those of its kind.

    Those of a kind are the definition's, or the suggested ones where it has none, moved
    to where the programme's own record shows them.
    """
    kinds = {code: one.reminders for code, one in programme.details.items()}
    shown = records(programme.plan, programme.calendar, kinds)
    by_kind = shifted(dict(definition.estimates) or SUGGESTED, shown)
    own = {one.id: one.estimate for one in definition.activities if one.estimate}
    used = tuple(one for one in shown.values() if one.counts)
    return Spreads({**spreads_by_kind(kinds, by_kind), **own}, used)
