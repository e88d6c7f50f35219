"""Gates, their criteria and decisions, written; ``views.gates`` reads them."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection, insert, update
from sqlmodel import col

from programme.core.definition import Decision, Definition
from programme.core.status import GateState
from programme.storage.tables import CriterionRow, GateDecisionRow, GateRow


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
