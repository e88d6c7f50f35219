"""What answers a thing that waits: the deed, its command, and who may give it."""

from collections.abc import Mapping

from programme.core.access import MAY, Deed
from programme.core.definition import ReminderAnchor
from programme.core.messages import Copy
from programme.core.plan import Kind

COMMANDS: Mapping[Deed, str] = {
    Deed.START: "start",
    Deed.REPORT: "report",
    Deed.FINISH: "finish",
    Deed.JUDGE: "accept",
    Deed.DECIDE: "gate",
}
OF_REMINDER: Mapping[tuple[Kind, ReminderAnchor], Deed] = {
    (Kind.ACTIVITY, ReminderAnchor.START): Deed.START,
    (Kind.ACTIVITY, ReminderAnchor.MIDPOINT): Deed.REPORT,
    (Kind.ACTIVITY, ReminderAnchor.DUE): Deed.FINISH,
    (Kind.GATE, ReminderAnchor.DUE): Deed.DECIDE,
    (Kind.DELIVERABLE, ReminderAnchor.SUBMITTED): Deed.JUDGE,
}
"""What a reminder of a kind of thing asks for; of anything else, to look."""


def command(deed: Deed, key: str, code: str) -> str:
    """Say what to type to do a deed to something of a programme."""
    return f"programme {COMMANDS[deed]} {key} {code}"


def next_deed(kind: Kind, *, under_way: bool) -> Deed:
    """Give what is next to be done to something that is on a list of tasks."""
    match kind:
        case Kind.GATE:
            return Deed.DECIDE
        case Kind.DELIVERABLE:
            return Deed.JUDGE
        case Kind.ACTIVITY | Kind.MILESTONE:
            return Deed.FINISH if under_way else Deed.START


def answer_to_reminder(
    kind: Kind, anchor: ReminderAnchor, copy: Copy | None, key: str, code: str
) -> str:
    """Say what to type to answer a reminder, or to look, for who may not answer it.

    ``copy`` is set where the reader is not the one to answer. A round is held, and
    nothing is typed.
    """
    if anchor is ReminderAnchor.ROUND and copy is None:
        return ""
    deed = OF_REMINDER.get((kind, anchor))
    if deed is None or (copy is not None and copy.role not in MAY[deed]):
        return f"programme show {key}"
    return command(deed, key, code)
