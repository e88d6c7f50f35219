"""How much a file may hold, and reading no more of it than that."""

from pathlib import Path
from typing import Final

from programme.core.problems import Place, Problem, ProblemsFoundError

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
MOST_LETTERS: Final = 20_000_000
"""In all cells of a sheet."""


def read_bytes(path: Path) -> bytes:
    """Read a file of at most 20 MB.

    Raises:
        ProblemsFoundError: when it cannot be read, or is larger.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        cure = "Check that it is there and that you may read it"
        raise ProblemsFoundError([Problem(Place(str(path)), what, cure)]) from error
    if len(data) > MOST_BYTES:
        what = "the file is larger than 20 MB"
        cure = "Divide it, or take away what need not be read"
        raise ProblemsFoundError([Problem(Place(str(path)), what, cure)])
    return data
