"""A cold process of ours: read a plan file, schedule it, print a line an activity."""

import sys

from benchmarks.plan_file import read
from programme.core.schedule import compute_schedule


def main(path: str) -> None:
    """Print code, start, finish, late start, total and free float."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes 5 ms
        plan, calendar = read(file)
    schedule = compute_schedule(plan, calendar, plan.start)
    lines = (
        f"{d.code} {d.start} {d.finish} {d.late_start} {d.total_float} {d.free_float}"
        for d in schedule.dates.values()
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
