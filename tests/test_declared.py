"""What is declared once is true elsewhere: the dependencies, and where SQL is."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "decisions" / "009-dependencies.md"
SQL = re.compile(r"\s*(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET|WITH \w+ AS)\b")


def test_the_page_of_dependencies_is_the_list_of_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    asked = [*project["dependencies"], *(one for extra in extras for one in extra)]
    rows = re.findall(r"^\| ([a-z][^|]*) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    told = [re.sub(r"\(.*\)", "", row).split(",") for row in rows if row != "package"]
    names = sorted(name.strip() for row in told for name in row)
    assert names == sorted(re.split(r"[^a-z0-9-]", one)[0] for one in asked)


@pytest.mark.parametrize("text", ["SELECT 1", "\n  UPDATE person SET name = ''"])
def test_sql_is_known_when_it_is_seen(text: str) -> None:
    assert SQL.match(text)


def test_only_storage_holds_sql() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{text.lineno}"
        for path in _sources()
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and SQL.match(text.value)
    ]
    assert found == []


def _sources() -> Iterator[Path]:
    storage = ROOT / "programme" / "storage"
    for room in ("programme", "flows"):
        paths = (ROOT / room).rglob("*.py")
        yield from (path for path in paths if not path.is_relative_to(storage))
