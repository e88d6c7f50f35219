"""A change of a committee says which meetings change, not only how many there are."""

import pytest

from programme.core.committee import Committee
from programme.core.edit_words import edits_in_words
from programme.core.edits import DefineCommittee, Edit, SetDuration
from programme.core.plan import Plan
from tests.core.builders import START, jan

BOARD = Committee("Trust board", 8, (jan(8), jan(15), jan(22)))
MANY = Committee("Trust board", 8, tuple(jan(day) for day in range(5, 13)))


def said(now: Committee | None, before: Committee | None = BOARD) -> str:
    committees = {} if before is None else {"board": before}
    plan = Plan(START, (), (), committees=committees)
    (words,) = edits_in_words(plan, [DefineCommittee("board", now)])
    return words


NONE_YET = Committee("Trust board", 8)
SAID = {
    "a meeting that moves": (
        Committee("Trust board", 8, (jan(8), jan(16), jan(22))),
        "meets on 16 January 2027 instead of 15 January 2027",
    ),
    "one more": (
        Committee("Trust board", 8, (*BOARD.meetings, jan(29))),
        "meets on 29 January 2027 too",
    ),
    "two fewer": (
        Committee("Trust board", 8, (jan(22),)),
        "no longer meets on 8 January 2027 and 15 January 2027",
    ),
    "one more and two fewer": (
        Committee("Trust board", 8, (jan(22), jan(29))),
        "meets on 29 January 2027 instead of 8 January 2027 and 15 January 2027",
    ),
    "many others": (
        MANY,
        "meets on 8 days from 5 January 2027 to 12 January 2027",
    ),
    "papers alone": (
        Committee("Trust board", 5, BOARD.meetings),
        "wants papers 5 working days before",
    ),
    "papers and a name": (
        Committee("The board", 1, BOARD.meetings),
        "is called The board; wants papers 1 working day before",
    ),
    "no meeting left": (NONE_YET, "has no known meeting"),
    "nothing": (BOARD, "stays as it is"),
}


@pytest.mark.parametrize("case", SAID)
def test_a_known_committee_says_what_becomes_otherwise(case: str) -> None:
    now, words = SAID[case]
    assert said(now) == f"Trust board {words}"


def test_meetings_of_a_committee_that_had_none() -> None:
    assert said(BOARD, NONE_YET) == (
        "Trust board meets on 8 January 2027, 15 January 2027 and 22 January 2027"
    )


def test_a_committee_that_comes_or_goes() -> None:
    new = "committee board: Trust board, 3 meetings, papers 8 working days before"
    assert said(BOARD, None) == new
    assert said(None) == "committee board: gone"


def test_each_edit_is_said_on_what_those_before_it_leave() -> None:
    plan = Plan(START, (), (), committees={"board": BOARD})
    edits: list[Edit] = [
        SetDuration("A", 3),
        DefineCommittee("board", Committee("Trust board", 8, BOARD.meetings[:2])),
        DefineCommittee("board", Committee("Trust board", 8, BOARD.meetings[:1])),
    ]
    assert edits_in_words(plan, edits) == (
        "A takes 3 working days",
        "Trust board no longer meets on 22 January 2027",
        "Trust board no longer meets on 15 January 2027",
    )
