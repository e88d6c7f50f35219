"""The meeting that decides a gate, and what would make the one before."""

from dataclasses import replace

from programme.core.committee import Committee
from programme.core.deciding_meeting import DecidingMeeting, deciding_meeting
from programme.core.plan import Activity, Kind, Link
from tests.core.builders import MONDAY_TO_FRIDAY, START, jan, plan

BOARD = Committee("The board", 1, (jan(14), jan(28)))
PAPER = Activity("PAPER", 3, committee="board")
GATE = Activity("G", 0, kind=Kind.GATE)


def found(days: int) -> DecidingMeeting | None:
    parts = (Activity("A", days), PAPER, GATE, Link("A", "PAPER"), Link("PAPER", "G"))
    held = replace(plan(*parts), committees={"board": BOARD})
    return deciding_meeting(held, MONDAY_TO_FRIDAY, START, "G")


def test_the_meeting_before_asks_for_an_earlier_start() -> None:
    meeting = DecidingMeeting(
        code="PAPER",
        committee="The board",
        day=jan(28),
        last_before="A",
        finish=jan(15),
        before=jan(14),
        start_by=jan(12),
    )
    assert found(10) == meeting


def test_work_that_just_makes_its_meeting_decides_itself() -> None:
    assert found(6) is None
