"""Run every benchmark, one after the other."""

from benchmarks import cold, daily, forecast, replan, schedule, tasks

if __name__ == "__main__":
    for benchmark in (schedule, cold, replan, forecast, tasks, daily):
        benchmark.main()
