"""Run the benchmarks that are named, or all of them: ``python -m benchmarks --help``."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from benchmarks import cold, daily, forecast, replan, schedule, tasks

BENCHMARKS = {
    "schedule": schedule,
    "cold": cold,
    "replan": replan,
    "forecast": forecast,
    "tasks": tasks,
    "daily": daily,
}


def main() -> None:
    """Run them one after the other."""
    for name in _named() or BENCHMARKS:
        BENCHMARKS[name].main()


def _named() -> list[str]:
    parser = ArgumentParser(
        prog="python -m benchmarks",
        description="Measure speed against named rivals. The benchmarks are:\n\n"
        + "\n".join(map(_line, BENCHMARKS)),
        epilog="What each rival is, and what it needs: benchmarks/README.md.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="*", help="one of these; all when none is named")
    names: list[str] = parser.parse_args().name
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark is called {', '.join(unknown)}")
    return names


def _line(name: str) -> str:
    first, *_ = (BENCHMARKS[name].__doc__ or "").splitlines()
    return f"  {name:10}{first}"


if __name__ == "__main__":
    main()
