"""What was written is read again: no edit comes of a file that nobody changed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.core.edited import edited
from programme.core.plan_lines import edits_from, lines_of
from tests.core.random_plans import random_case
from tests.sheets.builders import (
    example,
    programme_of,
    sheet_of,
    there_and_back,
)

SUFFIXES = pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
QUICKLY = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SUFFIXES
def test_the_programme_comes_back_as_it_went(tmp_path: Path, suffix: str) -> None:
    read = there_and_back(example(), tmp_path, suffix)
    assert read.lines == example().lines
    assert read.notes == ()
    assert edits_from(example().programme, read.lines) == ()


@QUICKLY
@given(st.integers(0, 10**6))
def test_random_plans_come_back_in_csv(tmp_path: Path, seed: int) -> None:
    case = random_case(seed)
    sheet = sheet_of(programme_of(case.plan, case.calendar, case.as_of))
    read = there_and_back(sheet, tmp_path, ".csv")
    assert read.notes == ()
    assert set(read.lines) == set(sheet.lines)
    assert edits_from(sheet.programme, read.lines) == ()


@pytest.mark.parametrize("seed", range(4))
def test_random_plans_come_back_in_workbooks(tmp_path: Path, seed: int) -> None:
    case = random_case(seed)
    sheet = sheet_of(programme_of(case.plan, case.calendar, case.as_of))
    read = there_and_back(sheet, tmp_path, ".xlsx")
    assert (read.notes, set(read.lines)) == ((), set(sheet.lines))


@QUICKLY
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_lines_of_one_plan_make_it_of_another(seed: int, other: int) -> None:
    """The edits turn a plan into what the lines say, and then there are none left."""
    was, will = random_case(seed), random_case(other)
    now = programme_of(was.plan, was.calendar, was.as_of)
    kinds = {one.code: one.kind for one in now.plan.activities}
    wanted = programme_of(will.plan, will.calendar, will.as_of)
    lines = [
        line
        for line in sheet_of(wanted).lines
        if kinds.get(line.code) is line.kind
        and all(link.frm in kinds for link in line.predecessors)
    ]
    changed = edited(now, edits_from(now, lines))
    assert edits_from(changed, lines) == ()
    said = {line.code: line for line in lines}
    for line in lines_of(changed, sheet_of(now).schedule):
        if line.code in said:
            assert line.duration == said[line.code].duration
            assert set(line.predecessors) == set(said[line.code].predecessors)
            assert line.constraint == said[line.code].constraint
    progress = {one.code: one.progress for one in changed.plan.activities}
    assert progress == {one.code: one.progress for one in now.plan.activities}
