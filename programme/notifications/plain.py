"""Text from people, made safe for a header, an envelope and a terminal."""

import re

from programme.core.people import is_email

# Controls (C0, C1), line and paragraph separators, the marks that turn the direction
# of writing (they can disguise what follows), and halves of surrogate pairs.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_UNSAFE_EXCEPT_NEWLINE = re.compile(rf"(?!\n){_UNSAFE.pattern}")


def one_line(text: str) -> str:
    """Give the text on one line: unsafe characters and runs of blanks are one space."""
    return " ".join(_UNSAFE.sub(" ", text).split())


def printable(text: str) -> str:
    """Give the text with its lines kept and every other unsafe character a space."""
    return _UNSAFE_EXCEPT_NEWLINE.sub(" ", text.replace("\r\n", "\n"))


def mail_address(text: str) -> str:
    """Give the text back when it is one plain address, such as ``a.b@trust.nhs.uk``.

    Raises:
        ValueError: when it is anything else, or holds characters other than ASCII.
    """
    if not is_email(text):
        msg = f"{one_line(text)!r} is not an e-mail address that can be written to"
        raise ValueError(msg)
    return text
