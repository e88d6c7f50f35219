"""What recurs reminds its owner, while its phase is under way and only then."""

from datetime import date

import pytest

from programme.core.access import LEAD, SPONSOR
from programme.core.committee import Committee
from programme.core.definition import Decision
from programme.core.edits import DefineCommittee
from programme.operations.assign_people import remove_person
from programme.operations.decide_reminders import decide_reminders
from programme.operations.set_day import OrganisationDay, set_day
from tests.operations.builders import (
    MEMBER,
    MONDAY,
    activity,
    address,
    at,
    definition,
    gate,
    make,
    rule,
    slot,
    weekly,
)
from tests.operations.looking import messages, said
from tests.operations.office import Office


def june(day: int) -> date:
    return date(2026, 6, day)


QUIET = {"standard": ()}


def told(office: Office, subject: str = "R") -> list[tuple[date, str]]:
    """Give when what comes round was said, and for which day."""
    return [
        (one.slot, one.occurrence.partition("@")[2])
        for one in said(office.database)
        if one.subject == subject
    ]


@pytest.fixture
def small(office: Office) -> Office:
    """Fifteen days of work from 1 to 19 June, with a meeting every Monday after."""
    made_from = definition(
        activity("A", 15),
        gates=[gate("G", "A")],
        reminders=QUIET,
        recurring=[weekly(-2)],
    )
    make(office.database, made_from)
    office.start("A", MONDAY)
    return office


def test_each_round_is_announced_while_its_phase_is_under_way(small: Office) -> None:
    small.run_each_day(MONDAY, june(17))
    assert told(small) == [(june(4), "2026-06-08"), (june(11), "2026-06-15")]


def test_its_owner_reads_what_to_do_and_for_when(small: Office) -> None:
    small.run_each_day(MONDAY, june(4))
    (message,) = messages(small.database)
    assert message.to == address(MEMBER)
    assert message.text.splitlines()[7:10] == [
        "Meeting R",
        "  Send the agenda: for Monday 8 June 2026.",
        "  R, Small programme",
    ]
    assert "To answer" not in message.text
    assert "Nobody" not in message.text


def test_it_goes_to_the_lead_when_nobody_is_to_see_to_it(small: Office) -> None:
    remove_person(small.database, "small", MEMBER, address(MEMBER), at(MONDAY))
    small.run_each_day(MONDAY, june(4))
    (message,) = messages(small.database)
    assert message.to == address(LEAD)
    assert "Nobody fills the role that is to answer it" in message.text


def test_a_round_and_work_are_in_one_message(office: Office) -> None:
    work = {"standard": [rule("due", -2, "owner", text="due soon")]}
    made = definition(activity("A", 6), reminders=work, recurring=[weekly(-2)])
    make(office.database, made)
    office.run_each_day(MONDAY, june(4))
    assert len(messages(office.database)) == 1
    assert len(said(office.database)) == 2


def test_after_days_without_a_run_the_last_round_is_said_once(small: Office) -> None:
    small.run(MONDAY)
    small.run(june(16))
    assert told(small) == [(june(16), "2026-06-08"), (june(16), "2026-06-15")]
    (message,) = messages(small.database)
    said_so = "Send the agenda: it was for Monday 15 June 2026, 1 working day ago."
    assert said_so in message.text
    assert "8 June" not in message.text


def test_running_a_day_twice_says_it_once(small: Office) -> None:
    small.run_each_day(MONDAY, june(4))
    small.run_each_day(june(4), june(4))
    assert len(told(small)) == len(messages(small.database)) == 1


def test_a_phase_that_ends_later_has_more_rounds(small: Office) -> None:
    small.run_each_day(MONDAY, june(15))
    small.report("A", 10, june(15))
    small.run_each_day(june(16), june(22))
    assert told(small)[2:] == [(june(18), "2026-06-22")]


def test_a_phase_that_passing_days_make_longer_has_more_rounds(small: Office) -> None:
    small.run_each_day(MONDAY, june(30))
    # The forecast of an end that is overdue is today: a round is seen on its own day.
    assert told(small)[2:] == [(june(22), "2026-06-22"), (june(29), "2026-06-29")]


def test_nothing_comes_round_after_a_phase_is_over(small: Office) -> None:
    small.run_each_day(MONDAY, june(10))
    small.finish("A", june(10))
    small.run_each_day(june(11), june(30))
    assert told(small) == [(june(4), "2026-06-08")]


def test_what_is_decided_and_not_said_is_withdrawn_with_its_phase(
    small: Office,
) -> None:
    decide_reminders(small.database, [small.programme().id], slot(june(4)))
    assert told(small) == [(june(4), "2026-06-08")]
    small.finish("A", june(4))
    assert told(small) == []


def test_a_stopped_programme_is_silent_and_passes_over_what_came_meanwhile(
    small: Office,
) -> None:
    small.run_each_day(MONDAY, june(2))
    small.decide("G", Decision.STOP, june(3))
    small.run_each_day(june(3), june(10))
    assert told(small) == []
    small.decide("G", Decision.HOLD, june(10))
    small.report("A", 8, june(10))
    small.run_each_day(june(11), june(12))
    assert told(small) == [(june(11), "2026-06-15")]


def test_what_was_said_before_a_stop_is_not_said_again(small: Office) -> None:
    small.run_each_day(MONDAY, june(4))
    small.decide("G", Decision.STOP, june(4))
    small.decide("G", Decision.HOLD, june(5))
    small.run_each_day(june(5), june(8))
    assert told(small) == [(june(4), "2026-06-08")]


def test_a_day_taken_off_moves_a_round_and_says_so(small: Office) -> None:
    small.run_each_day(MONDAY, june(4))
    own = OrganisationDay("Example Trust", june(8), worked=False, name="Trust day")
    set_day(small.database, own, as_of=june(4), at=at(june(4)))
    small.run_each_day(june(5), june(5))
    assert told(small) == [(june(4), "2026-06-08"), (june(5), "2026-06-09")]


def test_a_meeting_that_moves_is_said_anew(office: Office) -> None:
    before_the_board = weekly(-5, committee="board")
    made = definition(activity("A", 15), reminders=QUIET, recurring=[before_the_board])
    make(office.database, made)
    meets, moves = (
        DefineCommittee("board", Committee("The board", 5, (june(day),)))
        for day in (10, 12)
    )
    office.change(meets, on=MONDAY)
    office.run_each_day(MONDAY, june(3))
    office.change(moves, on=june(3))
    office.run_each_day(june(4), june(5))
    assert told(office) == [(june(3), "2026-06-10"), (june(5), "2026-06-12")]


def test_a_programme_made_late_asks_for_no_round_that_is_over(office: Office) -> None:
    made = definition(activity("A", 15), reminders=QUIET, recurring=[weekly(-2)])
    make(office.database, made, as_of=june(12))
    office.run_each_day(june(12), june(16))
    assert told(office) == [(june(12), "2026-06-15")]


def test_the_sponsor_of_the_example_trust_hears_of_each_steering_group(
    trust: Office,
) -> None:
    trust.run_each_day(date(2026, 4, 1), date(2026, 6, 30))
    steering = [one for one in said(trust.database) if one.subject == "R-STEER"]
    assert {one.to for one in steering} == {address(SPONSOR)}
    assert [one.occurrence for one in steering] == [
        "1.round-5@2026-05-01",
        "1.round-1@2026-05-01",
        "2.round-5@2026-06-01",
        "2.round-1@2026-06-01",
        "3.round-5@2026-07-01",
        "3.round-1@2026-07-01",
    ]
