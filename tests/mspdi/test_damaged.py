"""Damaged files: an answer or problems with their place, and never anything else."""

from random import Random
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from programme.core.problems import ProblemsFoundError
from programme.interchange.mspdi.checking import compare, schedule_of
from programme.interchange.mspdi.loss import Fate
from programme.interchange.mspdi.reading import read_bytes
from programme.interchange.mspdi.writing import write_bytes
from tests.mspdi.files import calendar, project, tags, task
from tests.mspdi.random_timed import random_plan

SEEDS = range(300)
STRANGE = [
    "\n",
    "0",
    "-1",
    "1",
    "7",
    "8",
    "20",
    "99",
    "-4800",
    "999999999",
    "-999999999",
    "1e9",
    "1e308",
    "nan",
    "NA",
    "PT8H0M0S",
    "-PT8H0M0S",
    "P1D\nPT99999999H0M0S",
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59",
    "2027-02-30T08:00:00",
    "2027-01-04\n2027-01-04T08:00:00+01:00",
    "00:00:00",
    "24:00:00",
    "x",
    "true\n",
]
WITHOUT_MEASURE = [
    {"Type": "6", "DaysOfWeek": "127"},
    {"Type": "6", "DaysOfWeek": "1", "Period": "999999999"},
    {"Type": "1", "Period": "999999999"},
    {"Type": "4", "MonthDay": "999999999"},
    {"Type": "5", "MonthItem": "99", "MonthPosition": "4"},
    {"Type": "3", "MonthItem": "-3", "MonthPosition": "-9", "Month": "-5"},
]


@pytest.mark.parametrize("first", SEEDS[::100])
def test_a_damaged_file_is_read_or_refused_with_reasons(first: int) -> None:
    refused = [_reasons(seed) for seed in range(first, first + 100)]
    told = [each for reasons in refused for each in reasons]
    assert all(each.startswith("a.xml") for each in told), told
    assert 0 < sum(map(bool, refused)) < 100


def _reasons(seed: int) -> list[str]:
    """Read and check a damaged file; what is read goes out and comes back the same."""
    try:
        imported = read_bytes(_damaged(seed), "a.xml")
        compare(imported, schedule_of(imported.plan, "a.xml"))
    except ProblemsFoundError as error:
        return [str(each) for each in error.problems]
    assert read_bytes(write_bytes(imported.plan)).plan == imported.plan, seed
    return []


@pytest.mark.parametrize("rule", WITHOUT_MEASURE)
def test_an_exception_that_recurs_without_measure_is_cut(rule: dict[str, str]) -> None:
    period = "<TimePeriod><FromDate>0001-01-01T00:00:00</FromDate>"
    period += "<ToDate>9999-12-31T23:59:00</ToDate></TimePeriod>"
    exception = f"<Exception>{tags(**rule, DayWorking='0')}{period}</Exception>"
    other = calendar(2, f"<Exceptions>{exception}</Exceptions>")
    imported = read_bytes(project(task(1, CalendarUID=2), calendars=other))
    assert schedule_of(imported.plan, "a.xml").dates[1].start.year in {2027, 2200}
    losses = {each.element: each.fate for each in imported.report.losses}
    assert losses["Calendars/Calendar/Exceptions/TimePeriod"] is Fate.TURNED


def _damaged(seed: int) -> bytes:
    chance = Random(seed)  # noqa: S311
    top = fromstring(write_bytes(random_plan(seed)))  # noqa: S314 - written here
    for _ in range(chance.choice([1, 2, 5, 30])):
        parents = [each for each in top.iter() if len(each)]
        _damage(chance, chance.choice(parents))
    return tostring(top)


def _damage(chance: Random, parent: Element) -> None:
    child, how = chance.choice(list(parent)), chance.random()
    if how < 0.3:
        parent.remove(child)
    elif how < 0.4:
        parent.append(child)
    elif how < 0.5:
        child.text = ""
    else:
        child.text = chance.choice(STRANGE)
