"""Messages to read and parcels to send, as the tests need them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from programme.core.messages import (
    Addressee,
    DailyMessage,
    DecisionWaiting,
    Digest,
    DigestKind,
    DigestMilestone,
    GateReadiness,
    ReminderLine,
    Words,
)
from programme.core.outcome import Parcel
from programme.core.schedule_status import Figures, schedule_status
from programme.core.watched import Watched
from programme.notifications.mime import compose_mime

TODAY = date(2026, 12, 9)
HALF_PAST_SEVEN = datetime(2026, 12, 9, 7, 30, tzinfo=UTC)
SENDER = Addressee("Culture programme", "no-reply@trust.example")
SAM = Addressee("Sam Okoro", "sam.okoro@trust.example")
AMINA = Addressee("Dr Amina Shah", "amina.shah@trust.example")
HELLO = Words("1 thing for you today", "Hello Sam\n", "<p>Hello Sam</p>\n")


def mime(words: Words = HELLO, number: int = 1, recipient: Addressee = SAM) -> bytes:
    return compose_mime(
        words,
        message_id=f"{number:040x}@trust.example",
        sent_at=HALF_PAST_SEVEN,
        sender=SENDER,
        recipient=recipient,
    )


def parcel(number: int = 1, *, words: Words = HELLO, to: str = SAM.email) -> Parcel:
    return Parcel(
        message_id=f"{number:040x}@trust.example",
        sender=SENDER.email,
        recipient=to,
        mime=mime(words, number),
    )


def raw(content: bytes, *, to: str = SAM.email, sender: str = SENDER.email) -> Parcel:
    return Parcel("raw@trust.example", sender, to, content)


def daily(*lines: ReminderLine, since: date = TODAY) -> DailyMessage:
    return DailyMessage(SAM, "Example NHS Trust", TODAY, since, lines)


LINE = ReminderLine(
    programme_key="example",
    programme_title="Example trust culture programme",
    code="P1-INT-02",
    title="Interview the board",
    phase="Diagnose",
    text="due in a week",
    day=date(2026, 12, 16),
    anchor="due",
)
LATE = replace(
    LINE,
    code="P1-FG-03",
    title="Run the staff focus groups",
    text="overdue",
    day=date(2026, 12, 3),
    overdue=4,
    deed="programme done P1-FG-03",
)
DUE = replace(
    LINE,
    code="P1-SYN-01",
    title="Write up what the six tools found",
    text="due today",
    day=TODAY,
)
WAITING = replace(
    LINE,
    code="P1-CHG-05",
    title="Change team charter",
    text="awaiting your decision",
    day=date(2026, 12, 4),
    anchor="submitted",
)
STARTING = replace(
    LINE,
    code="P1-COM-04",
    title="Share early findings",
    text="starts in a week",
    anchor="start",
)


def standing_at(
    figures: Figures, code: str = "G2", day: date = date(2026, 12, 16)
) -> Watched:
    name = f"{code} Diagnosis accepted"
    return Watched(code, name, day, figures, schedule_status(figures))


QUIET = Digest(
    kind=DigestKind.SPONSOR,
    addressee=AMINA,
    organisation="Example NHS Trust",
    programme_key="example",
    programme_title="Example trust culture programme",
    phase="Diagnose",
    day=TODAY,
    since=date(2026, 11, 9),
    ends=date(2028, 9, 15),
    ends_variance=0,
    watched=(standing_at(Figures(slip=0)),),
    reached=(),
    coming=(),
    slipped=(),
    gates=(),
    decisions=(),
)
G2 = GateReadiness(
    code="G2",
    title="Diagnosis accepted",
    day=date(2026, 12, 16),
    decided_by="Trust board",
    met=3,
    total=5,
    unmet=("D195 Synthesis report accepted", "Each tool has reported"),
)
G2_SLIPPED = DigestMilestone(
    code="G2",
    title="Diagnosis accepted",
    day=date(2027, 1, 13),
    baseline=date(2026, 12, 9),
    variance=21,
    was=date(2026, 12, 16),
)
M3 = DigestMilestone(
    code="M3",
    title="Culture survey closed",
    day=date(2026, 11, 27),
    baseline=date(2026, 11, 25),
    variance=2,
)
M5 = DigestMilestone(
    code="M5",
    title="Design workshops begin",
    day=date(2027, 1, 19),
    baseline=date(2027, 1, 19),
    variance=0,
)
CHARTER = DecisionWaiting(
    what="accept the change team charter",
    since=date(2026, 12, 4),
    working_days=3,
    deed="programme accept D115 2",
)
EVERYTHING = replace(
    QUIET,
    kind=DigestKind.LEAD,
    ends_variance=12,
    reached=(M3,),
    coming=(M5,),
    slipped=(G2_SLIPPED,),
    gates=(G2,),
    decisions=(CHARTER,),
    overdue=(LATE,),
)
