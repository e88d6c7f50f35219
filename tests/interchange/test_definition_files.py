"""A definition may be one file or a folder of them; all of it is sound or none is read."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.core.problems import ProblemsFoundError
from programme.interchange.definition.reading import (
    built_in_definition,
    read_definition,
)
from programme.interchange.definition.yaml_reading import MOST_BYTES
from tests.interchange.conftest import found_by, problems_of
from tests.interchange.small import SOUND

ProblemsIn = Callable[[str], list[str]]


def folder_of_two(folder: Path) -> Path:
    """Divide the small definition into a programme and its phase."""
    before, _, rest = SOUND.partition("  - id: P1\n")
    phase, _, after = rest.partition("roles:\n")
    lines = ["schema_version: 1", "id: P1", *(x[4:] for x in phase.splitlines())]
    (folder / "diagnose.yaml").write_text("\n".join(lines), encoding="utf-8")
    text = f"{before}  - diagnose\nroles:\n{after}"
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_and_a_single_file_say_the_same(tmp_path: Path) -> None:
    single = tmp_path / "small.yaml"
    single.write_text(SOUND, encoding="utf-8")
    folder = folder_of_two(tmp_path)

    assert read_definition(folder) == read_definition(single)
    assert read_definition(folder / "programme.yaml") == read_definition(single)


def test_problems_of_every_file_come_at_once(tmp_path: Path) -> None:
    folder = folder_of_two(tmp_path)
    for name, before, after in (
        ("diagnose.yaml", "duration: 10", "duration: 0"),
        ("diagnose.yaml", "owner: lead", "owner: laed"),
        ("programme.yaml", "P1: 1.0", "P2: 1.0"),
    ):
        file = folder / name
        file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")

    assert problems_of(folder) == [
        "diagnose.yaml:16: 'duration' is '0'. Write a whole number from 1 to 1300.",
        "diagnose.yaml:17: 'owner' names 'laed', and there is no such role. "
        "Write 'lead', if that is meant.",
        "programme.yaml:29: variant plain says nothing of phase P1. "
        "Add 'P1: 1.0' to its scale, or another factor.",
        "programme.yaml:30: 'scale' names 'P2', and there is no such phase. "
        "Write one of: P1.",
    ]


def test_an_id_taken_in_another_file_is_found_there(tmp_path: Path) -> None:
    folder = folder_of_two(tmp_path)
    programme = folder / "programme.yaml"
    text = programme.read_text("utf-8")
    design = (folder / "diagnose.yaml").read_text("utf-8").replace("P1", "P2")
    (folder / "design.yaml").write_text(design.replace("diagnose", "design"), "utf-8")
    text = text.replace("  - diagnose\n", "  - diagnose\n  - design\n")
    programme.write_text(text.replace("P1: 1.0", "P1: 1.0\n      P2: 1.0"), "utf-8")

    assert problems_of(folder) == [
        f"design.yaml:{line}: the id '{name}' is taken: it is first at "
        f"diagnose.yaml:{line}. Give this entry another id."
        for line, name in ((20, "D1"), (45, "D2"), (52, "M1"), (57, "G1"))
    ]


def test_a_phase_without_its_file_is_the_only_problem(tmp_path: Path) -> None:
    folder = folder_of_two(tmp_path)
    (folder / "diagnose.yaml").unlink()

    assert problems_of(folder) == [
        "programme.yaml:9: phase 'diagnose' has no file diagnose.yaml beside this one. "
        "Add diagnose.yaml, or take 'diagnose' away."
    ]


def test_a_file_that_is_no_yaml_is_the_only_problem(tmp_path: Path) -> None:
    for file in built_in_files():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "design.yaml").open("a") as design:
        design.write("  spoiled: [\n")
    with pytest.raises(ProblemsFoundError) as found:
        read_definition(tmp_path)
    (problem,) = found.value.problems
    assert problem.place.file.endswith("design.yaml")
    assert "this is not YAML" in problem.what


def test_a_phase_is_called_as_its_file(tmp_path: Path) -> None:
    file = folder_of_two(tmp_path) / "diagnose.yaml"
    file.write_text(
        file.read_text("utf-8").replace("key: diagnose", "key: discover"), "utf-8"
    )

    assert problems_of(tmp_path) == [
        "diagnose.yaml:3: the key of the phase in diagnose.yaml is 'discover'. "
        "Write 'diagnose'."
    ]


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "a.b", "Diagnose"])
def test_a_phase_is_read_from_beside_the_programme_only(
    tmp_path: Path, key: str
) -> None:
    file = folder_of_two(tmp_path) / "programme.yaml"
    file.write_text(file.read_text("utf-8").replace("- diagnose", f"- {key}"), "utf-8")

    assert problems_of(tmp_path)[:1] == [
        f"programme.yaml:9: 'phases' is '{key}'. "
        "Write a word in small letters such as diagnose."
    ]


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    cannot = "the file cannot be read: No such file or directory"
    cure = "Check that it is there and that you may read it"

    assert problems_of(tmp_path) == [f"programme.yaml: {cannot}. {cure}."]
    assert problems_of(tmp_path / "a.yaml") == [f"a.yaml: {cannot}. {cure}."]


def test_a_file_that_is_too_large_is_not_read(problems_in: ProblemsIn) -> None:
    assert problems_in(SOUND + "#" * MOST_BYTES) == [
        "small.yaml: the file is larger than 1,000,000 bytes. "
        "Split the definition into one file a phase."
    ]


def test_a_list_is_not_a_programme(problems_in: ProblemsIn) -> None:
    assert problems_in("- a\n- b\n") == [
        "small.yaml:1: this is a list. "
        "Write the keys of a programme, each on a line of its own."
    ]


def test_each_built_in_file_names_the_schema_that_ships_with_the_product() -> None:
    for file in built_in_files():
        first, _, rest = file.read_text("utf-8").partition("\n")
        assert first.startswith("# yaml-language-server: $schema=")
        schema = (file.parent / first.partition("$schema=")[2]).resolve()
        assert "definitions" in json.loads(schema.read_text("utf-8"))
        assert "schema_version: 1\n" in rest


def test_no_line_of_the_built_in_files_is_too_long_to_read() -> None:
    for file in built_in_files():
        assert max(map(len, file.read_text("utf-8").splitlines())) <= 110


def test_a_programme_read_from_the_installed_folder_is_the_built_in_one() -> None:
    assert read_definition(built_in_files()[0].parent) == built_in_definition()


def built_in_files() -> list[Path]:
    return [Path(str(f)) for f in files("phases").iterdir() if f.name.endswith("yaml")]


LINES = SOUND.splitlines()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    line=st.integers(0, len(LINES) - 1),
    written=st.sampled_from(LINES) | st.text("P1-AC: []{}#&*!\t'\"", max_size=12),
    instead=st.booleans(),
)
def test_a_definition_with_any_line_spoiled_is_sound_or_has_placed_problems(
    tmp_path: Path, line: int, written: str, *, instead: bool
) -> None:
    lines = [*LINES[:line], written, *LINES[line + instead :]]
    file = tmp_path / "spoiled.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")

    for problem in found_by(lambda: read_definition(file)):
        assert problem.place.file == str(file)
        assert 0 <= problem.place.line <= len(lines) + 1
        assert problem.what
        assert problem.cure
