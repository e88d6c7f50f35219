"""Where a programme stands, for scripts."""

from programme.cli.planned_programme import Point
from programme.cli.programme_today import Standing
from programme.core.deliverables import DeliverableNow
from programme.core.gates import GateNow


def show_data(standing: Standing) -> dict[str, object]:
    """Give what the status screen tells."""
    planned = standing.planned
    programme = planned.programme
    return {
        "programme": programme.key,
        "title": programme.title,
        "organisation": programme.organisation,
        "state": programme.state,
        "phase": programme.phase,
        "as_of": standing.day,
        "start": programme.start,
        "finish": planned.ends,
        "baseline": standing.baseline_end,
        "variance": standing.end_variance,
        "phases": [
            {
                "key": phase.key,
                "title": phase.title,
                "start": phase.start,
                **_dated(standing, phase.ends_with),
            }
            for phase in planned.phases()
        ],
        "milestones": [_point(standing, one) for one in standing.next_milestones()],
        "gates": [gate_data(standing, gate) for gate in standing.gates],
        "overdue": [
            {
                "code": point.detail.code,
                "title": point.detail.title,
                "owner_role": point.detail.owner_role,
                "due": point.dates.due,
                "days_late": late,
            }
            for point, late in standing.overdue()
        ],
        "waiting": _waiting(standing),
        "recurring": [
            {
                "code": entry.id,
                "title": entry.title,
                "owner_role": entry.owner,
                "next": day,
            }
            for entry, day in standing.coming_rounds()
        ],
    }


def gate_data(standing: Standing, gate: GateNow) -> dict[str, object]:
    """Give a gate with its criteria."""
    return {
        "code": gate.code,
        "title": gate.title,
        "state": gate.state,
        "advisory": gate.advisory,
        "decided_by": gate.decided_by,
        **_dated(standing, gate.code),
        "unfinished": list(gate.unfinished),
        "ready": not tuple(gate.unmet()),
        "outcomes": dict(gate.outcomes),
        "criteria": [
            {
                "number": one.number,
                "kind": one.kind,
                "subject": one.subject,
                "title": one.title,
                "met": one.met,
                "words": str(one),
            }
            for one in gate.criteria
        ],
    }


def deliverables_data(standing: Standing) -> dict[str, object]:
    """Give every deliverable with where it stands."""
    return {
        "programme": standing.planned.programme.key,
        "as_of": standing.day,
        "deliverables": [_deliverable(one) for one in standing.deliverables],
    }


def _deliverable(one: DeliverableNow) -> dict[str, object]:
    return {
        "code": one.code,
        "title": one.title,
        "activity": one.activity_code,
        "owner_role": one.owner_role,
        "approver_role": one.approver_role,
        "acceptance": list(one.acceptance),
        "state": one.state,
        "version": one.version,
        "submitted_on": one.submitted_on,
    }


def _point(standing: Standing, point: Point) -> dict[str, object]:
    return {
        "code": point.activity.code,
        "title": point.detail.title,
        "kind": point.activity.kind,
        **_dated(standing, point.activity.code),
    }


def _dated(standing: Standing, code: str) -> dict[str, object]:
    return {
        "finish": standing.planned.schedule.dates[code].finish,
        "baseline": standing.baseline.get(code),
        "variance": standing.variance(code),
    }


def _waiting(standing: Standing) -> list[dict[str, object]]:
    decisions: list[dict[str, object]] = [
        {
            "kind": "deliverable",
            "code": one.code,
            "title": one.title,
            "role": one.approver_role,
            "since": one.submitted_on,
        }
        for one in standing.submitted()
    ]
    return decisions + [
        {
            "kind": "gate",
            "code": gate.code,
            "title": gate.title,
            "role": gate.decided_by,
            "since": None,
        }
        for gate in standing.gates_to_decide()
    ]
