"""What is plugged into what: settings made into a database, channels and senders."""

from collections.abc import Mapping
from typing import TextIO, assert_never

from programme.core.digest import Rhythm
from programme.core.messages import Addressee, DigestKind
from programme.notifications.channel import Channel
from programme.settings import (
    ChannelChoice,
    Settings,
    SettingsError,
    SettingsProblem,
    Smtp,
)
from programme.storage.database import Database, open_database

SENDER_NAME = "Culture and Leadership Programme"


def database_of(settings: Settings) -> Database:
    """Get ready to use the database; connects at the first transaction.

    Raises:
        BadAddressError: when its URL cannot be understood.
    """
    return open_database(settings.database)


def channels_of(settings: Settings, stream: TextIO) -> Mapping[str, Channel]:
    """Give the channel that the settings choose, by the name it is queued under.

    ``stream`` is where the console channel prints. The mailbox's folder is made.

    Raises:
        SettingsError: when the mail server would be used in the clear.
        OSError: when the mailbox's folder cannot be made.
    """
    channel = _channel(settings, stream)
    return {channel.name: channel}


def sender_of(settings: Settings) -> Addressee:
    """Give the name and address that messages come from."""
    return Addressee(SENDER_NAME, settings.sender)


def rhythms_of(settings: Settings) -> Mapping[DigestKind, Rhythm]:
    """Give how often each kind of digest is made."""
    return {
        DigestKind.SPONSOR: Rhythm(settings.sponsor_digest),
        DigestKind.LEAD: Rhythm(settings.lead_digest),
    }


def _channel(settings: Settings, stream: TextIO) -> Channel:
    match settings.channel:
        case ChannelChoice.MAILBOX:
            return _mailbox(settings)
        case ChannelChoice.CONSOLE:
            from programme.notifications.console import Console

            return Console(stream)
        case ChannelChoice.SMTP:
            return _smtp(settings.smtp)
        case _:
            assert_never(settings.channel)


def _mailbox(settings: Settings) -> Channel:
    from programme.notifications.mailbox import MailboxFolder

    settings.mailbox_folder.mkdir(parents=True, exist_ok=True)
    return MailboxFolder(settings.mailbox_folder)


def _smtp(smtp: Smtp) -> Channel:
    from programme.notifications.smtp import (
        MailServer,
        Security,
        SmtpChannel,
    )

    try:
        server = MailServer(
            smtp.host,
            smtp.port,
            Security(smtp.security),
            username=smtp.user,
            password=smtp.password,
        )
    except ValueError as error:
        raise SettingsError(
            (
                SettingsProblem(
                    "PROGRAMME_SMTP_SECURITY",
                    f"mail would go in the clear: {error}",
                    "Set it to starttls or implicit",
                ),
            )
        ) from error
    return SmtpChannel(server)
