"""Every flow is in prefect.yaml and in the timetable, and the two say the same."""

import pkgutil
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from prefect import Flow

import flows
from flows.timetable import TIMETABLE, ZONE, Deployment

FOLDER = Path(flows.__file__).parent
PREFECT_YAML = FOLDER.parent / "prefect.yaml"


class Schedule(TypedDict):
    slug: str
    cron: str
    timezone: str
    active: bool


class Declared(TypedDict):
    name: str
    entrypoint: str
    description: str
    tags: list[str]
    parameters: dict[str, object]
    schedules: list[Schedule]
    concurrency_limit: dict[str, object]
    work_pool: dict[str, str]


def declared() -> list[Declared]:
    found: list[Declared] = yaml.safe_load(PREFECT_YAML.read_text())["deployments"]
    return found


def flows_of_the_package() -> dict[str, str]:
    """Give the name and module path of each flow that can run untold, found by looking.

    A flow that must be told something is called by another.
    """
    found = {}
    for module in pkgutil.iter_modules(flows.__path__):
        name = f"flows.{module.name}"
        if module.name.startswith("__"):
            continue
        for key, value in vars(import_module(name)).items():
            ours = isinstance(value, Flow) and value.fn.__module__ == name
            if ours and not value.parameters.required:
                found[value.name] = f"{name}.{key}"
    return found


def test_every_flow_that_runs_untold_is_deployed_and_nothing_else() -> None:
    assert flows_of_the_package() == {
        one["name"]: one["entrypoint"] for one in declared()
    }


@pytest.mark.parametrize("one", TIMETABLE, ids=lambda one: one.name)
def test_prefect_yaml_says_what_the_timetable_says(one: Deployment) -> None:
    (same,) = [other for other in declared() if other["name"] == one.name]
    assert same["entrypoint"] == one.entrypoint
    assert same["description"] == one.description
    assert same["tags"] == list(one.tags)
    assert same["parameters"] == one.parameters
    assert same["concurrency_limit"] == {
        "limit": 1,
        "collision_strategy": one.collision.value,
    }
    assert same["work_pool"] == {"name": "programme"}
    assert same["schedules"] == (
        [
            {
                "slug": one.timed.slug,
                "cron": one.timed.cron,
                "timezone": ZONE,
                "active": True,
            }
        ]
        if one.timed
        else []
    )


def test_the_timetable_lists_each_deployment_once() -> None:
    assert sorted(one["name"] for one in declared()) == sorted(
        one.name for one in TIMETABLE
    )


def test_every_schedule_has_a_slug_of_its_own_and_a_time_zone() -> None:
    schedules = [schedule for one in declared() for schedule in one["schedules"]]
    assert len({schedule["slug"] for schedule in schedules}) == len(schedules) == 3
    assert {schedule["timezone"] for schedule in schedules} == {"Europe/London"}


def test_there_is_nothing_to_pull_and_no_absolute_path() -> None:
    text = PREFECT_YAML.read_text()
    assert yaml.safe_load(text)["pull"] == []
    assert ": /" not in text


def test_no_file_of_flows_is_named_like_a_package() -> None:
    """A file's folder comes first on sys.path when Prefect runs a file's entrypoint."""
    names = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "__main__"}
    here = sys.path[:]
    sys.path[:] = [place for place in here if Path(place or ".").resolve() != FOLDER]
    try:
        shadowed = {name for name in names if find_spec(name)}
    finally:
        sys.path[:] = here
    assert not shadowed
