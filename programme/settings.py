"""Settings: read once at the door from the environment, then passed as a value.

Imports the standard library only, and platformdirs when a default place is asked for:
a settings framework would take longer to import than most commands take to answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from programme.core.people import is_email

T = TypeVar("T")
_HIGHEST_PORT = 65_535


class ChannelChoice(StrEnum):
    """Which channel messages go out by."""

    MAILBOX = "mailbox"
    CONSOLE = "console"
    SMTP = "smtp"


class SmtpSecurity(StrEnum):
    """How the connection to the mail server is encrypted."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"


class Rhythm(StrEnum):
    """How often a digest is made."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """One setting that cannot be used: its name, what is wrong, what to do."""

    name: str
    what: str
    cure: str

    def __str__(self) -> str:
        """Say it on one line; a value is never repeated, since it may be a secret."""
        return f"{self.name}: {self.what}. {self.cure}."


class SettingsError(Exception):
    """The environment holds settings that cannot be used; carries every problem."""

    def __init__(self, problems: tuple[SettingsProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Smtp:
    """The mail server as the environment names it; without a user nobody signs in."""

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    security: SmtpSecurity = SmtpSecurity.STARTTLS


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the environment may say.

    An empty ``database_url`` and no ``mailbox`` mean a place in the platform's data
    folder. ``by`` is the e-mail address of whoever works at this terminal.
    """

    database_url: str = field(default="", repr=False)
    by: str = ""
    time_zone: str = "Europe/London"
    channel: ChannelChoice = ChannelChoice.MAILBOX
    mailbox: Path | None = None
    smtp: Smtp = Smtp()
    sender: str = "programme@localhost.localdomain"
    message_domain: str = "programme.invalid"
    messages_a_minute: int = 30
    sponsor_digest: Rhythm = Rhythm.MONTHLY
    lead_digest: Rhythm = Rhythm.WEEKLY
    colour: bool = True

    @property
    def database(self) -> str:
        """The URL of the database: the one that is set, or a file at home."""
        return self.database_url or f"sqlite:///{data_folder() / 'programme.db'}"

    @property
    def mailbox_folder(self) -> Path:
        """The folder of the mailbox channel: the one that is set, or one at home."""
        return self.mailbox or data_folder() / "mailbox"


def data_folder() -> Path:
    """Give the folder where this platform keeps a user's data of this program."""
    from platformdirs import user_data_path  # noqa: PLC0415 - 0.02 s, seldom needed

    return user_data_path("programme", appauthor=False)


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Read settings from an environment; a variable that is empty counts as not set.

    Raises:
        SettingsError: with everything that is wrong.
    """
    reading = _Reading(environment)
    settings = Settings(
        database_url=reading.text("PROGRAMME_DATABASE_URL"),
        by=reading.text("PROGRAMME_BY"),
        time_zone=reading.read("PROGRAMME_TIME_ZONE", _time_zone, Settings().time_zone),
        channel=reading.one_of("PROGRAMME_CHANNEL", ChannelChoice.MAILBOX),
        mailbox=reading.read("PROGRAMME_MAILBOX", _folder, None),
        smtp=reading.smtp(),
        sender=reading.read("PROGRAMME_SENDER", _address, Settings().sender),
        message_domain=reading.read(
            "PROGRAMME_MESSAGE_DOMAIN", _domain, Settings().message_domain
        ),
        messages_a_minute=reading.read("PROGRAMME_MESSAGES_A_MINUTE", _count, 30),
        sponsor_digest=reading.one_of("PROGRAMME_SPONSOR_DIGEST", Rhythm.MONTHLY),
        lead_digest=reading.one_of("PROGRAMME_LEAD_DIGEST", Rhythm.WEEKLY),
        colour=not reading.text("NO_COLOR") and reading.text("TERM") != "dumb",
    )
    reading.require_mail_server(settings)
    if reading.problems:
        raise SettingsError(tuple(reading.problems))
    return settings


class _Reading:
    """Reads variables one by one and collects what is wrong with each."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.problems: list[SettingsProblem] = []
        self._environment = environment

    def text(self, name: str, default: str = "") -> str:
        return self._environment.get(name, "").strip() or default

    def read(self, name: str, parse: Callable[[str], T], default: T) -> T:
        text = self.text(name)
        if not text:
            return default
        try:
            return parse(text)
        except _UnfitError as unfit:
            self._problem(name, unfit.what, unfit.cure)
            return default

    def one_of(self, name: str, default: "_Choice") -> "_Choice":
        kind = type(default)

        def parse(text: str) -> "_Choice":
            if text.lower() in set(kind):
                return kind(text.lower())
            raise _UnfitError("it is none of the choices", f"Use {_or(kind)}")

        return self.read(name, parse, default)

    def smtp(self) -> Smtp:
        security = self.one_of("PROGRAMME_SMTP_SECURITY", SmtpSecurity.STARTTLS)
        usual = 465 if security is SmtpSecurity.IMPLICIT else Smtp().port
        return Smtp(
            host=self.text("PROGRAMME_SMTP_HOST"),
            port=self.read("PROGRAMME_SMTP_PORT", _port, usual),
            user=self.text("PROGRAMME_SMTP_USER"),
            password=self._environment.get("PROGRAMME_SMTP_PASSWORD", ""),
            security=security,
        )

    def require_mail_server(self, settings: Settings) -> None:
        """Ask for what the smtp channel cannot do without."""
        if settings.channel is not ChannelChoice.SMTP:
            return
        if not settings.smtp.host:
            what = "it is not set, and messages are to go by smtp"
            self._problem("PROGRAMME_SMTP_HOST", what, "Name the mail server")
        for name in ("PROGRAMME_SENDER", "PROGRAMME_MESSAGE_DOMAIN"):
            if not self.text(name):
                what = "it is not set, and messages are to go by smtp"
                self._problem(name, what, "Name an address or domain of your own")
        if bool(settings.smtp.user) != bool(settings.smtp.password):
            what = "user and password belong together, and one of them is not set"
            self._problem("PROGRAMME_SMTP_USER", what, "Set both, or neither")

    def _problem(self, name: str, what: str, cure: str) -> None:
        self.problems.append(SettingsProblem(name, what, cure))


_Choice = TypeVar("_Choice", bound=StrEnum)


class _UnfitError(Exception):
    """A text that is no value of its setting."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what, cure)
        self.what = what
        self.cure = cure


def _time_zone(text: str) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - seldom needed

    try:
        return ZoneInfo(text).key
    except (LookupError, OSError, ValueError):
        raise _UnfitError(
            "there is no such time zone", "Use a name such as Europe/London"
        ) from None


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _address(text: str) -> str:
    if is_email(text):
        return text
    raise _UnfitError(
        "it is not an e-mail address", "Use one such as programme@trust.nhs.uk"
    )


def _domain(text: str) -> str:
    if "@" not in text and " " not in text:
        return text
    raise _UnfitError("it is not a domain", "Use one such as programme.trust.nhs.uk")


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) <= _HIGHEST_PORT:
        return int(text)
    raise _UnfitError("it is not a port", "Use a number from 1 to 65535")


def _count(text: str) -> int:
    if text.isdecimal() and int(text):
        return int(text)
    raise _UnfitError("it is not a count", "Use a whole number of 1 or more")


def _or(choices: type[StrEnum]) -> str:
    *others, last = (choice.value for choice in choices)
    return f"{', '.join(others)} or {last}"
