"""What constraints, deadlines and facts do, beside links."""

import pytest

from programme.core.timed.plan import Constraint, ConstraintType, ManualDates, Progress
from tests.mspdi.builders import at, late, link, must, schedule, span, task

AFTER_ONE_DAY = [
    # constraint, its date; where a task of 8 hours lies after one of 8 hours; slack
    ("START_NO_EARLIER_THAN", "6 10:00", "6 10:00 to 7 10:00", 0),
    ("START_NO_EARLIER_THAN", "6 17:00", "7 08:00 to 7 17:00", 0),
    ("START_NO_EARLIER_THAN", "4 08:00", "5 08:00 to 5 17:00", 0),
    ("FINISH_NO_EARLIER_THAN", "7 12:00", "6 13:00 to 7 12:00", 0),
    ("MUST_START_ON", "6 08:00", "6 08:00 to 6 17:00", 0),
    ("MUST_START_ON", "4 08:00", "4 08:00 to 4 17:00", -4800),
    ("MUST_FINISH_ON", "4 17:00", "4 08:00 to 4 17:00", -4800),
    ("START_NO_LATER_THAN", "4 13:00", "4 13:00 to 5 12:00", -2400),
    ("FINISH_NO_LATER_THAN", "4 17:00", "4 08:00 to 4 17:00", -4800),
    ("FINISH_NO_LATER_THAN", "8 17:00", "5 08:00 to 5 17:00", 0),
]


@pytest.mark.parametrize(("kind", "on", "expected", "slack"), AFTER_ONE_DAY)
def test_a_constraint_that_is_honoured_outranks_links(
    kind: str, on: str, expected: str, slack: int
) -> None:
    second = task(2, 8, constraint=must(kind, on))
    dates = schedule(task(1, 8), second, link(1, 2)).dates
    assert span(dates[2]) == expected
    assert dates[2].total_slack == slack


def test_links_outrank_a_constraint_that_is_not_honoured() -> None:
    second = task(2, 8, constraint=must("MUST_START_ON", "4 08:00"))
    parts = (task(1, 8), second, link(1, 2))
    dates = schedule(*parts, honours_constraints=False).dates
    assert span(dates[2]) == "5 08:00 to 5 17:00"
    assert dates[2].total_slack == -4800


def test_a_predecessor_of_a_fixed_date_has_less_than_no_slack() -> None:
    fixed = task(2, 0, constraint=must("MUST_FINISH_ON", "4 17:00"))
    dates = schedule(task(1, 16), fixed, link(1, 2)).dates
    assert span(dates[2]) == "4 17:00 to 4 17:00"
    assert dates[1].total_slack == dates[2].total_slack == -4800
    assert dates[1].free_slack == 0


def test_as_late_as_possible_takes_up_all_slack() -> None:
    late_as_can = Constraint(ConstraintType.AS_LATE_AS_POSSIBLE)
    parts = (task(1, 40), task(2, 8, constraint=late_as_can), task(3, 8), link(2, 3))
    dates = schedule(*parts).dates
    assert span(dates[2]) == "7 08:00 to 7 17:00"
    assert span(dates[3]) == "8 08:00 to 8 17:00"


def test_a_deadline_moves_nothing_and_tells_its_miss() -> None:
    dates = schedule(task(1, 16, deadline=at("4 17:00")), task(2, 40)).dates
    assert span(dates[1]) == "4 08:00 to 5 17:00"
    assert dates[1].total_slack == -4800
    assert dates[1].deadline_miss == 4800
    assert dates[1].critical


def test_from_the_finish_all_is_late_but_what_shall_be_early() -> None:
    late_as_can = Constraint(ConstraintType.AS_LATE_AS_POSSIBLE)
    parts = (
        task(1, 16, constraint=late_as_can),
        task(2, 8, constraint=late_as_can),
        task(3, 8),
        link(1, 2),
    )
    dates = schedule(*parts, from_start=False, finish=at("8 17:00")).dates
    assert span(dates[1]) == "6 08:00 to 7 17:00"
    assert span(dates[2]) == "8 08:00 to 8 17:00"
    assert span(dates[3]) == "6 08:00 to 6 17:00"


def test_from_the_finish_a_part_set_by_hand_counts_where_it_is() -> None:
    by_hand = ManualDates(at("5 08:00"), at("5 17:00"))
    parts = (task(1, 0), task(2, 8, level=2, manual=by_hand), task(3, 8, level=2))
    dates = schedule(*parts, from_start=False, finish=at("8 17:00")).dates
    assert late(dates[1]) == "5 08:00 to 8 17:00"


def test_work_set_by_hand_stays_and_drives() -> None:
    by_hand = task(1, 8, manual=ManualDates(at("6 08:00"), at("9 12:00")))
    dates = schedule(by_hand, task(2, 4), link(1, 2)).dates
    assert span(dates[1]) == "6 08:00 to 9 12:00"
    assert span(dates[2]) == "11 08:00 to 11 12:00"


def test_finished_work_stays_where_it_was_and_is_not_critical() -> None:
    done = Progress(100, at("5 09:00"), at("6 11:00"))
    dates = schedule(task(1, 8), task(2, 8, progress=done), link(1, 2)).dates
    assert span(dates[2]) == late(dates[2]) == "5 09:00 to 6 11:00"
    assert not dates[2].critical


def test_work_under_way_goes_on_where_it_is_resumed() -> None:
    begun = Progress(50, at("4 08:00"), remaining=2400, resume=at("7 13:00"))
    dates = schedule(task(1, 8, progress=begun), task(2, 40)).dates
    assert span(dates[1]) == "4 08:00 to 7 17:00"
    assert dates[1].total_slack == 4800


def test_levelling_delays_the_schedule_and_not_the_early_dates() -> None:
    dates = schedule(task(1, 8, levelling_delay=24 * 600), task(2), link(1, 2)).dates
    assert span(dates[1]) == "5 08:00 to 5 17:00"
    assert dates[1].early_start == at("4 08:00")
    assert span(dates[2]) == "6 08:00 to 6 17:00"


def test_what_remains_of_work_under_way_holds_its_predecessor() -> None:
    begun = Progress(50, at("8 08:00"), remaining=2400)
    dates = schedule(task(1, 8), task(2, 8, progress=begun), link(1, 2)).dates
    assert late(dates[1]) == "7 13:00 to 8 12:00"


def test_a_start_that_has_happened_is_not_held_by_successors() -> None:
    begun = Progress(50, at("4 08:00"), remaining=2400)
    parts = (task(1, 8, progress=begun), task(2, 40), link(1, 2, "SS"))
    assert schedule(*parts).dates[1].total_slack == 4 * 4800


def test_levelling_is_figured_into_the_slack_of_what_comes_before() -> None:
    # As Microsoft's documentation of Late Finish has it; Early Start is not delayed.
    levelled = task(2, 8, levelling_delay=14400)
    dates = schedule(task(1, 8), levelled, task(3, 32), link(1, 2)).dates
    assert span(dates[2]) == "6 08:00 to 6 17:00"
    assert late(dates[1]) == "5 08:00 to 5 17:00"
    assert (dates[1].total_slack, dates[1].free_slack) == (4800, 0)
