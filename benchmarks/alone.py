"""One contestant alone in a process: ``python -m benchmarks.alone NAME SIZE SECONDS``.

Prints as JSON its best and first CPU seconds, how often it ran, the peak memory of the
process, and its numbers. A contestant runs until it has spent so many CPU seconds.
"""

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from time import process_time

from benchmarks.networks import layered_plan
from benchmarks.rivals.answer import Answer, Contest
from benchmarks.spent import peak_memory
from programme.core.plan import Plan

CONTESTANTS = {
    "ours": "ours:prepare",
    "ours, rows read": "ours:prepare_to_read",
    "ours, no order": "ours:prepare_out_of_order",
    "networkx": "networkx_graph:prepare",
    "networkx on dates": "networkx_graph:prepare_on_dates",
    "bare lists": "bare_lists:prepare",
    "C arrays": "c_arrays:prepare",
}
"""Only the contestant's own module is imported: its memory is its own."""


def contest(name: str, plan: Plan) -> Contest:
    """Make a contestant ready for a plan."""
    module, function = CONTESTANTS[name].split(":")
    prepare: Callable[[Plan], Contest] = getattr(
        import_module(f"benchmarks.rivals.{module}"), function
    )
    return prepare(plan)


def main(name: str, size: int, seconds: float) -> None:
    """Run one contestant and print what it spent and found."""
    ready = contest(name, layered_plan(size))
    times = list(_times(ready.run, seconds))
    memory = peak_memory()
    told = {
        "best": min(times),
        "first": times[0],
        "runs": len(times),
        "memory": memory,
        "answer": _plain(ready.answer()),
    }
    sys.stdout.write(json.dumps(told))


def _times(run: Callable[[], object], seconds: float) -> list[float]:
    times: list[float] = []
    spent = 0.0
    gc.collect()
    while spent < seconds or not times:
        begun = process_time()
        run()
        times.append(process_time() - begun)
        spent += times[-1]
    return times


def _plain(answer: Answer) -> dict[str, object]:
    return asdict(answer) | {"finish": answer.finish.isoformat()}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
