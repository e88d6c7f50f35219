"""Summaries: they span their parts, and hand down what holds them."""

import pytest

from programme.core.timed.network import LoopError
from programme.core.timed.plan import ManualDates, Progress
from tests.mspdi.builders import at, late, link, must, schedule, span, task

PROJECT = task(0, 0, level=0)


def test_a_summary_spans_its_parts() -> None:
    parts = (PROJECT, task(1, 0), task(2, 8, level=2), task(3, 16, level=2), link(2, 3))
    dates = schedule(*parts).dates
    assert span(dates[0]) == span(dates[1]) == "4 08:00 to 6 17:00"


def test_a_link_to_a_summary_holds_all_its_parts() -> None:
    parts = (task(1, 8), task(2, 0), task(3, 8, level=2), task(4, 4, level=2))
    dates = schedule(*parts, link(1, 2)).dates
    assert span(dates[3]) == "5 08:00 to 5 17:00"
    assert span(dates[4]) == "5 08:00 to 5 12:00"


def test_a_link_from_a_summary_waits_for_its_last_part() -> None:
    parts = (task(1, 0), task(2, 8, level=2), task(3, 16, level=2), task(4, 8))
    dates = schedule(*parts, link(1, 4)).dates
    assert span(dates[4]) == "6 08:00 to 6 17:00"
    assert late(dates[2]) == "5 08:00 to 5 17:00"


def test_a_constraint_on_a_summary_holds_its_parts() -> None:
    later = task(1, 0, constraint=must("START_NO_EARLIER_THAN", "6 08:00"))
    assert span(schedule(later, task(2, 8, level=2)).dates[2]) == "6 08:00 to 6 17:00"


def test_parts_of_a_summary_set_by_hand_lie_within_it() -> None:
    by_hand = task(1, 0, manual=ManualDates(at("6 08:00"), at("6 12:00")))
    parts = (by_hand, task(2, 4, level=2), task(3, 0, level=2), task(4, 8))
    dates = schedule(*parts, link(2, 3), link(3, 4)).dates
    assert span(dates[2]) == "6 08:00 to 6 12:00"
    assert late(dates[3]) == "6 12:00 to 6 12:00"


def test_a_plan_ends_when_a_summary_set_by_hand_does() -> None:
    by_hand = task(1, 0, manual=ManualDates(at("4 08:00"), at("6 17:00")))
    dates = schedule(by_hand, task(2, 8, level=2), task(3, 16)).dates
    assert late(dates[3]) == "5 08:00 to 6 17:00"
    assert dates[3].total_slack == 4800


def test_what_is_inactive_holds_nothing_back() -> None:
    parts = (task(1, 0), task(2, 40, level=2, active=False), task(3, 8, level=2))
    dates = schedule(*parts, link(2, 3)).dates
    assert span(dates[1]) == span(dates[3]) == "4 08:00 to 4 17:00"


def test_what_comes_after_an_inactive_task_waits_for_what_comes_before() -> None:
    parts = (task(1, 8), task(2, 40, active=False), task(3, 8, active=False), task(4))
    links = (link(1, 2), link(2, 3, "FS", 8), link(3, 4))
    dates = schedule(*parts, *links).dates
    assert span(dates[4]) == "6 08:00 to 6 17:00"
    assert dates[1].total_slack == 0
    loose = schedule(*parts, *links, bridges_inactive=False).dates
    assert span(loose[4]) == "4 08:00 to 4 17:00"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("FS", "FS", "6 08:00 to 6 12:00"),
        ("SS", "FS", "4 08:00 to 4 12:00"),
        ("FS", "FF", "5 13:00 to 5 17:00"),
        ("SS", "FF", "4 08:00 to 4 12:00"),
    ],
)
def test_a_bridge_joins_two_links(first: str, second: str, expected: str) -> None:
    parts = (task(1, 16), task(2, 40, active=False), task(3, 4))
    links = (link(1, 2, first), link(2, 3, second))
    assert span(schedule(*parts, *links).dates[3]) == expected


def test_a_circle_names_its_tasks() -> None:
    with pytest.raises(LoopError) as caught:
        schedule(task(1), task(2), task(3), link(1, 2), link(2, 1))
    assert caught.value.uids == (1, 2)


def test_a_link_to_the_own_summary_is_passed_over() -> None:
    dates = schedule(task(1, 0), task(2, 8, level=2), link(1, 2)).dates
    assert span(dates[2]) == "4 08:00 to 4 17:00"


def test_what_starts_with_a_summary_holds_the_part_that_starts_it() -> None:
    parts = (task(1, 0), task(2, 8, level=2), task(3, 4, level=2), task(4, 40))
    dates = schedule(*parts, link(2, 3), link(1, 4, "SS")).dates
    assert late(dates[2]) == "4 08:00 to 4 17:00"
    assert late(dates[3]) == "8 13:00 to 8 17:00"


def test_a_link_to_a_summary_asks_nothing_of_its_finished_parts() -> None:
    done = Progress(100, at("4 08:00"), at("4 17:00"), remaining=0)
    parts = (
        task(1, 8),
        task(2, 0),
        task(3, 8, level=2, progress=done),
        task(4, 8, level=2),
        task(5, 40),
    )
    dates = schedule(*parts, link(1, 2)).dates
    assert span(dates[4]) == "5 08:00 to 5 17:00"
    assert late(dates[1]) == "7 08:00 to 7 17:00"
    assert (dates[1].total_slack, dates[1].free_slack) == (3 * 4800, 0)
