"""The folder channel: one ``.eml`` file per message, for any mail program to open."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email import policy
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from programme.core.outcome import (
    Delivered,
    InDoubt,
    Outcome,
    Parcel,
    TryAgain,
    Withdrawn,
)

_NOT_FOR_A_FILE_NAME = re.compile(r"[^A-Za-z0-9.@_+-]")
_LONGEST_RECIPIENT = 80
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class MailboxFolder:
    """A folder that stands for the post; the embedded default.

    The same message delivered again replaces its own file by the same bytes. A file
    appears whole or not at all, and only its owner may read it.
    """

    folder: Path
    name: str = "mailbox"

    def deliver(self, parcel: Parcel, about_to_send: Callable[[], bool]) -> Outcome:
        """Write a draft, then give it its name (see ``Channel``)."""
        target = self.folder / file_name(parcel)
        draft = self.folder / f".{target.name}.part"
        try:
            return self._write(parcel, draft) or _publish(draft, target, about_to_send)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _write(self, parcel: Parcel, draft: Path) -> TryAgain | None:
        try:
            if not self.folder.is_dir():
                reason = f"the mailbox folder {self.folder} is missing: create it"
                return TryAgain(reason, outage=True)
            _write_durably(draft, parcel.mime)
        except OSError as error:
            return _unwritable(self.folder, error)
        return None


def file_name(parcel: Parcel) -> str:
    """Name the message's file by its date, its reader and its Message-ID.

    For example ``2026-12-09T0730-sam.okoro@trust.example-1f0c2a9b44d1.eml``: it sorts
    by the date that the message bears, and is the same for every repeat.
    """
    reader = _NOT_FOR_A_FILE_NAME.sub("_", parcel.recipient)[:_LONGEST_RECIPIENT]
    identity = sha256(parcel.message_id.encode("utf-8", "replace")).hexdigest()[:12]
    return f"{_date_in_name(parcel.mime)}-{reader}-{identity}.eml"


def _date_in_name(mime: bytes) -> str:
    headers = BytesHeaderParser(policy=policy.compat32).parsebytes(mime)
    try:
        return f"{parsedate_to_datetime(str(headers['Date'])):%Y-%m-%dT%H%M}"
    except ValueError:
        return "undated"


def _publish(draft: Path, target: Path, about_to_send: Callable[[], bool]) -> Outcome:
    if not about_to_send():
        return Withdrawn()
    try:
        draft.replace(target)
    except OSError as error:
        return _unwritable(target.parent, error)
    try:
        _flush_folder(target.parent)
    except OSError as error:
        return InDoubt(f"{target.name} is written; its folder did not confirm: {error}")
    return Delivered(target.name)


def _unwritable(folder: Path, error: OSError) -> TryAgain:
    reason = f"cannot write to the mailbox folder {folder}: {error.strerror or error}"
    return TryAgain(reason, outage=True)


def _write_durably(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(path, flags, _OWNER_ONLY), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    # Windows opens no folder; there a rename is as durable as it gets.
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
