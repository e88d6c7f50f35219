"""The built-in programme comes out on the dates that were worked out for it."""

from datetime import date
from itertools import pairwise

import pytest

from programme.core.schedule import Schedule
from tests.core.examples.built_in_example import plan_built_in

ORIGINAL = "original-10-6-9"
EQUAL = "equal-8-8-8"
LAST_OF_EACH_PHASE = ("P1-SYN-05", "P2-STR-04", "P3-EMB-04")
CRITICAL_PATH = (
    *("P1-GOV-01", "P1-GOV-03"),
    *("P1-CHG-01", "P1-CHG-02", "P1-CHG-03", "P1-CHG-04", "P1-CHG-05"),
    *("P1-FOC-01", "P1-FOC-02", "P1-FOC-03"),
    *("P1-SYN-01", "P1-SYN-02", "P1-SYN-03", "P1-SYN-04", "P1-SYN-05", "G2"),
    *("P2-GOV-01", "P2-PRI-01", "P2-PRI-03", "P2-COD-01", "P2-INT-01", "P2-INT-02"),
    *("P2-STR-01", "P2-STR-02", "P2-STR-03", "P2-STR-04", "G3"),
    *("P3-MOB-01", "P3-TEA-01", "P3-TEA-02", "P3-MEA-04", "P3-MEA-05"),
    *("P3-EMB-02", "P3-EMB-04", "M17"),
)


def original() -> Schedule:
    return plan_built_in(ORIGINAL, date(2015, 11, 2)).schedule


@pytest.mark.parametrize(
    ("variant", "start", "ends"),
    [
        (
            ORIGINAL,
            date(2015, 11, 2),
            (date(2016, 9, 7), date(2017, 3, 7), date(2017, 12, 5)),
        ),
        (
            ORIGINAL,
            date(2026, 4, 1),
            (date(2027, 2, 5), date(2027, 8, 6), date(2028, 5, 9)),
        ),
        (
            EQUAL,
            date(2015, 11, 2),
            (date(2016, 7, 7), date(2017, 3, 3), date(2017, 11, 2)),
        ),
        (
            EQUAL,
            date(2026, 4, 1),
            (date(2026, 12, 3), date(2027, 8, 4), date(2028, 4, 3)),
        ),
    ],
)
def test_each_phase_ends_on_its_day(
    variant: str, start: date, ends: tuple[date, ...]
) -> None:
    dates = plan_built_in(variant, start).schedule.dates
    assert tuple(dates[code].finish for code in LAST_OF_EACH_PHASE) == ends


@pytest.mark.parametrize(
    ("milestone", "day"),
    [
        ("Board commits", date(2015, 12, 4)),
        ("Change team ready", date(2016, 3, 2)),
        ("Programme launched to staff", date(2016, 3, 9)),
        ("Fieldwork complete", date(2016, 5, 9)),
        ("All six diagnostic reports in", date(2016, 6, 7)),
        ("Synthesis event held", date(2016, 7, 5)),
        ("Board accepts the findings", date(2016, 9, 7)),
        ("Priorities agreed", date(2016, 9, 28)),
        ("Interventions chosen", date(2016, 11, 21)),
        ("Strategy approved", date(2017, 3, 7)),
        ("Mid-delivery review held", date(2017, 6, 19)),
        ("Evaluation complete", date(2017, 10, 24)),
        ("Programme closed", date(2017, 12, 5)),
    ],
)
def test_each_milestone_is_reached_on_its_day(milestone: str, day: date) -> None:
    planned = plan_built_in(ORIGINAL, date(2015, 11, 2))
    (code,) = (m.id for m in planned.definition.milestones if m.title == milestone)
    assert planned.schedule.dates[code].finish == day


def test_the_critical_path_runs_through_the_change_team_and_the_focus_groups() -> None:
    dates = original().dates
    assert all(dates[code].critical for code in CRITICAL_PATH)
    others = {code for code, d in dates.items() if d.critical} - set(CRITICAL_PATH)
    assert others == {"P3-EMB-03", "G5"}


def test_each_step_of_the_critical_path_waits_for_the_one_before() -> None:
    plan = plan_built_in(ORIGINAL, date(2015, 11, 2)).instance.plan
    steps = {(link.frm, link.to) for link in plan.links}
    assert set(pairwise(CRITICAL_PATH)) <= steps


def test_interviews_launch_mapping_and_owners_have_five_days_of_float() -> None:
    dates = original().dates
    tight = {code for code, d in dates.items() if 0 < d.total_float <= 5}
    assert tight == {
        "P1-BRD-01",
        "P1-BRD-02",
        "P1-BRD-03",
        "P1-COM-03",
        "P2-PRI-02",
        "P2-GOV-02",
        "G1",
    }
