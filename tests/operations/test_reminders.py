"""Which reminders the days of a programme bring, in which words and to whom."""

from collections import Counter
from datetime import date, timedelta

import pytest

from programme.core.access import LEAD, SPONSOR
from programme.core.definition import Decision
from programme.operations.assign_people import remove_person
from programme.storage.organisations import save_organisation_day
from tests.operations.builders import (
    APPROVER,
    MEMBER,
    MONDAY,
    activity,
    address,
    at,
    definition,
    gate,
    june,
    make,
    rule,
)
from tests.operations.looking import said, words
from tests.operations.office import Office


def told(office: Office, subject: str) -> list[tuple[date, str, str]]:
    """Give when who was told what about a subject."""
    return [
        (one.slot, one.to.partition("@")[0], one.text)
        for one in said(office.database)
        if one.subject == subject
    ]


def test_work_is_announced_chased_and_escalated(office: Office) -> None:
    make(office.database, definition(activity("A", 10)))
    office.run_each_day(MONDAY, june(24))
    assert told(office, "A") == [
        (june(5), MEMBER, "due in a week"),
        (june(12), MEMBER, "due today"),
        (june(16), MEMBER, "overdue"),
        (june(16), LEAD, "overdue"),
        (june(23), SPONSOR, "escalated"),
        (june(23), MEMBER, "escalated"),
        (june(23), LEAD, "escalated"),
    ]


def test_days_are_counted_around_easter(office: Office) -> None:
    """Good Friday is 3 April, Easter Monday 6 April 2026."""
    make(office.database, definition(activity("A", 3)), start=date(2026, 3, 30))
    office.run_each_day(date(2026, 3, 30), date(2026, 4, 14))
    assert told(office, "A") == [
        (date(2026, 4, 1), MEMBER, "due today"),
        (date(2026, 4, 7), MEMBER, "overdue"),
        (date(2026, 4, 7), LEAD, "overdue"),
        (date(2026, 4, 14), SPONSOR, "escalated"),
        (date(2026, 4, 14), MEMBER, "escalated"),
        (date(2026, 4, 14), LEAD, "escalated"),
    ]


def test_a_day_that_the_organisation_takes_off_counts_for_nothing(
    office: Office,
) -> None:
    make(office.database, definition(activity("A", 2)))
    make(office.database, definition(activity("A", 3)), key="second")
    with office.database.writing() as connection:
        save_organisation_day(connection, 1, june(4), worked=False, name="Trust day")
    Office(office.database, "second").start("A", MONDAY)
    office.run_each_day(MONDAY, june(8))
    about = {(one.key, one.text): one.slot for one in said(office.database)}
    assert about["small", "due today"] == june(2)
    assert about["second", "due today"] == june(3)
    assert about["second", "overdue"] == june(8)


def test_nobody_reports_and_nothing_is_said_twice(office: Office) -> None:
    """Decision 003: one reminder of each kind per activity, not one per day."""
    for days in (1, 3, 5, 8):
        made_from = definition(
            activity("A", days),
            activity("B", days, "A"),
            activity("C", days, "B"),
            gates=[gate("G", "A", "B")],
        )
        make(office.database, made_from, key=f"of-{days}")
    Office(office.database, "of-3").start("A", MONDAY)
    office.run_each_day(MONDAY, june(30))
    times = Counter(
        (one.key, one.subject, one.text, one.to) for one in said(office.database)
    )
    assert set(times.values()) == {1}
    assert ("of-5", "B", "starts in a week", address(MEMBER)) in times
    assert ("of-3", "G", "gate decision today", address(SPONSOR)) in times


def test_nobody_is_called_late_because_somebody_before_them_is_late(
    office: Office,
) -> None:
    make(office.database, definition(activity("A", 5), activity("B", 5, "A")))
    office.run_each_day(MONDAY, june(30))
    assert {text for _, _, text in told(office, "B")} == {"starts in a week"}
    assert (june(16), SPONSOR, "escalated") in told(office, "A")


def test_once_the_work_before_it_moves_again_so_do_the_reminders(
    office: Office,
) -> None:
    """B was told of its start on 1 June; A starts two weeks late, and B is told anew."""
    make(office.database, definition(activity("A", 5), activity("B", 5, "A")))
    office.run_each_day(MONDAY, june(15))
    office.start("A", june(15))
    office.run_each_day(june(16), june(22))
    assert told(office, "B") == [
        (june(1), MEMBER, "starts in a week"),
        (june(16), MEMBER, "starts in a week"),
        (june(19), MEMBER, "due in a week"),
    ]


def test_a_date_that_moves_is_a_new_occurrence(office: Office) -> None:
    make(office.database, definition(activity("A", 10)))
    office.start("A", MONDAY)
    office.run_each_day(MONDAY, june(5))
    office.report("A", 10, june(5))
    office.run_each_day(june(6), june(12))
    occurrences = [(one.slot, one.occurrence) for one in said(office.database)]
    assert occurrences == [
        (june(5), "due-5@2026-06-12"),
        (june(11), "due-5@2026-06-18"),
    ]


def test_what_should_have_been_said_before_the_date_moved_is_said_next_day(
    office: Office,
) -> None:
    """A ends a week early: B, who was to hear a week before, hears at once, once."""
    make(office.database, definition(activity("A", 10), activity("B", 3, "A")))
    office.run_each_day(MONDAY, june(4))
    office.finish("A", june(4))
    office.run_each_day(june(5), june(9))
    assert told(office, "B") == [
        (june(5), MEMBER, "due in a week"),
        (june(9), MEMBER, "due today"),
    ]


def test_finished_work_is_not_chased(office: Office) -> None:
    make(office.database, definition(activity("A", 10)))
    office.run_each_day(MONDAY, june(5))
    office.finish("A", june(8))
    office.run_each_day(june(8), june(30))
    assert told(office, "A") == [(june(5), MEMBER, "due in a week")]


def test_reopened_work_is_chased_again(office: Office) -> None:
    make(office.database, definition(activity("A", 2)))
    office.run_each_day(MONDAY, MONDAY)
    office.finish("A", june(1))
    office.reopen("A", 10, june(3))
    office.run_each_day(june(2), june(18))
    assert told(office, "A") == [
        (june(9), MEMBER, "due in a week"),
        (june(16), MEMBER, "due today"),
        (june(18), MEMBER, "overdue"),
        (june(18), LEAD, "overdue"),
    ]


def test_the_approver_is_chased_after_three_five_and_ten_days(office: Office) -> None:
    make(office.database, definition(activity("A", 30, hands_over="D1")))
    office.submit("D1", june(2))
    office.run_each_day(june(2), june(17))
    assert told(office, "D1") == [
        (june(5), APPROVER, "awaiting your decision"),
        (june(9), APPROVER, "still awaiting a decision"),
        (june(9), MEMBER, "still awaiting a decision"),
        (june(16), APPROVER, "decision late"),
        (june(16), SPONSOR, "decision late"),
        (june(16), LEAD, "decision late"),
    ]


@pytest.mark.parametrize("word", ["accepted", "returned"])
def test_a_decision_ends_the_chase(office: Office, word: str) -> None:
    make(office.database, definition(activity("A", 30, hands_over="D1")))
    office.submit("D1", june(2))
    office.run_each_day(june(2), june(5))
    if word == "accepted":
        office.accept("D1", june(8))
    else:
        office.give_back("D1", june(8))
    office.run_each_day(june(8), june(17))
    assert told(office, "D1") == [(june(5), APPROVER, "awaiting your decision")]


def test_a_new_version_is_chased_from_its_own_day(office: Office) -> None:
    make(office.database, definition(activity("A", 30, hands_over="D1")))
    office.submit("D1", june(2))
    office.run_each_day(june(2), june(5))
    office.submit("D1", june(8))
    office.run_each_day(june(8), june(11))
    occurrences = [(one.slot, one.occurrence) for one in said(office.database)]
    assert occurrences == [
        (june(5), "v1.submitted+3@2026-06-02"),
        (june(11), "v2.submitted+3@2026-06-08"),
    ]


def test_what_nobody_would_hear_goes_to_the_lead(office: Office) -> None:
    roles = [LEAD, SPONSOR]
    make(office.database, definition(activity("A", 6)), roles=roles)
    office.run_each_day(MONDAY, MONDAY)
    assert words(office.database) == [(LEAD, "A", "due in a week")]


def test_whoever_holds_two_of_the_roles_is_told_once(office: Office) -> None:
    profile = {"standard": [rule("due", -5, "owner", LEAD)]}
    made_from = definition(activity("A", 6, owner=LEAD), reminders=profile)
    make(office.database, made_from)
    office.run_each_day(MONDAY, MONDAY)
    assert words(office.database) == [(LEAD, "A", "due-5")]


def test_who_has_left_hears_no_more(office: Office) -> None:
    make(office.database, definition(activity("A", 6)))
    remove_person(office.database, "small", MEMBER, address(MEMBER), at(MONDAY, 6))
    office.run_each_day(MONDAY, MONDAY)
    assert words(office.database) == [(LEAD, "A", "due in a week")]


def test_a_stopped_programme_is_silent_until_it_goes_on(office: Office) -> None:
    made_from = definition(activity("A", 10), gates=[gate("G", "A")])
    make(office.database, made_from)
    office.decide("G", Decision.STOP, MONDAY)
    office.run_each_day(MONDAY, june(11))
    assert words(office.database) == []
    assert office.digests(june(8)) == 0

    office.decide("G", Decision.HOLD, june(11))
    office.run_each_day(june(12), june(12))
    assert [text for _, _, text in told(office, "A")] == ["due in a week", "due today"]


def test_a_gate_is_announced_on_the_day_it_falls_due(office: Office) -> None:
    made_from = definition(activity("A", 3), gates=[gate("G", "A")])
    make(office.database, made_from)
    office.start("A", MONDAY)
    office.run_each_day(MONDAY, june(3))
    assert told(office, "G") == [(june(3), SPONSOR, "gate decision today")]


def test_halfway_is_half_of_the_working_days(office: Office) -> None:
    profile = {"standard": [rule("midpoint", 0, "owner")]}
    make(office.database, definition(activity("A", 10), reminders=profile))
    office.run_each_day(MONDAY, june(12))
    assert told(office, "A") == [(june(8), MEMBER, "midpoint+0")]


def test_the_example_trust_says_each_thing_once_in_its_first_quarter(
    trust: Office,
) -> None:
    """The mandate is started and then nobody reports anything any more."""
    trust.start("P1-GOV-01", date(2026, 4, 1), by=LEAD)
    trust.finish("P1-GOV-01", date(2026, 4, 16), by=LEAD)
    trust.start("P1-GOV-02", date(2026, 4, 17), by=LEAD)
    first = date(2026, 4, 17)
    for number in range(60):
        trust.run(first + timedelta(days=number))
    times = Counter(
        (one.subject, one.occurrence.partition("@")[0], one.to)
        for one in said(trust.database)
    )
    assert set(times.values()) == {1}
    assert ("G0", "due+0", address(SPONSOR)) in times
