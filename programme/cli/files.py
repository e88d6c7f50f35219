"""Files written whole: what was there stays until all of the new is there."""

from contextlib import suppress
from pathlib import Path


def write_whole(to: Path, data: bytes) -> None:
    """Write a file beside its place, and put it there when nothing went wrong.

    Raises:
        OSError: naming the file; what was there is there still.
    """
    place = to.resolve()
    part = place.with_name(f".{place.name}.part")
    try:
        part.write_bytes(data)
        part.replace(place)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        error.filename = str(to)
        raise
