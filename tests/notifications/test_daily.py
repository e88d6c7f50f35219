"""The message of the day, read as its reader reads it."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.access import LEAD, SPONSOR
from programme.core.messages import Copy, ReminderLine
from programme.notifications.daily import daily_view
from programme.notifications.rendering import render_daily
from tests.notifications.samples import (
    DUE,
    LATE,
    LINE,
    STARTING,
    TODAY,
    WAITING,
    daily,
)

ALL = (STARTING, LINE, WAITING, DUE, LATE)


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ((LATE, DUE, LINE), "3 things for you today: 1 is overdue"),
        ((LATE,), "1 thing for you today: it is overdue"),
        ((LATE, LATE), "2 things for you today: both are overdue"),
        ((LATE, LATE, LATE), "3 things for you today: all are overdue"),
        ((LATE, LATE, DUE), "3 things for you today: 2 are overdue"),
        ((DUE, LINE), "2 things for you today: 1 is due today"),
        ((DUE,), "1 thing for you today: it is due today"),
        ((LINE, WAITING), "2 things for you today"),
        (
            (replace(WAITING, urgent=True), LATE),
            "Urgent: 2 things for you today, 1 is overdue",
        ),
        ((replace(LINE, urgent=True),), "Urgent: 1 thing for you today"),
    ],
)
def test_the_subject_says_how_much_and_what_presses(
    lines: tuple[ReminderLine, ...], subject: str
) -> None:
    assert render_daily(daily(*lines)).subject == subject


def test_groups_come_in_the_order_in_which_they_press() -> None:
    groups = {
        group.title: [item.title for item in group.items]
        for group in daily_view(daily(*ALL)).groups
    }

    assert groups == {
        "Overdue": ["Run the staff focus groups"],
        "Due today": ["Write up what the six tools found"],
        "To do now": ["Change team charter"],
        "Coming": ["Share early findings", "Interview the board"],
    }
    assert list(groups) == ["Overdue", "Due today", "To do now", "Coming"]


def test_empty_groups_are_not_mentioned() -> None:
    text = render_daily(daily(LINE)).text

    assert "Coming" in text
    assert "Overdue" not in text
    assert "Due today" not in text


def test_the_longest_overdue_and_the_urgent_come_first() -> None:
    longer = replace(LATE, title="Older", overdue=9)
    urgent = replace(LINE, title="Now or never", urgent=True, day=date(2027, 1, 4))

    late, coming = daily_view(daily(LATE, LINE, urgent, longer)).groups

    assert [item.title for item in late.items] == [
        "Older",
        "Run the staff focus groups",
    ]
    assert coming.items[0].title == "Urgent: Now or never"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LINE, "Due in a week: Wednesday 16 December 2026."),
        (DUE, "Due today: Wednesday 9 December 2026."),
        (STARTING, "Starts in a week: Wednesday 16 December 2026."),
        (WAITING, "Awaiting your decision: submitted on Friday 4 December 2026."),
        (
            replace(LINE, text="first draft to sponsor"),
            "First draft to sponsor: due on Wednesday 16 December 2026.",
        ),
        (
            replace(LINE, text="halfway", anchor="midpoint", day=TODAY),
            "Halfway: midpoint is Wednesday 9 December 2026.",
        ),
        (
            replace(STARTING, text="starts today", day=date(2026, 12, 8)),
            "Was to start on Tuesday 8 December 2026.",
        ),
        (
            replace(LINE, late_said=True),
            "Due on Wednesday 16 December 2026.",
        ),
        (
            replace(
                LINE, text="halfway", anchor="midpoint", day=date(2026, 11, 13), ago=18
            ),
            "Halfway: midpoint was Friday 13 November 2026, 18 working days ago.",
        ),
        (
            replace(LINE, text="meeting", anchor="meeting"),
            "Meeting: on Wednesday 16 December 2026.",
        ),
        (
            LATE,
            "Overdue: was due on Thursday 3 December 2026, 4 working days ago.",
        ),
        (
            replace(
                LATE, overdue=1, day=date(2026, 12, 8), text="fieldwork overrunning"
            ),
            "Fieldwork overrunning: was due on Tuesday 8 December 2026, "
            "1 working day ago.",
        ),
    ],
)
def test_a_line_says_what_is_wanted_and_when(line: ReminderLine, words: str) -> None:
    (group,) = daily_view(daily(line)).groups

    assert group.items[0].wanted == words


@pytest.mark.parametrize(
    ("copy", "anchor", "words"),
    [
        (
            Copy(("Priya Nair",), LEAD),
            "due",
            "Priya Nair owns it; you have a copy as programme lead.",
        ),
        (
            Copy(("Jo Bloggs", "Al Hill"), SPONSOR),
            "submitted",
            "Jo Bloggs and Al Hill decide it; you have a copy as executive sponsor.",
        ),
        (Copy(("Priya Nair",)), "start", "Priya Nair owns it."),
        (
            Copy((), LEAD),
            "due",
            "Nobody fills the role that is to answer it, so it comes to you.",
        ),
    ],
)
def test_a_copy_says_whose_it_is_and_why_it_comes(
    copy: Copy, anchor: str, words: str
) -> None:
    message = render_daily(daily(replace(LINE, anchor=anchor, copy=copy)))

    assert words in " ".join(message.text.split())
    assert words in message.html
    assert "copy" not in render_daily(daily(LINE)).text


def test_a_command_does_not_break_where_it_is_shown() -> None:
    command = render_daily(daily(LATE)).html.partition("<code")[2]

    assert "white-space:nowrap" in command.partition("</code>")[0]


def test_a_line_says_where_it_belongs_and_how_to_answer() -> None:
    text = render_daily(daily(LATE, LINE)).text

    assert "P1-FG-03, Example trust culture programme\n" in text
    assert "To answer: programme done P1-FG-03\n" in text
    assert text.count("To answer") == 1


def test_missed_days_are_mentioned_and_only_then() -> None:
    caught_up = render_daily(daily(LINE, since=date(2026, 12, 7))).text
    on_time = render_daily(daily(LINE)).text

    assert "the days since Monday 7 December 2026, which had no" in caught_up
    assert "which had no" not in on_time
    assert "This is your message for Wednesday 9 December 2026." in on_time


def test_it_greets_its_reader_and_says_from_whom() -> None:
    text = render_daily(daily(LINE)).text

    assert text.startswith("Hello Sam Okoro,\n")
    assert "Sent for Example NHS Trust.\n" in text
