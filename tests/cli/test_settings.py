"""Settings are read once, every problem at once, and made into what they stand for."""

from io import StringIO
from pathlib import Path

import pytest

from programme.core.digest import Rhythm as CoreRhythm
from programme.core.messages import DigestKind
from programme.notifications.console import Console
from programme.notifications.mailbox import MailboxFolder
from programme.notifications.smtp import SmtpChannel
from programme.settings import (
    ChannelChoice,
    Rhythm,
    Settings,
    SettingsError,
    SmtpSecurity,
    data_folder,
    settings_from,
)
from programme.wiring import channels_of, database_of, rhythms_of, sender_of

MAIL = {
    "PROGRAMME_CHANNEL": "smtp",
    "PROGRAMME_SMTP_HOST": "mail.trust.example",
    "PROGRAMME_SENDER": "programme@trust.example",
    "PROGRAMME_MESSAGE_DOMAIN": "trust.example",
}


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = settings_from({})
    assert settings == Settings()
    assert settings.database == f"sqlite:///{data_folder() / 'programme.db'}"
    assert settings.mailbox_folder == data_folder() / "mailbox"


def test_everything_may_be_set(tmp_path: Path) -> None:
    settings = settings_from(
        {
            **MAIL,
            "PROGRAMME_DATABASE_URL": "postgresql://p@host/db",
            "PROGRAMME_BY": "sam@trust.example",
            "PROGRAMME_TIME_ZONE": "Europe/Belfast",
            "PROGRAMME_MAILBOX": str(tmp_path),
            "PROGRAMME_SMTP_PORT": "2525",
            "PROGRAMME_SMTP_USER": "sam",
            "PROGRAMME_SMTP_PASSWORD": " a secret ",
            "PROGRAMME_SMTP_SECURITY": "implicit",
            "PROGRAMME_MESSAGES_A_MINUTE": "10",
            "PROGRAMME_SPONSOR_DIGEST": "weekly",
            "PROGRAMME_LEAD_DIGEST": "never",
            "NO_COLOR": "1",
        }
    )
    assert settings.database == "postgresql://p@host/db"
    assert settings.by == "sam@trust.example"
    assert settings.time_zone == "Europe/Belfast"
    assert settings.mailbox_folder == tmp_path
    assert settings.channel is ChannelChoice.SMTP
    assert settings.smtp.port == 2525
    assert settings.smtp.password == " a secret "  # noqa: S105 - as it is, blanks too
    assert settings.smtp.security is SmtpSecurity.IMPLICIT
    assert settings.messages_a_minute == 10
    assert settings.sponsor_digest is Rhythm.WEEKLY
    assert settings.lead_digest is Rhythm.NEVER
    assert not settings.colour
    assert "secret" not in repr(settings)


def test_the_port_follows_the_encryption() -> None:
    implicit = {**MAIL, "PROGRAMME_SMTP_SECURITY": "implicit"}
    assert settings_from(implicit).smtp.port == 465
    assert settings_from(MAIL).smtp.port == 587


WRONG = {
    "PROGRAMME_CHANNEL": ("pigeon", "Use mailbox, console or smtp"),
    "PROGRAMME_TIME_ZONE": ("Europe/Atlantis", "Use a name such as Europe/London"),
    "PROGRAMME_SMTP_PORT": ("0", "Use a number from 1 to 65535"),
    "PROGRAMME_SMTP_SECURITY": ("rot13", "Use starttls, implicit or none"),
    "PROGRAMME_SENDER": ("nobody", "Use one such as programme@trust.nhs.uk"),
    "PROGRAMME_MESSAGE_DOMAIN": ("a@b", "Use one such as programme.trust.nhs.uk"),
    "PROGRAMME_MESSAGES_A_MINUTE": ("0", "Use a whole number of 1 or more"),
    "PROGRAMME_SPONSOR_DIGEST": ("hourly", "Use weekly, monthly or never"),
    "PROGRAMME_LEAD_DIGEST": ("hourly", "Use weekly, monthly or never"),
}


def test_every_problem_is_told_at_once_with_its_cure() -> None:
    environment = {name: value for name, (value, _) in WRONG.items()}
    with pytest.raises(SettingsError) as caught:
        settings_from(environment)
    cures = {problem.name: problem.cure for problem in caught.value.problems}
    assert cures == {name: cure for name, (_, cure) in WRONG.items()}
    assert not any(value in str(caught.value) for value in ("pigeon", "nobody"))


def test_smtp_needs_a_server_and_addresses() -> None:
    with pytest.raises(SettingsError) as caught:
        settings_from({"PROGRAMME_CHANNEL": "smtp", "PROGRAMME_SMTP_USER": "sam"})
    assert [problem.name for problem in caught.value.problems] == [
        "PROGRAMME_SMTP_HOST",
        "PROGRAMME_SENDER",
        "PROGRAMME_MESSAGE_DOMAIN",
        "PROGRAMME_SMTP_USER",
    ]


def test_settings_become_channels(tmp_path: Path) -> None:
    folder = tmp_path / "post" / "box"
    mailbox = channels_of(settings_from({"PROGRAMME_MAILBOX": str(folder)}), StringIO())
    assert isinstance(mailbox["mailbox"], MailboxFolder)
    assert folder.is_dir()
    console = channels_of(settings_from({"PROGRAMME_CHANNEL": "console"}), StringIO())
    assert isinstance(console["console"], Console)
    smtp = channels_of(settings_from(MAIL), StringIO())
    assert isinstance(smtp["smtp"], SmtpChannel)


def test_mail_is_not_sent_in_the_clear() -> None:
    clear = settings_from({**MAIL, "PROGRAMME_SMTP_SECURITY": "none"})
    with pytest.raises(SettingsError, match="mail would go in the clear"):
        channels_of(clear, StringIO())


def test_settings_become_a_database_a_sender_and_rhythms(tmp_path: Path) -> None:
    settings = settings_from(
        {**MAIL, "PROGRAMME_DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}"}
    )
    database = database_of(settings)
    assert database.where.shown == str(tmp_path / "a.db")
    database.dispose()
    assert sender_of(settings).email == "programme@trust.example"
    assert rhythms_of(settings) == {
        DigestKind.SPONSOR: CoreRhythm.MONTHLY,
        DigestKind.LEAD: CoreRhythm.WEEKLY,
    }
