"""Run the benchmark of the scheduler."""

from benchmarks.schedule import main

if __name__ == "__main__":
    main()
