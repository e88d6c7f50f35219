"""Whether a file is a workbook that may be opened: looked at as a zip, before that.

Nothing is unpacked here. Python's zipfile never unpacks more of an entry than the
entry's own length says, so that the lengths added up are a bound that holds.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_ENTRIES: Final = 1_000
MOST_UNPACKED: Final = 200 * 1024 * 1024
MOST_RATIO: Final = 100

_SAVE = "Save it in Excel as 'Excel Workbook (.xlsx)'"
_AGAIN = "Export the programme again and change that file"
# The directory of an old compound file names its streams in UTF-16.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENTS = "[Content_Types].xml"
_MACROS = re.compile(r"vbaproject|vbadata|xl/macrosheets/", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"xl/(externallinks/|connections\.xml|querytables/)", re.IGNORECASE
)
# Small parts that are nearly empty pack better than any bomb needs to.
_SMALL = 1024 * 1024


class UnsoundPackageError(Exception):
    """The file is no workbook that may be opened: why, and the cure."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


def look_at(data: bytes) -> None:
    """Let the bytes of a workbook pass.

    Raises:
        UnsoundPackageError: when they are none, or hold what is not let in: a password,
            macros, links to outside, or more than the limits.
    """
    if data.startswith(_COMPOUND):
        raise _compound(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        what = "this is not an Excel workbook, or it is broken"
        raise UnsoundPackageError(what, _SAVE) from error
    _look_at_sizes(entries, len(data))
    _look_at_names([entry.filename for entry in entries])
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnsoundPackageError("the workbook is encrypted", "Take the password off")


def _compound(data: bytes) -> UnsoundPackageError:
    if _ENCRYPTED in data:
        what = "the workbook is encrypted with a password"
        return UnsoundPackageError(what, "Take the password off in Excel and save it")
    return UnsoundPackageError("this is an old .xls workbook", _SAVE)


def _look_at_sizes(entries: Sequence[ZipInfo], packed: int) -> None:
    if len(entries) > MOST_ENTRIES:
        what = f"the workbook holds more than {MOST_ENTRIES:,} parts"
        raise UnsoundPackageError(what, _AGAIN)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise UnsoundPackageError("the workbook unpacks to more than 200 MB", _AGAIN)
    bombs = (e.file_size > MOST_RATIO * e.compress_size + _SMALL for e in entries)
    if unpacked > MOST_RATIO * packed or any(bombs):
        what = f"the workbook unpacks to more than {MOST_RATIO} times its size"
        raise UnsoundPackageError(what, _AGAIN)


def _look_at_names(names: Sequence[str]) -> None:
    for name in names:
        parts = name.replace("\\", "/").split("/")
        if ".." in parts or not parts[0] or ":" in name:
            raise UnsoundPackageError(
                "the workbook holds a part outside itself", _AGAIN
            )
        if _MACROS.search(name):
            raise UnsoundPackageError("the workbook holds macros", _SAVE)
        if _OUTSIDE.match(name):
            what = "the workbook has links to other files or sources of data"
            raise UnsoundPackageError(
                what, "Break the links in Excel (Data, Edit Links)"
            )
    if _CONTENTS not in names:
        raise UnsoundPackageError("this is not an Excel workbook", _SAVE)
