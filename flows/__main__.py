"""``python -m flows``: the embedded default, or the daily flow of one day."""

import argparse
import os
import sys
from datetime import date

from flows.embedded import CannotStartError, run_once, serve_all


def main() -> int:
    """Do what the arguments ask, and give the exit code."""
    asked = _arguments().parse_args()
    try:
        if asked.flow == "daily":
            return run_once(asked.day, os.environ, _say)
        return serve_all(os.environ, _say)
    except CannotStartError as error:
        _say(str(error))
        return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m flows",
        description="Without arguments: start a Prefect server on this machine and run"
        " every flow at its time, until Ctrl-C.",
    )
    flows = parser.add_subparsers(dest="flow")
    daily = flows.add_parser("daily", help="run the daily flow of one day, once")
    daily.add_argument(
        "--day", type=date.fromisoformat, required=True, help="such as 2026-12-09"
    )
    return parser


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
