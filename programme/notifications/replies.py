"""What a mail server's reply means: RFC 5321's codes read as outcomes."""

import smtplib

from programme.core.outcome import Delivered, GiveUp, InDoubt, TryAgain
from programme.notifications.plain import one_line

# The first digit of a reply (RFC 5321, 4.2.1): clients go by it alone.
DONE, GO_ON = 2, 3

# About the channel as a whole, not about the message: closing down (RFC 5321, 3.8);
# sign-in needed, too weak, wrong, or to be encrypted first (RFC 4954, section 6).
_OUTAGES = frozenset({421, 530, 534, 535, 538})
_LONGEST_REASON = 500


def kind(code: int) -> int:
    """Give the first digit of a reply's code."""
    return code // 100


def refusal(code: int, reply: bytes) -> TryAgain | GiveUp:
    """Read a reply that is not the consent that was asked for.

    One that is out of turn, or no SMTP at all, is the channel's failure.
    """
    reason = answer(code, reply)
    if code in _OUTAGES:
        return TryAgain(reason, outage=True)
    match kind(code):
        case 4:
            return TryAgain(reason)
        case 5:
            return GiveUp(reason)
        case _:
            return TryAgain(f"unexpected answer: {reason}", outage=True)


def verdict(code: int, reply: bytes) -> Delivered | TryAgain | GiveUp | InDoubt:
    """Read the reply to the final dot; one that decides nothing leaves a doubt."""
    match kind(code):
        case 2:
            return Delivered(answer(code, reply))
        case 4 | 5:
            return refusal(code, reply)
        case _:
            return InDoubt(f"unexpected answer: {answer(code, reply)}")


def answer(code: int, reply: bytes) -> str:
    """Say the reply on one line of at most 500 characters."""
    return reason(f"{code} {reply.decode('utf-8', 'replace')}")


def why(error: Exception) -> str:
    """Say in words what a failed step died of."""
    if isinstance(error, smtplib.SMTPResponseException):
        signing_in = isinstance(error, smtplib.SMTPAuthenticationError)
        return f"{'sign-in refused: ' * signing_in}{_said(error)}"
    if isinstance(error, UnicodeError):
        # Its own words would show a character of the password.
        return "the host or the sign-in holds characters that cannot be sent"
    words = error.strerror if isinstance(error, OSError) else None
    return words or str(error) or type(error).__name__


def reason(text: str) -> str:
    """Put a reason on one line of at most 500 characters."""
    return one_line(text)[:_LONGEST_REASON]


def _said(error: smtplib.SMTPResponseException) -> str:
    said = error.smtp_error
    return answer(error.smtp_code, said if isinstance(said, bytes) else said.encode())
