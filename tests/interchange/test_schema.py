"""The published JSON Schema: current, sound, and of one mind with the reader."""

import json
import re
from collections.abc import Callable
from importlib.resources import files

import pytest
import yaml
from jsonschema import Draft7Validator

from programme.core.limits import LONGEST, MOST_OFFSET, MOST_PAPERS
from programme.interchange.schema import SCHEMA_FILE, schema_text
from tests.interchange.small import SOUND, changed

ProblemsIn = Callable[[str], list[str]]


class EditorLoader(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2): days, clock times and the word yes are text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as the parent has it


for tag, pattern in (
    ("bool", "true|false"),
    ("int", "-?\\d+"),
    ("float", "-?\\d+\\.\\d+"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}",
        re.compile(f"^(?:{pattern})$"),
        list("tf-0123456789"),
    )


def refused(text: str) -> bool:
    validator = Draft7Validator(json.loads(schema_text()))
    return not validator.is_valid(yaml.load(text, EditorLoader))  # noqa: S506 - safe


def test_the_published_file_is_what_the_reader_knows() -> None:
    published = files("programme.interchange.schema") / SCHEMA_FILE

    assert published.read_text("utf-8") == schema_text(), (
        "run python -m programme.interchange.schema"
    )


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize(
    "name", ["programme.yaml", "diagnose.yaml", "design.yaml", "implement.yaml"]
)
def test_each_built_in_file_has_the_published_shape(name: str) -> None:
    assert not refused((files("phases") / name).read_text("utf-8"))


def test_a_definition_in_one_file_has_the_published_shape() -> None:
    assert not refused(SOUND)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Begin\n", "titel: Begin\n"),
        ("            duration: 10\n", ""),
        ("duration: 10", "duration: 0"),
        ("duration: 10", "duration: 2.5"),
        ("duration: 10", "duration: ten"),
        ("title: Agree\n", "title: [Agree]\n"),
        ("title: Agree\n", "title: ' '\n"),
        ("months: [3, 9]", "months: [3, 13]"),
        ("months: [3, 9]", "months: 3"),
        ("months: [3, 9]", "months: [3, 3]"),
        ("- P1-A SS+5", "- P1-A XX+5"),
        ("group: true", "group: yes"),
        ("direction: up", "direction: sideways"),
        ("P1: 1.0", "P1: 0"),
        ("P1: 1.0", "1 P: 1.0"),
        ("first: 12-20", "first: 02-30"),
        ("every: 2 weeks", "every: 2 days"),
        ("- deliverable: D1", "- document: D1"),
        ("            at_least: 0.9\n", ""),
        ("hold: Not now", "later: Not now"),
        ("schema_version: 1", "schema_version: 2"),
        ("outcome: A better place to work.\n", ""),
        ("phases: [P1]", "phases: P1"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    problems_in: ProblemsIn, before: str, after: str
) -> None:
    text = changed((before, after))

    assert refused(text)
    assert problems_in(text)


def test_its_limits_are_those_of_edits() -> None:
    shapes = json.loads(schema_text())["definitions"]
    known = {name: shape["properties"] for name, shape in shapes.items()}

    assert known["activity"]["duration"]["maximum"] == LONGEST
    assert known["delay reason"]["typical"]["maximum"] == LONGEST
    assert known["committee"]["papers"]["maximum"] == MOST_PAPERS
    assert known["reminder rule"]["offset"]["maximum"] == MOST_OFFSET
    assert known["reminder rule"]["offset"]["minimum"] == -MOST_OFFSET
    link = re.compile(known["activity"]["depends_on"]["items"]["pattern"])
    longest = [n for n in range(10_000) if link.search(f"P1-A FS+{n}")]
    assert longest == list(range(LONGEST + 1))
