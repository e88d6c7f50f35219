"""Where a database is, read from its URL; what is shown of it holds no password."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from programme.storage.revision import BadAddressError

_POSTGRES = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://(.*)", re.DOTALL)
_LETTER = r"(?:[A-Za-z0-9._~!$'()*+,;=-]|%[0-9A-Fa-f]{2})"
_HOST = r"(?:\[[0-9A-Fa-f:]*\]|[^@:/?#,\[\]]*)(?::\d+)?"
_OPTION = r"[a-z_]+=(?:[^&=#@%]|%[0-9A-Fa-f]{2})*"
_PLAIN = re.compile(
    rf"(?:{_LETTER}*(?::(?P<password>{_LETTER}*))?@)?"
    rf"(?P<place>{_HOST}(?:,{_HOST})*(?:/[^@/?#]*)?)"
    rf"(?:\?(?P<options>{_OPTION}(?:&{_OPTION})*))?"
)
"""A URL of which every character is where it seems to be."""


@dataclass(frozen=True, slots=True)
class SqliteAddress:
    """A file on this machine."""

    path: Path

    @property
    def shown(self) -> str:
        """Name it for a person."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """A database on a server; ``url`` is what libpq takes, with any password."""

    url: str = field(repr=False)

    @property
    def shown(self) -> str:
        """Name it for a person, without user name, password and options."""
        plain = self._plain
        return f"postgresql://{plain['place'] if plain else '...'}"

    def words_of(self, error: Exception) -> str:
        """Give the driver's words, or none where they could hold the password.

        A URL that does not parse as meant makes libpq quote pieces of the password as
        host, port or option.
        """
        words = re.sub(
            r" Is the server running .*?\?", "", " ".join(str(error).split())
        )
        plain = self._plain
        if plain is None or "password" in (plain["options"] or ""):
            return "the server or its address refuses"
        password = plain["password"] or "\0"
        told = password in words or unquote(password) in words
        return "the server refuses" if told else words.rstrip(".?")

    @property
    def _plain(self) -> re.Match[str] | None:
        return _PLAIN.fullmatch(self.url.removeprefix("postgresql://"))


def address(url: str) -> SqliteAddress | PostgresAddress:
    """Read a URL: ``sqlite:///relative``, ``sqlite:////absolute`` or ``postgresql://``.

    Raises BadAddressError, which never repeats the URL.
    """
    postgres = _POSTGRES.fullmatch(url)
    if postgres:
        return PostgresAddress("postgresql://" + postgres[1])
    path = url.removeprefix("sqlite:///")
    if path == url:
        raise BadAddressError(
            detail="it begins with neither sqlite:/// nor postgresql://"
        )
    if not path or path == ":memory:" or "?" in path or "\0" in path:
        raise BadAddressError(detail="after sqlite:/// comes the path of a file")
    return SqliteAddress(Path(path).absolute())
