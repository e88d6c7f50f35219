"""Which changes hold when some took others back, and some of those were taken back."""

from dataclasses import dataclass, replace
from random import Random

import pytest

from programme.core.undoing import in_force, later_in_force


@dataclass(frozen=True)
class Made:
    """A change as the rule sees it."""

    undone_by: int | None = None
    undoes: int | None = None


def history(*undoes: int | None) -> dict[int, Made]:
    """Make changes one after another, each of which may take back an earlier one."""
    made: dict[int, Made] = {}
    for number, gone in enumerate(undoes, 1):
        made[number] = Made(undoes=gone)
        if gone is not None:
            made[gone] = replace(made[gone], undone_by=number)
    return made


@pytest.mark.parametrize(
    ("undoes", "holding"),
    [
        ((), set()),
        ((None, None), {1, 2}),
        ((None, 1), {2}),
        ((None, 1, 2), {1, 3}),
        ((None, 1, 2, 1), {3, 4}),
        ((None, 1, 2, 3), {2, 4}),
        ((None, None, 2, 1), {3, 4}),
    ],
)
def test_what_was_taken_back_holds_no_more(
    undoes: tuple[int | None, ...], holding: set[int]
) -> None:
    assert in_force(history(*undoes)) == holding


@pytest.mark.parametrize(
    ("undoes", "number", "later"),
    [
        ((None, None, None), 1, (2, 3)),
        ((None, None, None), 3, ()),
        ((None, None, 2), 1, ()),
        ((None, None, 2, 3), 1, (2,)),
        ((None, None, 1), 1, (2, 3)),
        ((None, None, 2, 1), 3, (4,)),
    ],
)
def test_later_changes_that_undo_each_other_count_for_nothing(
    undoes: tuple[int | None, ...], number: int, later: tuple[int, ...]
) -> None:
    assert later_in_force(history(*undoes), number) == later


def test_a_change_taken_back_and_made_again_ten_thousand_times_is_judged() -> None:
    made = history(None, *range(1, 10_000))
    assert in_force(made) == frozenset(range(2, 10_001, 2))


@pytest.mark.parametrize("seed", range(200))
def test_it_agrees_with_asking_each_change_who_took_it_back(seed: int) -> None:
    made = random_history(seed)
    assert in_force(made) == {number for number in made if holds(made, number)}


def random_history(seed: int) -> dict[int, Made]:
    chance = Random(seed)  # noqa: S311
    made: dict[int, Made] = {}
    for number in range(1, chance.randint(1, 30)):
        able = [None, *(one for one in made if holds(made, one))]
        gone = chance.choice(able)
        made[number] = Made(undoes=gone)
        if gone is not None:
            made[gone] = replace(made[gone], undone_by=number)
    return made


def holds(made: dict[int, Made], number: int) -> bool:
    by = made[number].undone_by
    return by is None or not holds(made, by)
