"""Sheets as files: which kinds there are, by suffix, written and read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from programme.core.refusal import RefusedError
from programme.interchange.sheets.plan_sheet import PlanSheet, SheetRead


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file; its library is imported when it is used."""

    title: str
    write: Callable[[PlanSheet], bytes]
    read: Callable[[Path, PlanSheet], SheetRead]


def sheet_bytes(sheet: PlanSheet, to: Path) -> bytes:
    """Give a plan as a file of the kind that the suffix of its name says.

    Raises:
        RefusedError: when sheets of this kind are not known.
        ProblemsFoundError: when a cell would be longer than the kind allows.
    """
    return _kind(to).write(sheet)


def read_sheet_file(path: Path, sheet: PlanSheet) -> SheetRead:
    """Read a file of one of the kinds against the plan as it is now.

    Raises:
        RefusedError: when sheets of this kind are not known.
        ProblemsFoundError: with everything that is wrong in the file.
    """
    return _kind(path).read(path, sheet)


def _kind(path: Path) -> Kind:
    suffix = path.suffix.lower()
    if suffix in KINDS:
        return KINDS[suffix]
    named = f"files of kind {suffix}" if suffix else "files without a suffix"
    what = f"{path.name}: {named} are no sheets that are known"
    raise RefusedError(what, cure=f"Choose from {', '.join(KINDS)}")


def _xlsx_bytes(sheet: PlanSheet) -> bytes:
    from programme.interchange.sheets.xlsx_writing import write_xlsx

    stream = BytesIO()
    write_xlsx(stream, sheet)
    return stream.getvalue()


def _csv_bytes(sheet: PlanSheet) -> bytes:
    from programme.interchange.csv_rows import ENCODING
    from programme.interchange.sheets.csv_files import write_csv

    stream = BytesIO()
    text = TextIOWrapper(stream, ENCODING, newline="", errors="replace")
    write_csv(text, sheet)
    text.flush()
    return stream.getvalue()


def _read_xlsx(path: Path, sheet: PlanSheet) -> SheetRead:
    from programme.interchange.sheets.xlsx_reading import read_xlsx

    return read_xlsx(path, sheet)


def _read_csv(path: Path, sheet: PlanSheet) -> SheetRead:
    from programme.interchange.sheets.csv_files import read_csv

    return read_csv(path, sheet)


KINDS: Mapping[str, Kind] = {
    ".xlsx": Kind("Excel", _xlsx_bytes, _read_xlsx),
    ".csv": Kind("CSV", _csv_bytes, _read_csv),
}
