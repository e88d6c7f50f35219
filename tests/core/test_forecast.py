"""The forecast: many sampled schedules at once, each as the scheduler would have it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest

from programme.core.estimates import EXACTLY, ThreePoint
from programme.core.forecast import Forecast, Sampling, criticality, draw, forecast
from programme.core.histogram import Bar
from programme.core.order import CircleError
from programme.core.plan import Activity, Link, MonthAnchor, Plan, Progress
from programme.core.sampled import (
    Ground,
    Sampled,
    lay_ground,
    run_backward,
    run_forward,
)
from programme.core.schedule import Schedule, compute_schedule
from programme.core.status import ActivityStatus
from tests.core.builders import (
    MONDAY_TO_FRIDAY,
    START,
    finished,
    gate,
    jan,
    milestone,
    plan,
    started,
)
from tests.core.random_plans import Case, demanding_case, random_case

WIDE = ThreePoint(0.3, 1.0, 3.0)
BLOCKS = range(4)
FEW = 12


def cases(block: int, count: int) -> Iterator[Case]:
    first = 7_000_000 + block * count
    return map(random_case, range(first, first + count))


def wide(case: Case) -> dict[str, ThreePoint]:
    return {activity.code: WIDE for activity in case.plan.activities}


def with_lengths(case: Case, ground: Ground, lengths: list[int]) -> Plan:
    """The plan whose schedule a sample of these lengths stands for."""
    work = []
    for i, (activity, length) in enumerate(
        zip(case.plan.activities, lengths, strict=True)
    ):
        if ground.to_do(i) is None:
            work.append(activity)
        elif activity.progress.remaining is None:
            work.append(replace(activity, duration=length))
        else:
            left = replace(activity.progress, remaining=length)
            work.append(replace(activity, progress=left))
    return replace(case.plan, activities=tuple(work))


def says_the_same(
    case: Case, sampled: Sampled, k: int, expected: Schedule
) -> Iterator[bool]:
    """Compare every date and float of one sample with a schedule."""
    late, day = run_backward(sampled), case.calendar.day
    for i, activity in enumerate(case.plan.activities):
        dates = expected.dates[activity.code]
        settled = dates.status is ActivityStatus.FINISHED
        assert sampled.is_settled(i) == settled
        if activity.progress.finished is None:
            yield day(int(sampled.finish(i)[k])) == dates.finish
        if not settled:
            yield int(late[i, k] - sampled.early[i, k]) == dates.total_float
    yield day(int(sampled.end[k]) - 1) == expected.finish


@pytest.mark.parametrize("block", BLOCKS)
def test_without_spread_it_is_the_schedule(block: int) -> None:
    for case in cases(block, 250):
        expected = compute_schedule(case.plan, case.calendar, case.as_of)
        found = forecast(case.plan, case.calendar, case.as_of, {}, Sampling(samples=2))
        for code, outlook in found.outlooks.items():
            dates = expected.dates[code]
            assert outlook.bars == (Bar(dates.finish, 2),), (code, case)
            assert outlook.p50 == outlook.p95 == outlook.planned == dates.finish
            assert outlook.criticality == float(dates.critical), (code, case)
        assert found.finish.p80 == expected.finish
        assert found.contributions == ()


@pytest.mark.parametrize("block", BLOCKS)
def test_each_sample_is_the_schedule_of_its_lengths(block: int) -> None:
    for case in cases(block + 10, 40):
        ground = lay_ground(case.plan, case.calendar, case.as_of)
        lengths = draw(ground, wide(case), Sampling(samples=FEW))
        sampled = run_forward(ground, lengths)
        for k in range(FEW):
            network = with_lengths(case, ground, lengths[:, k].tolist())
            expected = compute_schedule(network, case.calendar, case.as_of)
            assert all(says_the_same(case, sampled, k, expected)), case


@pytest.mark.parametrize("block", BLOCKS)
def test_samples_keep_calendars_committees_and_constraints(block: int) -> None:
    first = 7_500_000 + block * 60
    for case in map(demanding_case, range(first, first + 60)):
        ground = lay_ground(case.plan, case.calendar, case.as_of)
        lengths = draw(ground, wide(case), Sampling(samples=FEW))
        sampled = run_forward(ground, lengths)
        for k in range(FEW):
            network = with_lengths(case, ground, lengths[:, k].tolist())
            expected = compute_schedule(network, case.calendar, case.as_of)
            for i, activity in enumerate(case.plan.activities):
                if activity.progress.finished is None:
                    finish = case.calendar.day(int(sampled.finish(i)[k]))
                    assert finish == expected.dates[activity.code].finish, (i, case)


@pytest.mark.parametrize("block", BLOCKS)
def test_late_starts_keep_calendars_and_committees(block: int) -> None:
    first = 7_600_000 + block * 60
    for case in map(unconstrained, map(demanding_case, range(first, first + 60))):
        expected = compute_schedule(case.plan, case.calendar, case.as_of)
        ground = lay_ground(case.plan, case.calendar, case.as_of)
        sampled = run_forward(ground, draw(ground, {}, Sampling(samples=1)))
        assert all(says_the_same(case, sampled, 0, expected)), case


def unconstrained(case: Case) -> Case:
    work = (replace(one, constraint=None) for one in case.plan.activities)
    return replace(case, plan=replace(case.plan, activities=tuple(work)))


def test_criticality_counts_the_samples_in_which_work_is_critical() -> None:
    for case in cases(99, 40):
        ground = lay_ground(case.plan, case.calendar, case.as_of)
        lengths = draw(ground, wide(case), Sampling(samples=FEW))
        loops = [0] * len(case.plan.activities)
        for k in range(FEW):
            network = with_lengths(case, ground, lengths[:, k].tolist())
            dates = compute_schedule(network, case.calendar, case.as_of).dates
            loops = [
                n + one.critical for n, one in zip(loops, dates.values(), strict=True)
            ]
        shares = criticality(run_forward(ground, lengths))
        assert shares == tuple(n / FEW for n in loops)


def two_ways(*parts: Activity | Link, as_of: date = START, **how: str) -> Forecast:
    spreads = {p.code: WIDE for p in parts if isinstance(p, Activity)}
    sampling = Sampling(samples=4000, target=how.get("target"))
    return forecast(plan(*parts), MONDAY_TO_FRIDAY, as_of, spreads, sampling)


def test_the_same_seed_gives_the_same_forecast_and_another_another() -> None:
    network = plan(Activity("A", 20), gate("G"), Link("A", "G"))
    one, same, other = (
        forecast(network, MONDAY_TO_FRIDAY, START, {"A": WIDE}, Sampling(500, seed))
        for seed in (7, 7, 8)
    )
    assert one == same
    assert one.outlooks["G"].bars != other.outlooks["G"].bars


def test_a_change_elsewhere_leaves_the_samples_of_an_activity_as_they_are() -> None:
    small = two_ways(Activity("A", 20))
    large = two_ways(
        Activity("Z", 5), Activity("A", 20), Link("Z", "B"), Activity("B", 3)
    )
    moved = [bar.samples for bar in large.outlooks["A"].bars]
    assert moved == [bar.samples for bar in small.outlooks["A"].bars]


def test_finished_work_does_not_vary() -> None:
    done = finished(Activity("A", 20), jan(4), jan(8))
    found = two_ways(done, gate("G"), Link("A", "G"), as_of=jan(11))
    assert found.outlooks["A"].bars == (Bar(jan(8), 4000),)
    assert found.outlooks["A"].criticality == 0.0
    assert found.contributions == ()


def test_work_in_progress_varies_only_in_what_remains() -> None:
    begun = started(Activity("A", 20), jan(4))
    bars = two_ways(begun, as_of=jan(27)).outlooks["A"].bars
    assert bars[0].day == jan(27)
    assert bars[-1].day <= MONDAY_TO_FRIDAY.shift(jan(27), 8)


def test_reported_work_varies_in_what_was_reported_to_remain() -> None:
    report = Progress(jan(4), None, 4, jan(11))
    bars = (
        two_ways(Activity("A", 30, progress=report), as_of=jan(11)).outlooks["A"].bars
    )
    assert bars[0].day == jan(11)
    assert bars[-1].day <= MONDAY_TO_FRIDAY.shift(jan(11), 11)


def test_overdue_work_is_not_sure_to_be_finished_today() -> None:
    overdue = started(Activity("A", 3), jan(4))
    outlook = two_ways(overdue, as_of=jan(20)).outlooks["A"]
    assert outlook.planned == outlook.bars[0].day == jan(20)
    assert outlook.bars[-1].day > jan(20)


def test_anchored_work_comes_out_in_its_months_only() -> None:
    anchor = MonthAnchor((3, 6))
    point = replace(milestone("B"), anchor=anchor)
    bars = two_ways(Activity("A", 40), point, Link("A", "B")).outlooks["B"].bars
    assert {bar.day.month for bar in bars} == {3, 6}


def test_of_two_ways_to_a_gate_the_longer_is_the_more_often_critical() -> None:
    parts = (
        Activity("A", 20),
        Activity("B", 15),
        gate("G"),
        Link("A", "G"),
        Link("B", "G"),
    )
    found = two_ways(*parts).outlooks
    assert 1 > found["A"].criticality > found["B"].criticality > 0
    assert found["G"].criticality == 1.0


def test_merging_ways_make_the_gate_later_than_the_schedule_says() -> None:
    parts = (
        Activity("A", 20),
        Activity("B", 20),
        gate("G"),
        Link("A", "G"),
        Link("B", "G"),
    )
    found = two_ways(*parts).outlooks["G"]
    assert found.planned < found.p50 < found.p80 < found.p95


def test_what_drives_the_spread_comes_first() -> None:
    parts = (
        Activity("A", 5),
        Activity("B", 40),
        gate("G"),
        Link("A", "B"),
        Link("B", "G"),
    )
    found = two_ways(*parts, Activity("C", 30), target="G").contributions
    assert [one.code for one in found] == ["B", "A", "C"]
    assert found[0].rank_correlation > 0.95
    assert abs(found[2].rank_correlation) < 0.05
    assert sum(one.share for one in found) == pytest.approx(1.0)


def test_criticality_is_counted_to_the_target() -> None:
    parts = Activity("A", 5), milestone("M"), Link("A", "M"), Activity("B", 90)
    to_the_end, to_m = two_ways(*parts).outlooks, two_ways(*parts, target="M").outlooks
    assert to_the_end["A"].criticality == 0.0
    assert to_m["A"].criticality == to_m["M"].criticality == 1.0
    assert to_m["B"].criticality == 0.0


def test_ranks_agree_with_the_textbook_on_lengths_without_ties() -> None:
    chance = Random(3)  # noqa: S311
    work = [Activity(f"A{i}", chance.randint(5, 30)) for i in range(6)]
    links = [Link(work[i].code, work[i + 1].code) for i in range(5)]
    found = two_ways(*work, *links).contributions
    total = sum(a.duration**2 for a in work)
    for one in found:
        duration = next(a.duration for a in work if a.code == one.code)
        assert one.share == pytest.approx(duration**2 / total, abs=0.06)


def test_a_target_that_is_not_in_the_plan_is_an_error() -> None:
    with pytest.raises(KeyError):
        two_ways(Activity("A", 5), target="X")


def test_a_circle_is_an_error() -> None:
    with pytest.raises(CircleError):
        two_ways(Activity("A", 1), Activity("B", 1), Link("A", "B"), Link("B", "A"))


@pytest.mark.parametrize(("samples", "seed"), [(0, 1), (2_000_000, 1), (10, -1)])
def test_sampling_refuses_numbers_that_make_no_sense(samples: int, seed: int) -> None:
    with pytest.raises(ValueError, match="cannot sample"):
        Sampling(samples=samples, seed=seed)


def test_work_without_three_points_takes_what_is_planned() -> None:
    ground = lay_ground(plan(Activity("A", 5)), MONDAY_TO_FRIDAY, START)
    lengths = draw(ground, {"A": EXACTLY}, Sampling(samples=3))
    assert np.array_equal(lengths, [[5, 5, 5]])
