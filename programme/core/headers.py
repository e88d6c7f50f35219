"""The two headers of a frozen message that the outbox reads and, on a resend, renews."""

import re
from datetime import datetime
from email.utils import format_datetime

_MESSAGE_ID = re.compile(rb"(?im)^(message-id:\s*)<([^<>\s]+)>")
_DATE = re.compile(rb"(?im)^(date:[ \t]*)[^\r\n]*")


def message_id_in(mime: bytes) -> str | None:
    """Read the Message-ID that frozen bytes bear, without angle brackets."""
    found = _MESSAGE_ID.search(_head(mime))
    return found[2].decode("ascii", "replace") if found else None


def renewed(mime: bytes, message_id: str, at: datetime) -> bytes:
    """Give the same message under another Message-ID and date; the rest is untouched.

    Raises:
        ValueError: when the bytes bear no Message-ID, and so are no message.
    """
    head = _head(mime)
    if not _MESSAGE_ID.search(head):
        msg = "these bytes bear no Message-ID"
        raise ValueError(msg)
    identity, date = message_id.encode("ascii"), format_datetime(at).encode("ascii")
    named = _MESSAGE_ID.sub(lambda found: found[1] + b"<" + identity + b">", head, 1)
    dated = _DATE.sub(lambda found: found[1] + date, named, 1)
    return dated + mime[len(head) :]


def _head(mime: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", mime, maxsplit=1)[0]
