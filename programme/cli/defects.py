"""A defect of the program itself: told in plain words, its details kept in a file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from programme.cli.failing import NO, Failure, failure_screen
from programme.cli.printing import print_screen, terminal_width


@contextmanager
def defects_in_words() -> Iterator[None]:
    """Tell of any exception that nothing else has words for, and exit with 1."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the last word before a person
        screen = failure_screen(_failure(error, _kept(error)), terminal_width())
        print_screen(screen, sys.stderr, colour=False)
        sys.exit(NO)


def _failure(error: Exception, details: Path) -> Failure:
    return Failure(
        "defect",
        f"The program itself went wrong ({type(error).__name__}). What it was doing at"
        " that moment was not kept; what it had finished before was.",
        f"Try again once. If it happens again, send {details} to whoever looks after"
        " the program",
    )


def _kept(error: Exception) -> Path:
    """Write the traceback to a file, which may name people and programmes."""
    import traceback

    with NamedTemporaryFile(
        "w", prefix="programme-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(traceback.format_exception(error))
    return Path(file.name)
