"""What moved, the most important first, and never more than can be read."""

from datetime import date, timedelta

from programme.cli.screens.moves import done_screen, in_order, move_words
from programme.core.moves import Move
from programme.core.plan import Kind
from programme.operations.result import Done

ENDS = {"P1-SYN-05": "Diagnose", "P2-STR-04": "Design", "P3-EMB-04": "Implement"}
DAY = date(2026, 12, 4)


def move(code: str, day: int = 0, kind: Kind = Kind.ACTIVITY) -> Move:
    was = DAY + timedelta(days=day)
    return Move(code, "A title", kind, was, was + timedelta(days=7), 5)


def test_a_move_is_one_sentence() -> None:
    assert (
        move_words(move("P1-GOV-02"), ENDS)
        == "P1-GOV-02 now finishes 11 December 2026, 5 working days later"
        " (was 4 December 2026)"
    )
    gate = move("G1", kind=Kind.GATE)
    assert move_words(gate, ENDS).startswith("G1 A title: now 11 December 2026, 5 work")
    assert move_words(move("P1-SYN-05"), ENDS).startswith("Diagnose now ends 11 Dec")
    assert move_words(move("P3-EMB-04"), ENDS).startswith("The programme now ends 11")


def test_the_end_phases_gates_and_milestones_come_before_work() -> None:
    moves = (
        move("P1-GOV-02"),
        move("G1", 5, Kind.GATE),
        move("M01", 3, Kind.MILESTONE),
        move("P1-SYN-05", 90),
        move("P3-EMB-04", 700),
    )
    ordered = [one.code for one in in_order(moves, ENDS)]
    assert ordered == ["P3-EMB-04", "P1-SYN-05", "M01", "G1", "P1-GOV-02"]


def test_what_is_too_much_is_counted() -> None:
    done = Done("It is done", tuple(move(f"P1-GOV-{n:02}", n) for n in range(51)))
    texts = [line.text for line in done_screen(done, ENDS, 80)]
    assert texts[-1] == "and 43 more."
    assert sum(text.startswith("P1-GOV") for text in texts) == 8


def test_eight_are_shown_and_where_the_rest_can_be_seen() -> None:
    done = Done("It is done", tuple(move(f"P1-GOV-{n:02}", n) for n in range(9)))
    texts = [line.text for line in done_screen(done, ENDS, 80, "example")]
    assert sum(text.startswith("P1-GOV") for text in texts) == 8
    assert texts[-1] == "and 1 more. See every date with: programme plan example"
    eight = Done("It is done", done.moves[:8])
    assert "more" not in done_screen(eight, ENDS, 80, "example")[-1].text


def test_nothing_moved() -> None:
    done = Done("It is done", (), ("Worth knowing",))
    texts = [line.text for line in done_screen(done, ENDS, 80)]
    assert texts == ["It is done.", "  - Worth knowing", "No date moved."]
