"""Which kinds of plan file come in and go out, by suffix: a table for each road.

A format that joins adds a row to each table whose road it can take. Each function
imports its room when it is used.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from programme.core.refusal import RefusedError

if TYPE_CHECKING:
    from programme.interchange.file_lines import FileLines
    from programme.interchange.mspdi.reading import Imported
    from programme.interchange.plan_out import PlanOut

T = TypeVar("T")

SHEETS = (".xlsx", ".csv")
"""Suffixes of sheets, which need the programme to be read: ``interchange.sheets``."""


def read_timed(path: Path) -> "Imported":
    """Read a foreign plan with its clock times.

    Raises:
        RefusedError: when files of this kind cannot be read so.
        ProblemsFoundError: with everything that keeps it from being a plan.
    """
    return _chosen(TIMED, path, "read as a plan")(path)


def read_lines(path: Path) -> "FileLines":
    """Read the lines that have our codes; it raises what ``read_timed`` raises."""
    return _chosen(LINES, path, "read")(path)


def lines_as_written(path: Path, out: "PlanOut") -> "FileLines":
    """Give the lines that ``read_lines`` would find had the file just been written.

    Raises:
        RefusedError: when files of this kind do not go out and come back.
    """
    return _chosen(WRITTEN, path, "brought back")(out)


def write_plan(path: Path, out: "PlanOut") -> bytes:
    """Give a programme as a file of the kind that the suffix names.

    Raises:
        RefusedError: when files of this kind cannot be written.
    """
    return _chosen(WRITERS, path, "written", SHEETS)(out)


def _chosen(
    table: Mapping[str, T], path: Path, verb: str, others: tuple[str, ...] = ()
) -> T:
    suffix = path.suffix.lower()
    if suffix in table:
        return table[suffix]
    named = f"Files of kind {suffix}" if suffix else "Files without a suffix"
    what = f"{named} cannot be {verb}"
    raise RefusedError(what, cure=f"Choose from {', '.join([*others, *table])}")


def _read_mspdi(path: Path) -> "Imported":
    from programme.interchange.mspdi.reading import read_file

    return read_file(path)


def _read_mspdi_lines(path: Path) -> "FileLines":
    from programme.interchange.mspdi.incoming import read_file_lines

    return read_file_lines(path)


def _written_mspdi_lines(out: "PlanOut") -> "FileLines":
    from programme.interchange.mspdi.incoming import file_lines
    from programme.interchange.mspdi.reading import read_bytes

    return file_lines(read_bytes(_write_mspdi(out)), "")


def _write_mspdi(out: "PlanOut") -> bytes:
    from programme.interchange.mspdi.incoming import marked
    from programme.interchange.mspdi.outgoing import timed_plan_of
    from programme.interchange.mspdi.writing import write_bytes

    return write_bytes(out.programme.timed or marked(timed_plan_of(out)))


def _read_mpp(path: Path) -> "Imported":
    from programme.interchange.mpp import xml_of
    from programme.interchange.mspdi.reading import read_bytes

    return read_bytes(xml_of(path), path.name)


TIMED: "Mapping[str, Callable[[Path], Imported]]" = {
    ".xml": _read_mspdi,
    ".mpp": _read_mpp,
}
"""What reads a whole foreign plan with its clock times."""

LINES: "Mapping[str, Callable[[Path], FileLines]]" = {".xml": _read_mspdi_lines}
"""What reads the lines that have our codes."""

WRITTEN: "Mapping[str, Callable[[PlanOut], FileLines]]" = {".xml": _written_mspdi_lines}
"""What gives the lines of a programme as a file would have them."""

WRITERS: "Mapping[str, Callable[[PlanOut], bytes]]" = {".xml": _write_mspdi}
"""What writes a programme."""
