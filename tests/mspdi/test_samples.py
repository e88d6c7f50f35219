"""Real files: the dates that Microsoft Project stored, task by task."""

import csv
import os
from pathlib import Path

import pytest

from programme.interchange.mspdi.checking import Agreement, check_file
from programme.interchange.mspdi.reading import read_bytes, read_file
from programme.interchange.mspdi.writing import write_bytes

_BESIDE = Path(__file__).parents[2] / ".." / "shared" / "mspdi"
SAMPLES = Path(os.environ.get("PROGRAMME_MSPDI_SAMPLES", _BESIDE))

# Two tasks of one file hold late dates from an earlier state of the plan: they lie
# after the late start of their own successor.
STALE = {"joniles_bug1_from_mpp.xml": 2}


def _files() -> list[str]:
    manifest = SAMPLES / "manifest.csv"
    if not manifest.is_file():
        return []
    with manifest.open(encoding="utf-8", newline="") as rows:
        return [row["file"] for row in csv.DictReader(rows)]


FILES = _files()
needs_samples = pytest.mark.skipif(not FILES, reason="the sample files are not here")


@needs_samples
@pytest.mark.parametrize("file", FILES)
def test_the_schedule_is_the_one_that_was_stored(file: str) -> None:
    agreement = check_file(SAMPLES / file)
    assert _wrong(agreement, "start", "finish", "early_start", "early_finish") == 0
    assert _wrong(agreement, "critical") == 0
    assert _wrong(agreement, "total_slack") == STALE.get(file, 0)


@needs_samples
@pytest.mark.parametrize("file", FILES)
def test_a_plan_comes_back_as_it_went_out(file: str) -> None:
    plan = read_file(SAMPLES / file).plan
    assert read_bytes(write_bytes(plan)).plan == plan


def _wrong(agreement: Agreement, *fields: str) -> int:
    return sum(each.field in fields for each in agreement.differences)
