"""Which kinds of plan file come in and go out, by suffix: one table for all.

A format that joins adds a row. Each function imports its room when it is used.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from programme.core.refusal import RefusedError

if TYPE_CHECKING:
    from programme.interchange.mspdi.reading import Imported
    from programme.interchange.plan_lines import PlanLines
    from programme.interchange.plan_out import PlanOut


SHEETS = (".xlsx", ".csv")
"""Suffixes of sheets, which need the programme to be read: ``interchange.sheets``."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a kind of file can do.

    ``timed`` reads a whole foreign plan with its clock times; ``lines`` reads what has
    our codes; ``write`` writes a programme.
    """

    title: str
    timed: "Callable[[Path], Imported] | None" = None
    lines: "Callable[[Path], PlanLines] | None" = None
    write: "Callable[[PlanOut], bytes] | None" = None


def read_timed(path: Path) -> "Imported":
    """Read a foreign plan with its clock times.

    Raises:
        RefusedError: when files of this kind cannot be read so.
        ProblemsFoundError: with everything that keeps it from being a plan.
    """
    read = _format(path, "timed").timed
    assert read is not None  # noqa: S101 - _format has seen to it
    return read(path)


def read_lines(path: Path) -> "PlanLines":
    """Read the lines that have our codes; it raises what ``read_timed`` raises."""
    read = _format(path, "lines").lines
    assert read is not None  # noqa: S101 - _format has seen to it
    return read(path)


def write_plan(path: Path, out: "PlanOut") -> bytes:
    """Give a programme as a file of the kind that the suffix names.

    Raises:
        RefusedError: when files of this kind cannot be written.
    """
    write = _format(path, "write").write
    assert write is not None  # noqa: S101 - _format has seen to it
    return write(out)


def _format(path: Path, doing: str) -> Format:
    sheets = SHEETS if doing == "write" else ()
    known = [suffix for suffix, one in FORMATS.items() if getattr(one, doing)]
    suffix = path.suffix.lower()
    if suffix in known:
        return FORMATS[suffix]
    verb = {"timed": "read as a plan", "lines": "read", "write": "written"}[doing]
    named = f"Files of kind {suffix}" if suffix else "Files without a suffix"
    what = f"{named} cannot be {verb}"
    raise RefusedError(what, cure=f"Choose from {', '.join([*sheets, *known])}")


def _read_mspdi(path: Path) -> "Imported":
    from programme.interchange.mspdi.reading import read_file  # noqa: PLC0415

    return read_file(path)


def _read_mspdi_lines(path: Path) -> "PlanLines":
    from programme.interchange.mspdi.incoming import read_plan_lines  # noqa: PLC0415

    return read_plan_lines(path)


def _write_mspdi(out: "PlanOut") -> bytes:
    from programme.interchange.mspdi.outgoing import timed_plan_of  # noqa: PLC0415
    from programme.interchange.mspdi.writing import write_bytes  # noqa: PLC0415

    return write_bytes(timed_plan_of(out))


def _read_mpp(path: Path) -> "Imported":
    from programme.interchange.mpp import xml_of  # noqa: PLC0415
    from programme.interchange.mspdi.reading import read_bytes  # noqa: PLC0415

    return read_bytes(xml_of(path), path.name)


FORMATS: Mapping[str, Format] = {
    ".xml": Format(
        "Microsoft Project XML",
        timed=_read_mspdi,
        lines=_read_mspdi_lines,
        write=_write_mspdi,
    ),
    ".mpp": Format("Microsoft Project", timed=_read_mpp),
}
