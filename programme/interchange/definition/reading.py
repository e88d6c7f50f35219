"""Definitions read from YAML: all of it sound, or every problem at once."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from programme.core.definition import Definition
from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.interchange.definition.draft import drafted, settled
from programme.interchange.definition.entry import Entry
from programme.interchange.definition.kinds import KEY
from programme.interchange.definition.network import network_problems
from programme.interchange.definition.phase_shape import PHASE_FILE
from programme.interchange.definition.programme_shape import PROGRAMME
from programme.interchange.definition.references import reference_problems
from programme.interchange.definition.rules import rule_problems
from programme.interchange.definition.shape_check import Spot, shape_problems
from programme.interchange.definition.shapes import Record
from programme.interchange.definition.yaml_reading import (
    MOST_BYTES,
    Composed,
    Mapping,
    Scalar,
    compose,
)

PROGRAMME_FILE = "programme.yaml"


def read_definition(path: Path) -> Definition:
    """Read a definition from a folder, or from the file of its programme.

    A folder holds ``programme.yaml``. Each of the ``phases`` in that file is either a
    whole phase or a key, such as ``design``, of a phase in ``design.yaml`` beside it.

    Raises:
        ProblemsFoundError: with everything that is wrong in any of the files; their
            places begin with ``path`` as it was given.
    """
    if path.is_dir():
        return _read(path, PROGRAMME_FILE)
    return _read(path.parent, path.name)


def built_in_definition() -> Definition:
    """Read the definition that ships with the product.

    Raises:
        ProblemsFoundError: when the installed files have been damaged.
    """
    return _read(files("phases"), PROGRAMME_FILE)


def _read(folder: Traversable, name: str) -> Definition:
    reading = _Reading(folder)
    root = reading.entry(name, PROGRAMME)
    phases = tuple(reading.phases(root))
    draft = drafted(root, phases)
    problems = list(reading.problems)
    if reading.whole:
        problems += rule_problems(draft)
        problems += reference_problems(draft)
        problems += network_problems(draft)
    if problems:
        raise ProblemsFoundError(problems)
    return settled(draft)


class _Reading:
    """Reads files of one folder and collects what is wrong with each.

    ``whole`` says whether every file could be read to its end: names that seem to lead
    nowhere are problems only then.
    """

    def __init__(self, folder: Traversable) -> None:
        self.problems: list[Problem] = []
        self.whole = True
        self._folder = folder

    def entry(self, name: str, record: Record) -> Entry:
        """Read a file and compare it with its shape."""
        file = self._folder / name
        composed = _composed(file)
        self.problems += composed.problems
        self.whole &= composed.root is not None
        if composed.root is not None:
            spot = Spot(str(file), "")
            self.problems += shape_problems(composed.root, record, spot)
        root = composed.root
        return Entry(str(file), root if isinstance(root, Mapping) else Mapping(0, {}))

    def phases(self, root: Entry) -> Iterator[Entry]:
        """Read the phases that the programme holds or names."""
        for item in root.items("phases"):
            if isinstance(item, Mapping):
                yield Entry(root.file, item)
            elif isinstance(item, Scalar) and KEY.fits(item.text):
                yield self._phase(item.text, root)

    def _phase(self, key: str, root: Entry) -> Entry:
        name = f"{key}.yaml"
        if not (self._folder / name).is_file():
            self.whole = False
            what = f"phase '{key}' has no file {name} beside this one"
            cure = f"Add {name}, or take '{key}' away"
            self.problems.append(Problem(root.place("phases", key), what, cure))
            return Entry(root.file, Mapping(0, {}))
        phase = self.entry(name, PHASE_FILE)
        if phase.text("key") not in {"", key}:
            what = f"the key of the phase in {name} is '{phase.text('key')}'"
            self.problems.append(Problem(phase.place("key"), what, f"Write '{key}'"))
        return phase


def _composed(file: Traversable) -> Composed:
    try:
        with file.open("rb") as stream:
            return compose(stream.read(MOST_BYTES + 1), str(file))
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        cure = "Check that it is there and that you may read it"
        return Composed(None, (Problem(Place(str(file)), what, cure),))
