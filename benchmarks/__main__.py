"""Run every benchmark, one after the other."""

from benchmarks import daily, schedule, tasks

if __name__ == "__main__":
    schedule.main()
    tasks.main()
    daily.main()
