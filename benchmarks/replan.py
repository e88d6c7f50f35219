"""Ten thousand programmes of 200 activities planned anew, every date of each."""

from time import process_time

from rich.console import Console
from rich.table import Table

from benchmarks.networks import layered_plan
from benchmarks.rivals.ours import schedule

PROGRAMMES = 10_000
ACTIVITIES = 200
BATCH = 100


def main() -> None:
    """Print the CPU seconds."""
    table = Table(title="Programmes planned anew, plans in memory")
    for column in ("programmes", "activities each", "CPU s"):
        table.add_column(column, justify="right")
    table.add_row(f"{PROGRAMMES:,}", str(ACTIVITIES), f"{measure():.1f}")
    Console().print(table)


def measure(programmes: int = PROGRAMMES) -> float:
    """Give CPU seconds to plan so many programmes; no two have the same plan."""
    spent = 0.0
    for first in range(0, programmes, BATCH):
        plans = [layered_plan(ACTIVITIES, seed=first + n) for n in range(BATCH)]
        begun = process_time()
        for plan in plans:
            schedule(plan)
        spent += process_time() - begun
    return spent


if __name__ == "__main__":
    main()
