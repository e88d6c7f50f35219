"""The child that runs the daily flow of one day, once, through a server."""

import logging
import sys
import time
from datetime import date
from textwrap import fill

from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    temporary_settings,
)

from flows.daily import daily
from flows.embedded import PATIENCE, answers
from flows.pages import summary
from programme.core.words import long_date

COLUMNS = 80

# At the end of a run these count aloud what they still have to send, and send it.
_CHATTY = ("APILogWorker", "EventsWorker")


def main(day: date) -> int:
    """Run the day when the server is up, and say what came of it."""
    if not _is_up():
        _say("The Prefect server does not answer.")
        return 1
    _say(f"Running the daily flow for {long_date(day)}.")
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.ERROR)
    # The heartbeat would have every flow wait for a second at its end.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        state = daily(day, return_state=True)
    if not state.is_completed():
        _say(f"It did not finish: {state.message}")
        return 1
    _say(f"Done: {summary(state.result())}.")
    return 0


def _is_up() -> bool:
    page = str(PREFECT_API_URL.value()).removesuffix("/api")
    deadline = time.monotonic() + PATIENCE
    while not answers(page):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def _say(words: str) -> None:
    sys.stdout.write(f"{fill(words, COLUMNS)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(date.fromisoformat(sys.argv[1])))
