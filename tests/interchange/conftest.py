"""What the tests of definitions share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from programme.core.problems import Problem, ProblemsFoundError
from programme.interchange.definition.reading import read_definition


@pytest.fixture
def problems_in(tmp_path: Path) -> Callable[[str], list[str]]:
    """Read a definition written as text and give its problems, without the folder."""

    def problems_in(text: str) -> list[str]:
        file = tmp_path / "small.yaml"
        file.write_text(text, encoding="utf-8")
        return problems_of(file)

    return problems_in


def problems_of(path: Path) -> list[str]:
    """Read a definition and give its problems as text, without the folder."""
    folder = path if path.is_dir() else path.parent
    found = found_by(lambda: read_definition(path))
    return [str(problem).replace(f"{folder}/", "") for problem in found]


def found_by(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Give the problems that a reading finds; none when all is sound."""
    try:
        read()
    except ProblemsFoundError as error:
        return error.problems
    return ()
