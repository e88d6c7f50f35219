"""Words wrapped for the post: MIME out, and a readable text back."""

from binascii import b2a_qp
from datetime import datetime
from email import message_from_bytes, policy
from email.header import Header, decode_header, make_header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import format_datetime, parseaddr, parsedate_to_datetime
from hashlib import sha256

from programme.core.messages import Addressee, Words
from programme.notifications.dates import time_of_day, weekday_date, zone
from programme.notifications.plain import mail_address, one_line, printable

# "From " at the start of a line stays as it is: no mbox is written here.
_POLICY = policy.compat32.clone(linesep="\r\n", mangle_from_=False)
_LONGEST_WORD = 60
_LINE = 70


def compose_mime(
    words: Words,
    *,
    message_id: str,
    sent_at: datetime,
    sender: Addressee,
    recipient: Addressee,
) -> bytes:
    """Give the message as it is posted; the same input gives the same bytes.

    Lines are ASCII, end in CRLF and are at most 76 characters long, but for a long
    address or identifier. ``message_id`` may stand in angle brackets or not.

    Raises:
        ValueError: when ``sent_at`` is naive, an address is none that can be written
            to, or ``message_id`` is not of the form ``left@right``.
    """
    identity = mail_address(message_id.removeprefix("<").removesuffix(">"))
    message = MIMEMultipart("alternative", _boundary(identity), policy=_POLICY)
    message["From"] = _mailbox("From", sender)
    message["To"] = _mailbox("To", recipient)
    message["Subject"] = _unstructured("Subject", words.subject)
    message["Date"] = _date(sent_at)
    message["Message-ID"] = f"<{identity}>"
    # RFC 3834 for everybody, the second line for Exchange: no out-of-office replies.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = "en-GB"
    message.attach(_part("plain", words.text))
    message.attach(_part("html", words.html))
    return message.as_bytes()


def read_text(mime: bytes) -> str:
    """Give subject, recipient, date and text part of a message made here.

    Safe to print: nothing in it steers the terminal.
    """
    message = message_from_bytes(mime)
    name, address = parseaddr(message.get("To", ""))
    head = [
        f"Subject: {_decoded(message.get('Subject', ''))}",
        f"To: {_decoded(name)} <{one_line(address)}>",
        f"Date: {_moment(message)}",
    ]
    return "\n".join([*head, "", printable(_text_part(message)).rstrip(), ""])


def _boundary(identity: str) -> str:
    # "=_" cannot occur in quoted-printable, so no text can hold the boundary.
    return f"=_{sha256(identity.encode()).hexdigest()[:32]}"


def _mailbox(field: str, person: Addressee) -> str:
    address = mail_address(person.email)
    name = one_line(person.name)
    if not name:
        return f"<{address}>"
    quoted = f'"{name}" <{address}>'
    # A quoted name must need neither escapes nor folding: readers differ on both.
    if _is_bare(name) and not {'"', "\\"} & set(name) and len(quoted) < _LINE:
        return quoted
    return f"{_encoded(field, name)} <{address}>"


def _unstructured(field: str, text: str) -> str:
    line = one_line(text)
    return line if _is_bare(line) else _encoded(field, line)


def _encoded(field: str, line: str) -> str:
    return Header(line, "utf-8", header_name=field).encode()


def _is_bare(text: str) -> bool:
    """Say whether a header can hold the text as it is, and be folded."""
    longest = max(map(len, text.split()), default=0)
    return text.isascii() and "=?" not in text and longest <= _LONGEST_WORD


def _date(sent_at: datetime) -> str:
    if sent_at.utcoffset() is None:
        msg = "sent_at must say its zone"
        raise ValueError(msg)
    return format_datetime(sent_at)


def _part(subtype: str, text: str) -> MIMENonMultipart:
    part = MIMENonMultipart("text", subtype, policy=_POLICY, charset="utf-8")
    part["Content-Transfer-Encoding"] = "quoted-printable"
    octets = b2a_qp(printable(text).encode(), istext=True)
    part.set_payload(octets.decode("ascii"))
    return part


def _decoded(value: str) -> str:
    return one_line(str(make_header(decode_header(value))))


def _moment(message: Message) -> str:
    try:
        moment = parsedate_to_datetime(message.get("Date", ""))
        return f"{weekday_date(moment)}, {time_of_day(moment)} {zone(moment)}"
    except ValueError:
        return "not said"


def _text_part(message: Message) -> str:
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            octets = part.get_payload(decode=True)
            return (
                octets.decode("utf-8", "replace") if isinstance(octets, bytes) else ""
            )
    return ""
