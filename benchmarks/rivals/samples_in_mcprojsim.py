"""mcprojsim by its own Python API; this runs in the rivals' environment.

It has FS links without lag only, draws its own lengths, and does not round them.
"""

from datetime import date
from importlib import import_module

from benchmarks.rivals.sampling import PERCENTS, POINTS, SAMPLES, SEED
from programme.core.plan import Plan

HOURS = 8


def simulate(plan: Plan) -> tuple[float, ...]:
    """Give P50, P80 and P95 of the plan's length in working days."""
    theirs = import_module("mcprojsim")
    project = theirs.Project.model_validate(_described(plan))
    engine = theirs.SimulationEngine(SAMPLES, SEED, show_progress=False)
    found = engine.run(project)
    return tuple(found.percentile(p) / HOURS for p in PERCENTS)


def _described(plan: Plan) -> dict[str, object]:
    waits: dict[str, list[str]] = {activity.code: [] for activity in plan.activities}
    for link in plan.links:
        waits[link.to].append(link.frm)
    tasks = [
        {
            "id": activity.code,
            "name": activity.code,
            "estimate": _estimate(activity.duration),
            "dependencies": waits[activity.code],
        }
        for activity in plan.activities
    ]
    head = {"name": "Plan", "start_date": date(2026, 4, 1), "hours_per_day": HOURS}
    return {"project": head, "tasks": tasks}


def _estimate(days: int) -> dict[str, object]:
    return {
        "distribution": "triangular",
        "low": days * POINTS.optimistic,
        "expected": days * POINTS.likely,
        "high": days * POINTS.pessimistic,
        "unit": "days",
    }
