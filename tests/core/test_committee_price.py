"""What missing a committee's meeting costs."""

from dataclasses import replace

from programme.core.committee import Committee
from programme.core.committee_price import price_in_words, prices
from programme.core.explain import Decided, Meeting, why
from programme.core.plan import Activity, Plan, Progress, no_earlier_than
from tests.core.builders import MONDAY_TO_FRIDAY, START, jan, plan

PAPER = Activity("A", 5, committee="board")


def with_board(papers: int, *days: int) -> Plan:
    board = Committee("The board", papers, tuple(map(jan, days)))
    return replace(plan(PAPER), committees={"board": board})


def test_the_price_is_the_time_to_the_next_meeting() -> None:
    (price,) = prices(with_board(5, 14, 28), MONDAY_TO_FRIDAY, START)
    assert (price.meeting, price.papers_due) == (jan(14), jan(7))
    assert (price.start_by, price.room) == (jan(7), 3)
    assert (price.then, price.costs) == (jan(28), 10)
    assert price_in_words(price) == (
        "A goes to The board on 14 January 2027.",
        "Its work is to start by 7 January 2027: 3 working days in hand.",
        "4 working days late costs 10 working days: 28 January 2027.",
    )


def test_without_a_later_meeting_no_price_is_known() -> None:
    (price,) = prices(with_board(0, 14), MONDAY_TO_FRIDAY, START)
    assert price.costs is None
    assert price_in_words(price)[-1] == "No later meeting is known."


def test_work_that_no_known_meeting_ends_has_no_price() -> None:
    assert not prices(with_board(0), MONDAY_TO_FRIDAY, START)
    assert not prices(with_board(0, 5), MONDAY_TO_FRIDAY, START)


def test_work_under_way_has_the_papers_day_of_its_committee() -> None:
    begun = replace(PAPER, progress=Progress(jan(4), None, 2, jan(6)))
    at_work = replace(with_board(5, 14, 28), activities=(begun,))
    (price,) = prices(at_work, MONDAY_TO_FRIDAY, jan(6))
    assert (price.meeting, price.papers_due) == (jan(14), jan(7))
    assert (price.start_by, price.room) == (None, 5)
    assert price_in_words(price)[1] == "Its work is under way: 5 working days in hand."


def test_work_begun_too_late_for_the_last_papers_ends_after_that_meeting() -> None:
    late, begun = jan(12), replace(PAPER, duration=1, progress=Progress(jan(12)))
    waiting = replace(PAPER, duration=1, constraint=no_earlier_than(late))
    for work in waiting, begun:
        placed = replace(with_board(5, 14), activities=(work,))
        (step,) = why(placed, MONDAY_TO_FRIDAY, late, "A").steps
        assert (step.start, step.finish) == (late, jan(15))
        missed = Meeting(day=jan(14), papers_due=jan(7))
        assert step.decided == Decided("The board", None, missed)
    assert not prices(placed, MONDAY_TO_FRIDAY, late)
