"""What was decided on gates, by whom and why."""

from dataclasses import dataclass
from datetime import date

from programme.storage.reading import Reader, as_day, as_text

_DECISIONS = """
    SELECT d.decision, d.words, p.name, d.decided_on, d.conditions, d.waiver
      FROM gate_decision d JOIN person p ON p.id = d.decided_by
     WHERE d.programme_id = :programme AND d.gate_code = :gate
     ORDER BY d.id
"""


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """A decision on a gate; ``words`` are those used locally for it."""

    decision: str
    words: str
    by: str
    on: date
    conditions: str
    waiver: str


def decisions_on(
    read: Reader, programme_id: int, gate: str
) -> tuple[DecisionTaken, ...]:
    """Read the decisions on a gate, the first first."""
    return tuple(
        DecisionTaken(
            as_text(row[0]),
            as_text(row[1]),
            as_text(row[2]),
            as_day(row[3]),
            as_text(row[4]),
            as_text(row[5]),
        )
        for row in read(_DECISIONS, programme=programme_id, gate=gate)
    )
