"""The schema this program needs, and what can be wrong with a database, in words.

Imports the standard library only: the quick road of the terminal comes through here.
"""

from typing import ClassVar

SCHEMA = "0003"
REVISION_TABLE = "schema_revision"


class DatabaseProblemError(Exception):
    """A database that cannot be used as it is: ``what`` is wrong, and its ``cure``.

    ``where`` names the database without user name or password.
    """

    WHAT: ClassVar[str] = "The database {where} cannot be used."
    CURE: ClassVar[str] = "Run 'programme doctor'."

    def __init__(self, where: str = "", detail: str = "") -> None:
        super().__init__(where, detail)
        self.what = self.WHAT.format(where=where, detail=detail)
        self.cure = self.CURE.format(where=where, detail=detail)

    def __str__(self) -> str:
        """Give both sentences."""
        return f"{self.what} {self.cure}"


class BadAddressError(DatabaseProblemError):
    """The address is not one of SQLite or Postgres; it is not repeated here."""

    WHAT = "The address of the database cannot be understood: {detail}."
    CURE = (
        "Give 'sqlite:////folder/programme.db' or "
        "'postgresql://user:password@host/name', with special characters of the "
        "password percent-encoded."
    )


class NoDatabaseYetError(DatabaseProblemError):
    """There is no file, or a database without a single table."""

    WHAT = "There is no database at {where} yet."
    CURE = "Run 'programme setup' to make it."


class IsAFolderError(DatabaseProblemError):
    """The address of the database is that of a folder."""

    WHAT = "{where} is a folder, and not a database."
    CURE = "Name a file in it, such as {where}/programme.db."


class OlderDatabaseError(DatabaseProblemError):
    """The schema is of an earlier release."""

    WHAT = f"The database {{where}} has schema {{detail}}; this program needs {SCHEMA}."
    CURE = "Run 'programme setup' to upgrade it. Make a backup first."


class NewerDatabaseError(DatabaseProblemError):
    """The schema is of a later release."""

    WHAT = (
        f"The database {{where}} has schema {{detail}}, later than the {SCHEMA} that "
        "this program knows. Nothing was touched."
    )
    CURE = "Upgrade the program."


class NotOurDatabaseError(DatabaseProblemError):
    """A database, or another kind of file, that this program did not make."""

    WHAT = "{where} is not a database of this program{detail}. Nothing was touched."
    CURE = "Check the address of the database."


class CannotConnectError(DatabaseProblemError):
    """The server does not answer or refuses, or the file does not open."""

    WHAT = "The database {where} cannot be opened: {detail}."
    CURE = "Check the address, that the server runs, and that you may open it."


class FullDiskError(DatabaseProblemError):
    """The disk of the database has no room left."""

    WHAT = "There is no room left for the database {where}. Nothing was changed."
    CURE = "Make room on its disk, and give the command again."


class NetworkDriveError(DatabaseProblemError):
    """An SQLite file on a network drive, where locks do not hold."""

    WHAT = (
        "The database {where} is on a network drive ({detail}). "
        "SQLite would damage it there."
    )
    CURE = "Move it to a disk of this machine, or use Postgres."


class DatabaseLockedError(DatabaseProblemError):
    """Somebody else kept the lock for longer than 30 seconds."""

    WHAT = "The database {where} is busy: somebody else has been changing it."
    CURE = "Nothing was changed. Try again in a minute."


class ReadOnlyDatabaseError(DatabaseProblemError):
    """The database or this connection can be read but not written."""

    WHAT = "The database {where} can be read but not changed from here."
    CURE = "Check that you may write the file and its folder, or use the main server."


class DamagedDatabaseError(DatabaseProblemError):
    """The file was a database and is damaged."""

    WHAT = "The database {where} is damaged: {detail}."
    CURE = "Keep the file as it is and restore the last backup."


def require_revision(where: str, found: str | None, tables: int) -> None:
    """Refuse a database that does not have the schema of this program.

    ``found`` is its revision: None without a table of revisions, "" after a full
    downgrade. ``tables`` counts its tables of any kind. Raises the
    DatabaseProblemError that says what is the matter.
    """
    if found == "" or (found is None and tables == 0):
        raise NoDatabaseYetError(where)
    if found is None or not _is_revision(found):
        raise NotOurDatabaseError(where)
    if found < SCHEMA:
        raise OlderDatabaseError(where, found)
    if found > SCHEMA:
        raise NewerDatabaseError(where, found)


def _is_revision(text: str) -> bool:
    return len(text) == len(SCHEMA) and text.isdecimal() and text.isascii()
