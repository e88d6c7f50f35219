"""The daily run: once however often it runs, and nothing dropped however late."""

from datetime import timedelta

from programme.core.access import LEAD
from programme.core.definition import Decision
from programme.operations.compose_messages import compose_messages
from programme.operations.decide_reminders import Decided, decide_reminders
from programme.operations.run_daily import DailyRun, close_day, daily_batches
from tests.operations.builders import (
    MEMBER,
    MONDAY,
    POST,
    activity,
    address,
    definition,
    gate,
    june,
    make,
    rule,
    slot,
)
from tests.operations.looking import Message, everything, messages, said
from tests.operations.office import Office

FRIDAY = MONDAY + timedelta(days=4)


def to_member(office: Office) -> list[Message]:
    return [one for one in messages(office.database) if one.to == address(MEMBER)]


def test_what_falls_due_is_decided_and_put_into_one_message(office: Office) -> None:
    """I1: each due subject, occurrence, person and channel has one row, in a message."""
    made_from = definition(activity("A", 6), activity("B", 6), activity("C", 6))
    make(office.database, made_from)
    assert office.run(MONDAY) == DailyRun(Decided(1, 0, 3), 1)

    reminders = said(office.database)
    assert [one.subject for one in reminders] == ["A", "B", "C"]
    assert all(one.in_message and one.channel == "recording" for one in reminders)
    (message,) = messages(office.database)
    assert (message.to, message.day) == (address(MEMBER), MONDAY)
    assert message.subject == "3 things for you today"
    assert all(f"Work {code}" in message.text for code in "ABC")
    assert "It also covers" not in message.text


def test_the_same_day_again_changes_nothing(office: Office) -> None:
    """I6: a slot run twice leaves the same rows as once."""
    make(office.database, definition(activity("A", 6), activity("B", 5)))
    office.run_each_day(MONDAY, june(2))
    before = everything(office.database)
    assert office.run(june(2)) == DailyRun(Decided(), 0)
    assert everything(office.database) == before


def test_an_earlier_day_that_comes_late_changes_nothing(office: Office) -> None:
    make(office.database, definition(activity("A", 6), activity("B", 5)))
    office.run_each_day(MONDAY, june(8))
    before = everything(office.database)
    office.run(FRIDAY)
    assert everything(office.database) == before


def test_after_days_off_one_message_covers_them_all(office: Office) -> None:
    """I7: nothing is dropped, and the message says since when."""
    made_from = definition(activity("A", 6), activity("B", 7), activity("C", 8))
    make(office.database, made_from)
    office.run(MONDAY)
    office.run(june(4))
    first, second = to_member(office)
    assert "Work A" in first.text
    assert all(f"Work {code}" in second.text for code in "BC")
    assert "also covers the days since Tuesday 2 June 2026" in second.text


def test_of_one_activity_only_the_newest_word_is_said(office: Office) -> None:
    """Ten days were missed: due in a week, due today and overdue, all at once."""
    make(office.database, definition(activity("A", 6)))
    office.run(june(11))
    (message,) = to_member(office)
    assert message.text.count("Work A") == 1
    assert "Overdue: was due on Monday 8 June 2026, 3 working days ago." in (
        " ".join(message.text.split())
    )
    assert "1 thing for you today" in message.subject
    assert all(one.in_message for one in said(office.database))
    assert office.run(june(11)).messages == 0


def test_a_copy_says_whose_it_is(office: Office) -> None:
    make(office.database, definition(activity("A", 6)))
    office.run(june(10))
    (message,) = [one for one in messages(office.database) if one.to == address(LEAD)]
    assert "Member owns it; you have a copy as programme lead." in message.text
    assert "To answer: programme finish small A" in message.text


def test_a_day_that_is_not_worked_waits_for_the_next_that_is(office: Office) -> None:
    """Friday was missed; Saturday's run says nothing, Monday's says Friday's."""
    make(office.database, definition(activity("A", 10)))
    office.run_each_day(MONDAY, june(4))
    assert office.run(june(6)) == DailyRun(Decided(), 0)
    office.run(june(8))
    (message,) = to_member(office)
    assert (message.day, [one.day for one in said(office.database)]) == (
        june(8),
        [FRIDAY],
    )
    assert "since Friday 5 June 2026" in message.text


def test_a_weekend_after_a_whole_week_leaves_nothing_to_catch_up(
    office: Office,
) -> None:
    make(office.database, definition(activity("A", 11)))
    office.run_each_day(MONDAY, june(8))
    (message,) = to_member(office)
    assert message.day == june(8)
    assert "It also covers" not in message.text


def test_a_programme_with_nothing_due_is_not_even_asked(office: Office) -> None:
    made_from = definition(activity("A", 20), activity("B", 20, "A"))
    make(office.database, made_from)
    office.start("A", MONDAY)
    assert daily_batches(office.database, slot(june(2))) == ()
    close_day(office.database, slot(june(2)))
    assert office.programme().caught_up_to == june(2)


def test_programmes_are_found_by_their_phase(office: Office) -> None:
    two_phases = definition(activity("A", 6), activity("B", 20, "A", phase="P2"))
    for key in ("one", "two"):
        make(office.database, two_phases, key=key)
    Office(office.database, "two").finish("A", MONDAY)
    one, two = (Office(office.database, key).programme() for key in ("one", "two"))
    assert (one.phase, two.phase) == ("diagnose", "design")
    assert daily_batches(office.database, slot(june(8)), "diagnose") == ((one.id,),)
    assert daily_batches(office.database, slot(june(8)), "design") == ((two.id,),)
    assert daily_batches(office.database, slot(june(8)), "implement") == ()


def test_somebody_in_two_programmes_gets_one_message(office: Office) -> None:
    """Decision 005: the programmes are in different phases, the person is one."""
    two_phases = definition(activity("A", 6), activity("B", 5, "A", phase="P2"))
    for key in ("one", "two"):
        make(office.database, two_phases, key=key)
    Office(office.database, "two").finish("A", MONDAY)
    office.run(june(2))
    assert {(one.key, one.subject) for one in said(office.database)} == {
        ("one", "A"),
        ("two", "B"),
    }
    (message,) = messages(office.database)
    assert "Work A" in message.text
    assert "Work B" in message.text


def test_two_organisations_get_their_own_messages(office: Office) -> None:
    made_from = definition(activity("A", 6))
    make(office.database, made_from)
    make(office.database, made_from, key="other", organisation="Other Trust")
    office.run(MONDAY)
    one, other = messages(office.database)
    assert one.to == other.to
    organisations = {"Example Trust" in one.text, "Example Trust" in other.text}
    assert organisations == {True, False}


def test_what_is_urgent_does_not_wait_for_tomorrow(office: Office) -> None:
    """The day's message has gone when another programme's turn comes."""
    profiles = {
        "standard": [rule("due", -5, text="in its time")],
        "alarm": [rule("due", -5, text="now", urgent=True)],
    }
    alarm = activity("B", 6, reminders="alarm")
    made_from = definition(activity("A", 6), alarm, reminders=profiles)
    for key in ("one", "two"):
        make(office.database, made_from, key=key)
    decide_reminders(office.database, [1], slot(MONDAY))
    compose_messages(office.database, slot(MONDAY), POST)
    office.run(MONDAY)
    office.run(june(2))

    first, urgent, next_day = messages(office.database)
    assert "Urgent: 2 things" in first.subject
    assert "Urgent: 1 thing" in urgent.subject
    assert "Work B" in urgent.text
    assert "Work A" not in urgent.text
    assert [one.day for one in (first, urgent, next_day)] == [MONDAY, MONDAY, june(2)]
    assert "Work A" in next_day.text
    assert "Work B" not in next_day.text


def test_a_crash_between_deciding_and_composing_loses_nothing(office: Office) -> None:
    make(office.database, definition(activity("A", 6), activity("B", 7)))
    decide_reminders(office.database, [1], slot(MONDAY))
    assert messages(office.database) == []

    office.run(june(2))
    (message,) = messages(office.database)
    assert message.day == june(2)
    assert "since Monday 1 June 2026" in message.text
    assert all(f"Work {code}" in message.text for code in "AB")


def test_composing_twice_composes_once(office: Office) -> None:
    make(office.database, definition(activity("A", 6)))
    decide_reminders(office.database, [1], slot(MONDAY))
    assert compose_messages(office.database, slot(MONDAY), POST) == 1
    assert compose_messages(office.database, slot(MONDAY), POST) == 0


def test_what_is_finished_before_it_was_said_is_not_said(office: Office) -> None:
    """Decided on Monday, finished before a message was composed."""
    make(office.database, definition(activity("A", 6), activity("B", 6)))
    decide_reminders(office.database, [1], slot(MONDAY))
    office.finish("A", MONDAY)
    office.run(june(2))
    (message,) = messages(office.database)
    assert "Work A" not in message.text
    assert "Work B" in message.text


def test_nothing_is_said_of_a_programme_that_was_stopped_meanwhile(
    office: Office,
) -> None:
    made_from = definition(activity("A", 6), gates=[gate("G", "A")])
    for key in ("one", "two"):
        make(office.database, made_from, key=key)
    decide_reminders(office.database, [1, 2], slot(MONDAY))
    stopped = Office(office.database, "two")
    stopped.decide("G", Decision.STOP, MONDAY)
    office.run(MONDAY)
    assert {one.key for one in said(office.database) if one.in_message} == {"one"}

    stopped.decide("G", Decision.HOLD, june(2))
    office.run(june(2))
    assert all(one.in_message for one in said(office.database))


def test_a_programme_that_starts_later_is_announced_before(office: Office) -> None:
    later = june(15)
    make(office.database, definition(activity("A", 5)), start=later, as_of=MONDAY)
    office.run_each_day(MONDAY, later)
    assert [(one.slot, one.text) for one in said(office.database)] == [
        (june(8), "starts in a week"),
        (june(12), "due in a week"),
    ]
