"""Gates as they stand: criteria, decisions, and what is unfinished before them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from programme.core.definition import CriterionKind, Decision
from programme.core.gates import CriterionNow, GateNow
from programme.core.status import DeliverableState, GateState
from programme.storage.reading import Reader, as_bool, as_day, as_int, as_text

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
