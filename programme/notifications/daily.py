"""The day's message as its reader will see it: what is late, due and coming."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from programme.core.access import LEAD, SPONSOR
from programme.core.messages import DailyMessage, ReminderLine
from programme.core.words import counted, listed, working_days
from programme.notifications.dates import weekday_date
from programme.notifications.plain import one_line
from programme.notifications.wording import capitalised

# What the day of a line is, by the line's anchor: if it lies ahead, and if not.
_DAY_WORDS = {
    "start": ("starts on", "was to start on"),
    "due": ("due on", "was due on"),
    "midpoint": ("midpoint is", "midpoint was"),
    "submitted": ("submitted on", "submitted on"),
    "round": ("for", "it was for"),
}
_OTHER_DAY = ("on", "on")
_COPIED = {LEAD: "programme lead", SPONSOR: "executive sponsor"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: its name, what is wanted and when, where it belongs, the deed.

    ``copy`` says why somebody reads it who is not to answer it, else it is empty.
    """

    title: str
    wanted: str
    about: str
    deed: str
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind under a heading; never empty."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DailyView:
    """The message part by part, each safe to print on one line."""

    subject: str
    title: str
    greeting: str
    summary: tuple[str, ...]
    groups: tuple[Group, ...]
    footer: tuple[str, ...]


def daily_view(message: DailyMessage) -> DailyView:
    """Lay out the message: overdue first, then due today, to do today, and coming."""
    things = f"{counted(len(message.lines), 'thing')} for you today"
    pressing = _most_pressing(message)
    title = ": ".join(filter(None, (things, pressing)))
    urgent = ", ".join(filter(None, (f"Urgent: {things}", pressing)))
    return DailyView(
        subject=urgent if _is_urgent(message) else title,
        title=title,
        greeting=f"Hello {one_line(message.addressee.name)}".strip(),
        summary=_summary(message),
        groups=tuple(_groups(message)),
        footer=(
            f"Sent for {one_line(message.organisation)}.",
            "You get one message a day at most, unless something is urgent.",
        ),
    )


def item(line: ReminderLine, today: date) -> Item:
    """Put one line into words, as seen on ``today``."""
    urgent = "Urgent: " * line.urgent
    return Item(
        title=f"{urgent}{one_line(line.title)}",
        wanted=f"{_wanted(line, today)}.",
        about=f"{one_line(line.code)}, {one_line(line.programme_title)}",
        deed=one_line(line.deed),
        copy=_copy(line),
    )


def by_lateness(line: ReminderLine) -> tuple[int, date, str, str]:
    """Sort the longest overdue first."""
    return (-line.overdue, line.day, line.programme_key, line.code)


def _most_pressing(message: DailyMessage) -> str:
    total = len(message.lines)
    for test, words in ((_is_late, "overdue"), (_due_on(message.day), "due today")):
        number = sum(map(test, message.lines))
        if number:
            return f"{_how_many(number, total)} {words}"
    return ""


def _how_many(number: int, total: int) -> str:
    if number == total:
        return {1: "it is", 2: "both are"}.get(total, "all are")
    return f"{number} {'is' if number == 1 else 'are'}"


def _summary(message: DailyMessage) -> tuple[str, ...]:
    today = f"This is your message for {weekday_date(message.day)}."
    if message.since >= message.day:
        return (today,)
    since = weekday_date(message.since)
    return (today, f"It also covers the days since {since}, which had no message.")


def _groups(message: DailyMessage) -> list[Group]:
    late = sorted(filter(_is_late, message.lines), key=by_lateness)
    rest = sorted((line for line in message.lines if not line.overdue), key=_by_day)
    due = [line for line in rest if _due_on(message.day)(line)]
    now = [line for line in rest if line.day <= message.day and line not in due]
    coming = [line for line in rest if line.day > message.day]
    named = {"Overdue": late, "Due today": due, "To do now": now, "Coming": coming}
    return [
        Group(title, tuple(item(line, message.day) for line in lines))
        for title, lines in named.items()
        if lines
    ]


def _by_day(line: ReminderLine) -> tuple[bool, date, str, str]:
    return (not line.urgent, line.day, line.programme_key, line.code)


def _is_late(line: ReminderLine) -> bool:
    return line.overdue > 0


def _is_urgent(message: DailyMessage) -> bool:
    return any(line.urgent for line in message.lines)


def _due_on(day: date) -> Callable[[ReminderLine], bool]:
    return lambda line: not line.overdue and line.anchor == "due" and line.day == day


def _copy(line: ReminderLine) -> str:
    if line.copy is None:
        return ""
    if not line.copy.owners:
        return "Nobody fills the role that is to answer it, so it comes to you."
    owners = list(map(one_line, line.copy.owners))
    verb = "decide" if line.anchor == "submitted" else "own"
    owned = f"{listed(owners)} {verb}{'s' if len(owners) == 1 else ''} it"
    role = _COPIED.get(line.copy.role)
    return f"{owned}; you have a copy as {role}." if role else f"{owned}."


def _wanted(line: ReminderLine, today: date) -> str:
    """Say the rule's words and the day, without saying "due" or "starts" twice."""
    text = capitalised(one_line(line.text))
    ahead, past = _DAY_WORDS.get(line.anchor, _OTHER_DAY)
    day = weekday_date(line.day)
    only_when = text.lower().startswith(ahead.split()[0])
    if line.day >= today:
        if only_when:
            return f"{capitalised(ahead) if line.late_said else f'{text}:'} {day}"
        return f"{text}: {ahead} {day}"
    said = f"{past} {day}{_ago(line)}"
    return capitalised(said) if only_when else f"{text}: {said}"


def _ago(line: ReminderLine) -> str:
    """Say how old a date is, but for a start: that is what its reader will change."""
    days = 0 if line.anchor == "start" else line.overdue or line.ago
    return f", {working_days(days)} ago" if days else ""
