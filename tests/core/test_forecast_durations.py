"""Three points become a table of lengths, and bits become places in it."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.durations import (
    TABLE,
    Shape,
    ToDo,
    draw_lengths,
    quantiles,
)
from programme.core.estimates import SUGGESTED, ThreePoint, spreads_by_kind

MULTIPLES = st.floats(0.05, 8)


@st.composite
def three_points(draw: st.DrawFn) -> ThreePoint:
    return ThreePoint(*sorted(draw(st.tuples(MULTIPLES, MULTIPLES, MULTIPLES))))


@given(three_points(), st.sampled_from(Shape))
def test_quantiles_rise_from_the_optimistic_to_the_pessimistic(
    points: ThreePoint, shape: Shape
) -> None:
    found = quantiles(points, shape)
    assert len(found) == TABLE
    assert (np.diff(found) >= 0).all()
    assert points.optimistic - 1e-9 <= found[0]
    assert found[-1] <= points.pessimistic + 1e-9


@given(three_points())
def test_the_mean_is_that_of_the_formulas(points: ThreePoint) -> None:
    low, mode, high = points.optimistic, points.likely, points.pessimistic
    pert, triangular = (quantiles(points, shape).mean() for shape in Shape)
    room = (high - low) * 1e-3 + 1e-9
    assert pert == pytest.approx((low + 4 * mode + high) / 6, abs=room)
    assert triangular == pytest.approx((low + mode + high) / 3, abs=room)


def test_the_spread_of_the_pert_distribution_is_that_of_its_beta() -> None:
    low, mode, high = 1.0, 3.0, 9.0
    mean = (low + 4 * mode + high) / 6
    variance = (mean - low) * (high - mean) / 7
    found = quantiles(ThreePoint(low, mode, high), Shape.PERT)
    assert found.var() == pytest.approx(variance, rel=2e-3)


def test_a_table_cannot_be_written_over() -> None:
    with pytest.raises(ValueError, match="read-only"):
        quantiles(ThreePoint(1, 2, 3), Shape.PERT)[0] = 9


def test_the_same_seed_and_code_give_the_same_lengths_on_every_machine() -> None:
    work, points = ToDo("P1-GOV-01", 10, 0, 10), ThreePoint(0.5, 1, 2)
    drawn = draw_lengths(work, points, Shape.PERT, 1, 12).tolist()
    assert drawn == FIRST_LENGTHS
    longer = draw_lengths(work, points, Shape.PERT, 1, 1000).tolist()
    assert longer[:12] == drawn


FIRST_LENGTHS = [8, 13, 16, 9, 11, 12, 11, 19, 11, 8, 14, 16]


def test_every_place_of_the_table_is_drawn_about_as_often() -> None:
    points = ThreePoint(1 / TABLE, 0.5, 1)
    work = ToDo("A", TABLE, 0, TABLE)
    drawn = draw_lengths(work, points, Shape.TRIANGULAR, 5, 40_000)
    middle = float((drawn <= TABLE // 2).mean())
    assert middle == pytest.approx(0.5, abs=0.01)


def test_a_length_has_at_least_one_day_still_to_do() -> None:
    work = ToDo("A", 7, 5, 2)
    lengths = Counter(
        draw_lengths(work, ThreePoint(0.01, 0.02, 3), Shape.PERT, 1, 2000).tolist()
    )
    assert min(lengths) == 6
    assert max(lengths) <= 11


def test_work_whose_remaining_days_are_as_planned_keeps_its_length() -> None:
    overdue = ToDo("A", 3, 9, 1)
    lengths = draw_lengths(overdue, ThreePoint(1, 1, 1.2), Shape.PERT, 1, 50)
    assert set(lengths.tolist()) == {3}


@pytest.mark.parametrize(
    "points", [(0, 1, 2), (1, 0.5, 2), (1, 2, 1.5), (1, 1, float("inf"))]
)
def test_points_that_do_not_rise_from_above_nothing_are_refused(
    points: tuple[float, float, float],
) -> None:
    with pytest.raises(ValueError, match="must rise"):
        ThreePoint(*points)


def test_each_code_gets_the_points_of_its_kind() -> None:
    found = spreads_by_kind({"A": "fieldwork", "B": "gate", "C": "board_paper"})
    assert found == {"A": SUGGESTED["fieldwork"], "C": SUGGESTED["board_paper"]}
