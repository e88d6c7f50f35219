"""Every channel keeps the promise of ``Channel``."""

import sys
from pathlib import Path

from programme.notifications.channel import Channel
from programme.notifications.console import Console
from programme.notifications.mailbox import MailboxFolder
from programme.notifications.smtp import MailServer, SmtpChannel


def test_each_is_a_channel_and_can_be_named_by_whoever_plugs_it_in() -> None:
    server = MailServer("mail.trust.example", 587)
    channels: list[Channel] = [
        SmtpChannel(server),
        MailboxFolder(Path("mailbox")),
        Console(sys.stdout),
        SmtpChannel(server, "relay"),
    ]

    names = [channel.name for channel in channels]
    assert names == ["smtp", "mailbox", "console", "relay"]
