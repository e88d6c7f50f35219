"""Gates with their criteria and decisions."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection, insert, update
from sqlmodel import col

from programme.core.definition import CriterionKind, Decision, Definition
from programme.core.gates import CriterionNow, GateNow
from programme.core.status import DeliverableState, GateState
from programme.storage.reading import Reader, as_bool, as_day, as_int, as_text
from programme.storage.tables import CriterionRow, GateDecisionRow, GateRow

_GATES = """
    SELECT g.programme_id, g.code, a.title, g.state, g.decided_by_role, a.finish,
           g.outcomes, g.advisory
      FROM gate g
      JOIN activity a ON a.programme_id = g.programme_id AND a.code = g.code
     WHERE g.programme_id IN :ids
     ORDER BY g.programme_id, a.position
"""
_CRITERIA = """
    SELECT c.programme_id, c.gate_code, c.number, c.kind, c.subject, d.title,
           c.at_least, d.state, c.value, c.confirmed_by
      FROM criterion c
      LEFT JOIN deliverable d ON d.programme_id = c.programme_id AND d.code = c.subject
     WHERE c.programme_id IN :ids
     ORDER BY c.programme_id, c.gate_code, c.number
"""
_UNFINISHED = """
    SELECT l.programme_id, l.to_code, l.from_code
      FROM link l
      JOIN gate g ON g.programme_id = l.programme_id AND g.code = l.to_code
      JOIN activity a ON a.programme_id = l.programme_id AND a.code = l.from_code
     WHERE l.programme_id IN :ids AND a.finished IS NULL
     ORDER BY l.programme_id, l.position
"""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on a gate as it is recorded."""

    gate: str
    decision: Decision
    words: str
    decided_by: int
    on: date
    at: datetime
    conditions: str
    waiver: str
    unmet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A person's word that a criterion holds, or what its metric reads."""

    number: int
    value: Decimal | None
    person: int
    at: datetime


def gates(read: Reader, programme_ids: Iterable[int]) -> Mapping[int, list[GateNow]]:
    """Read every gate of these programmes with its criteria, by programme."""
    ids = sorted(set(programme_ids))
    criteria: dict[tuple[int, str], list[CriterionNow]] = defaultdict(list)
    for row in read(_CRITERIA, ids=ids):
        criteria[as_int(row[0]), as_text(row[1])].append(_criterion(row))
    unfinished: dict[tuple[int, str], list[str]] = defaultdict(list)
    for programme, gate, code in read(_UNFINISHED, ids=ids):
        unfinished[as_int(programme), as_text(gate)].append(as_text(code))
    found: dict[int, list[GateNow]] = defaultdict(list)
    for row in read(_GATES, ids=ids):
        key = as_int(row[0]), as_text(row[1])
        found[key[0]].append(_gate(row, tuple(criteria[key]), tuple(unfinished[key])))
    return found


def insert_gates(
    connection: Connection, programme_id: int, definition: Definition
) -> None:
    """Store the gates and criteria of a new programme."""
    for gate in definition.gates:
        values = {
            "programme_id": programme_id,
            "code": gate.id,
            "decided_by_role": gate.decided_by,
            "advisory": gate.advisory,
            "state": GateState.WAITING,
            "outcomes": json.dumps(dict(gate.outcomes)),
        }
        connection.execute(insert(GateRow).values(values))
        criteria = [
            {
                "programme_id": programme_id,
                "gate_code": gate.id,
                "number": number,
                "kind": criterion.kind,
                "subject": criterion.subject,
                "at_least": str(criterion.at_least or ""),
            }
            for number, criterion in enumerate(gate.criteria, start=1)
        ]
        if criteria:
            connection.execute(insert(CriterionRow), criteria)


def save_decision(
    connection: Connection, programme_id: int, decided: Decided, state: GateState
) -> None:
    """Store a decision; the gate takes the state that follows from it."""
    values = {
        "programme_id": programme_id,
        "gate_code": decided.gate,
        "decision": decided.decision,
        "words": decided.words,
        "decided_by": decided.decided_by,
        "decided_on": decided.on,
        "decided_at": decided.at,
        "conditions": decided.conditions,
        "waiver": decided.waiver,
        "unmet": json.dumps(decided.unmet),
    }
    connection.execute(insert(GateDecisionRow).values(values))
    statement = update(GateRow).where(
        col(GateRow.programme_id) == programme_id, col(GateRow.code) == decided.gate
    )
    connection.execute(statement.values(state=state))


def save_confirmation(
    connection: Connection, programme_id: int, gate: str, confirmed: Confirmed
) -> None:
    """Store that a person confirmed a check, or what a metric reads."""
    statement = update(CriterionRow).where(
        col(CriterionRow.programme_id) == programme_id,
        col(CriterionRow.gate_code) == gate,
        col(CriterionRow.number) == confirmed.number,
    )
    value = "" if confirmed.value is None else str(confirmed.value)
    connection.execute(
        statement.values(
            value=value, confirmed_by=confirmed.person, confirmed_at=confirmed.at
        )
    )


def _criterion(row: tuple[object, ...]) -> CriterionNow:
    at_least, value = as_text(row[6]), as_text(row[8])
    return CriterionNow(
        number=as_int(row[2]),
        kind=CriterionKind(as_text(row[3])),
        subject=as_text(row[4]),
        title=as_text(row[5] or ""),
        at_least=Decimal(at_least) if at_least else None,
        deliverable=DeliverableState(as_text(row[7])) if row[7] else None,
        value=Decimal(value) if value else None,
        confirmed=row[9] is not None,
    )


def _gate(
    row: tuple[object, ...],
    criteria: tuple[CriterionNow, ...],
    unfinished: tuple[str, ...],
) -> GateNow:
    outcomes = json.loads(as_text(row[6]))
    return GateNow(
        code=as_text(row[1]),
        title=as_text(row[2]),
        state=GateState(as_text(row[3])),
        decided_by=as_text(row[4]),
        forecast=as_day(row[5]),
        outcomes={Decision(key): words for key, words in outcomes.items()},
        criteria=criteria,
        unfinished=unfinished,
        advisory=as_bool(row[7]),
    )
