"""The e-mail channel: SMTP in single steps, so that doubt starts only at the data."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from ipaddress import ip_address
from typing import Self

from programme.core.outcome import (
    GiveUp,
    InDoubt,
    Outcome,
    Parcel,
    TryAgain,
    Withdrawn,
)
from programme.notifications import replies
from programme.notifications.plain import mail_address

_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT_AT_START = re.compile(rb"(?m)^\.")


class Security(StrEnum):
    """How the connection is encrypted."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and how.

    ``ca_file`` holds certificates to trust instead of the system's. ``local_name`` is
    said in EHLO; without one it is the machine's full name. ``timeout`` (seconds) is
    for each step; ``reply_timeout`` (seconds) for the answer to the final dot, which
    RFC 5321 wants to be ten minutes.

    Raises:
        ValueError: when a host other than this machine is to be used unencrypted.
    """

    host: str
    port: int
    security: Security = Security.STARTTLS
    username: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    local_name: str | None = None
    timeout: float = 30.0
    reply_timeout: float = 600.0

    def __post_init__(self) -> None:
        """Refuse to send mail over a network in the clear."""
        if self.security is Security.NONE and not _is_loopback(self.host):
            msg = f"{self.host} is not this machine: choose starttls or implicit"
            raise ValueError(msg)

    def __str__(self) -> str:
        """Say it as host and port."""
        return f"{self.host}:{self.port}"


class SmtpChannel:
    """One connection to a mail server, opened when needed and kept between parcels."""

    def __init__(self, server: MailServer, name: str = "smtp") -> None:
        self.name = name
        self._server = server
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Give itself; the connection is opened by the first parcel."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take leave of the server."""
        self.close()

    def close(self) -> None:
        """Take leave of the server, if there is a connection."""
        if self._connection is not None:
            with suppress(OSError):
                self._connection.docmd("QUIT")
            self._drop()

    def deliver(self, parcel: Parcel, about_to_send: Callable[[], bool]) -> Outcome:
        """Hand the parcel over in a transaction of its own (see ``Channel``)."""
        try:
            offered = self._offer(parcel)
            if not isinstance(offered, smtplib.SMTP):
                return offered
            return self._send(offered, parcel.mime, about_to_send)
        except BaseException:
            # Somebody else's failure in the middle of a transaction.
            self._drop()
            raise

    def _offer(self, parcel: Parcel) -> smtplib.SMTP | TryAgain | GiveUp:
        """Go as far as the server's consent to the recipient."""
        try:
            mail_address(parcel.sender)
            mail_address(parcel.recipient)
        except ValueError as error:
            return GiveUp(str(error))
        reused = self._connection is not None
        offered = self._open_transaction(parcel)
        match offered:
            # Servers close idle connections and limit messages per connection.
            case TryAgain(outage=True) if reused:
                return self._open_transaction(parcel)
            case _:
                return offered

    def _open_transaction(self, parcel: Parcel) -> smtplib.SMTP | TryAgain | GiveUp:
        try:
            connection = self._connected()
        except (OSError, ValueError) as error:
            reason = f"no connection to {self._server}: {replies.why(error)}"
            return TryAgain(replies.reason(reason), outage=True)
        size = len(_with_crlf(parcel.mime))
        limit = f" SIZE={size}" if connection.has_extn("size") else ""
        return (
            self._ask(connection, "MAIL", f"FROM:<{parcel.sender}>{limit}")
            or self._ask(connection, "RCPT", f"TO:<{parcel.recipient}>")
            or connection
        )

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _connect(self) -> smtplib.SMTP:
        connection = self._dial()
        try:
            connection.ehlo_or_helo_if_needed()
            if self._server.security is Security.STARTTLS:
                connection.starttls(context=self._trust)
                connection.ehlo_or_helo_if_needed()
            if self._server.username:
                connection.login(self._server.username, self._server.password)
        except BaseException:
            connection.close()
            raise
        return connection

    def _dial(self) -> smtplib.SMTP:
        at = self._server
        if at.security is Security.IMPLICIT:
            return smtplib.SMTP_SSL(
                at.host, at.port, at.local_name, timeout=at.timeout, context=self._trust
            )
        return smtplib.SMTP(at.host, at.port, at.local_name, timeout=at.timeout)

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._server.ca_file or None)

    def _ask(
        self,
        connection: smtplib.SMTP,
        verb: str,
        words: str = "",
        *,
        consent: int = replies.DONE,
    ) -> TryAgain | GiveUp | None:
        """Say one command; None when the reply's first digit is ``consent``."""
        try:
            code, reply = connection.docmd(verb, words)
        except OSError as error:
            self._drop()
            reason = f"no answer to {verb}: {replies.why(error)}"
            return TryAgain(replies.reason(reason), outage=True)
        if replies.kind(code) == consent:
            return None
        refusal = replies.refusal(code, reply)
        self._tidy_after(refusal)
        return refusal

    def _tidy_after(self, refusal: TryAgain | GiveUp) -> None:
        if isinstance(refusal, TryAgain) and refusal.outage:
            self._drop()
        else:
            self._reset()

    def _send(
        self, connection: smtplib.SMTP, mime: bytes, about_to_send: Callable[[], bool]
    ) -> Outcome:
        if not about_to_send():
            self._reset()
            return Withdrawn()
        # Refused or lost before "354 go ahead", no byte of the message has left.
        refusal = self._ask(connection, "DATA", consent=replies.GO_ON)
        return refusal or self._hand_over(connection, on_the_wire(mime))

    def _hand_over(self, connection: smtplib.SMTP, data: bytes) -> Outcome:
        try:
            connection.send(data)
            _allow(connection, self._server.reply_timeout)
            code, reply = connection.getreply()
            _allow(connection, self._server.timeout)
        except OSError as error:
            self._drop()
            reason = f"no answer to the message: {replies.why(error)}"
            return InDoubt(replies.reason(reason))
        outcome = replies.verdict(code, reply)
        match outcome:
            case InDoubt() | TryAgain(outage=True):
                self._drop()
            case _:
                pass
        return outcome

    def _reset(self) -> None:
        """Leave the transaction; a connection that will not is of no more use."""
        if self._connection is None:
            return
        try:
            code, _ = self._connection.docmd("RSET")
        except OSError:
            code = 0
        if replies.kind(code) != replies.DONE:
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def on_the_wire(mime: bytes) -> bytes:
    """Give the bytes that follow DATA: CRLF line ends, dots doubled, the final dot."""
    lines = _with_crlf(mime)
    end = b"" if lines.endswith(b"\r\n") else b"\r\n"
    return _DOT_AT_START.sub(b"..", lines) + end + b".\r\n"


def _with_crlf(mime: bytes) -> bytes:
    return _LINE_END.sub(b"\r\n", mime)


def _allow(connection: smtplib.SMTP, seconds: float) -> None:
    if connection.sock is not None:
        connection.sock.settimeout(seconds)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
