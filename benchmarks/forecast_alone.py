"""Ours and mcprojsim on one interpreter, the one that mcprojsim needs.

Prints as JSON the CPU seconds of each and its P50, P80 and P95 of the plan's length in
working days; null for mcprojsim where it is not installed.
"""

import json
import sys
from importlib.util import find_spec
from time import process_time

from benchmarks.networks import FINISH_TO_START
from benchmarks.rivals.samples_in_mcprojsim import simulate
from benchmarks.rivals.sampling import ours, sampled_plan
from programme.core.plan import Plan

RUNS = 5


def main() -> None:
    """Measure both and print."""
    plan = sampled_plan(FINISH_TO_START)
    theirs = _theirs(plan) if find_spec("mcprojsim") else None
    told = {"ours": _ours(plan), "mcprojsim": theirs}
    sys.stdout.write(json.dumps(told))


def _ours(plan: Plan) -> dict[str, object]:
    times = []
    for _ in range(RUNS):
        begun = process_time()
        found = ours(plan)
        times.append(process_time() - begun)
    # A plan that ends on working day 430 counted from 0 is 431 days long.
    return {"cpu": min(times), "ends": [day + 1 for day in found.percentiles[-1]]}


def _theirs(plan: Plan) -> dict[str, object]:
    begun = process_time()
    ends = simulate(plan)
    return {"cpu": process_time() - begun, "ends": ends}


if __name__ == "__main__":
    main()
