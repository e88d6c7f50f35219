"""A real mail server with scripted replies, and what else stands at the outer edge."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import AnyStr, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from programme.notifications.smtp import MailServer, Security

LOOPBACK = "127.0.0.1"
DROP = "drop the connection"
SILENCE = "say nothing"
FINAL_DOT = "."
GREETING = "greeting"

USERNAME, PASSWORD = "programme", "correct horse"


@dataclass(frozen=True)
class Certificate:
    """A self-signed certificate for 127.0.0.1, and the server's side of TLS."""

    file: str
    context: ssl.SSLContext


@dataclass
class Letter:
    """What arrived in one transaction."""

    sender: str
    recipients: list[str]
    content: bytes


@dataclass
class Script:
    """What the server answers, by verb, instead of its own mind; what it heard and got.

    A reply is a line, ``DROP`` or ``SILENCE``. A reply that begins with 421 is followed
    by the end of the connection.
    """

    replies: dict[str, str] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    sign_ins: int = 0

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.heard.append(FINAL_DOT)
        reply = self.replies.get(FINAL_DOT, "250 2.0.0 queued as 4711")
        if reply.startswith("2") or reply in {DROP, SILENCE}:
            self.letters.append(_letter(envelope))
        if reply in {DROP, SILENCE}:
            await _leave(server, reply)
        return reply

    def sign_in(
        self, _server: SMTP, _session: Session, _envelope: Envelope, *how: object
    ) -> AuthResult:
        self.sign_ins += 1
        given = cast("LoginPassword", how[1])
        right = LoginPassword(USERNAME.encode(), PASSWORD.encode())
        return AuthResult(success=given == right, handled=False)


class ScriptedSmtp(SMTP):
    """aiosmtpd's server, except where the script has a reply for the verb."""

    def __init__(self, script: Script, **settings: object) -> None:
        super().__init__(script, **settings)  # type: ignore[arg-type]
        self._script = script
        self._greeted = False
        own = dict(self._smtp_methods)
        self._smtp_methods = {
            verb: partial(self._scripted, verb, method) for verb, method in own.items()
        }

    async def push(self, status: AnyStr) -> None:
        greeting = None if self._greeted else self._script.replies.get(GREETING)
        self._greeted = True
        await (super().push(greeting) if greeting else super().push(status))

    async def _scripted(
        self, verb: str, method: Callable[[str], Awaitable[None]], words: str
    ) -> None:
        self._script.heard.append(verb)
        reply = self._script.replies.get(verb)
        if reply is None:
            await method(words)
        elif reply in {DROP, SILENCE}:
            await _leave(self, reply)
        else:
            await self.push(reply)
            if reply.startswith("421"):
                await _leave(self, DROP)


class PostOffice(Controller):
    """The scripted server in a thread, on a port of loopback that was free."""

    def __init__(self, script: Script, **settings: object) -> None:
        self.script = script
        self._settings = settings
        implicit = cast("ssl.SSLContext | None", settings.pop("implicit", None))
        super().__init__(script, hostname=LOOPBACK, port=0, ssl_context=implicit)

    def factory(self) -> SMTP:
        return ScriptedSmtp(
            self.script, hostname="mail.example", loop=self.loop, **self._settings
        )

    def hang_up(self) -> None:
        """Cut the newest connection, as a restart or an idle limit does."""
        transport = cast("asyncio.Transport", cast("SMTP", self.smtpd).transport)
        cut = asyncio.run_coroutine_threadsafe(_abort(transport), self.loop)
        cut.result(timeout=5)

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def post_office(script: Script, **settings: object) -> Iterator[PostOffice]:
    office = PostOffice(script, **settings)
    office.start()
    try:
        yield office
    finally:
        office.stop()


def server_at(
    office: PostOffice,
    security: Security = Security.NONE,
    *,
    ca_file: str = "",
    username: str = "",
    password: str = "",
) -> MailServer:
    """Say how to reach the post office, with patience for a loopback server only."""
    return MailServer(
        LOOPBACK,
        office.port,
        security,
        username=username,
        password=password,
        ca_file=ca_file,
        local_name="client.example",
        timeout=5,
        reply_timeout=5,
    )


@dataclass
class Asked:
    """The caller's last word before sending: how often asked, and what was known then."""

    answer: bool = True
    look: Callable[[], object] = lambda: None
    seen: list[object] = field(default_factory=list)

    def __call__(self) -> bool:
        self.seen.append(self.look())
        return self.answer


class BrokenStream:
    """A terminal that goes away while it is being written to."""

    closed = False
    encoding = "utf-8"

    def writable(self) -> bool:
        return True

    def write(self, _words: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def _letter(envelope: Envelope) -> Letter:
    content = envelope.original_content
    assert envelope.mail_from is not None
    assert content is not None
    return Letter(envelope.mail_from, list(envelope.rcpt_tos), bytes(content))


async def _abort(transport: asyncio.Transport) -> None:
    transport.abort()


async def _leave(server: SMTP, how: str) -> None:
    if how == SILENCE:
        await asyncio.sleep(60)
    transport = cast("asyncio.Transport", server.transport)
    transport.abort()
    raise ConnectionResetError
