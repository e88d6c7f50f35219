"""``python -m flows``: the embedded default, or the daily flow of one day."""

import argparse
import os
import sys
from datetime import date
from textwrap import fill
from typing import NoReturn

from flows.embedded import CannotStartError, run_once, serve_all
from flows.timetable import ZONE
from programme.clock import today
from programme.core.refusal import RefusedError
from programme.core.still_to_come import require_come

COLUMNS = 80
WRONG_USE = 2


def main() -> int:
    """Do what the arguments ask, and give the exit code."""
    asked = _arguments().parse_args()
    try:
        if asked.flow == "daily":
            require_come(asked.day, today(ZONE))
            return run_once(asked.day, os.environ, _say)
        return serve_all(os.environ, _say)
    except CannotStartError as error:
        _say(str(error))
    except RefusedError as error:
        _say(f"{error.what}. Nothing was started.")
        _say(f"What to do: {error.cure}.")
    return 1


class _Arguments(argparse.ArgumentParser):
    """Says in our own words what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Say it with how to find out more, and leave."""
        _, _, words = message.rpartition("argument --day: ")
        _say(f"{words[:1].upper()}{words[1:]}. Nothing was started.")
        _say("What to do: see how it is used with python -m flows --help.")
        sys.exit(WRONG_USE)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day: write it like 2026-12-09"
        ) from None


def _arguments() -> argparse.ArgumentParser:
    parser = _Arguments(
        "python -m flows",
        description="Without arguments: start a Prefect server on this machine and run"
        " every flow at its time, until Ctrl-C.",
    )
    flows = parser.add_subparsers(dest="flow")
    daily = flows.add_parser("daily", help="run the daily flow of one day, once")
    daily.add_argument("--day", type=_day, required=True, help="such as 2026-12-09")
    return parser


def _say(words: str) -> None:
    sys.stdout.write(f"{fill(words, COLUMNS, break_long_words=False)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
