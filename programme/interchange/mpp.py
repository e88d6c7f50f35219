"""Binary files of Microsoft Project (.mpp), turned into XML by MPXJ in a child process.

MPXJ is Java and an optional extra. What a stranger's file may do to it stays in the
child, which has a memory of its own and two minutes.
"""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NoReturn

from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.interchange.mspdi.xml_reading import LARGEST

SAVE_AS_XML: Final = (
    "Open it in Microsoft Project, choose File, Save As, and the type XML Format;"
    " then import the .xml file"
)
_PATIENCE: Final = 120
_CHILD: Final = """
import sys
from importlib import import_module

import_module("mpxj")
jpype = import_module("jpype")
jpype.startJVM("-Xmx512m", "-Djava.awt.headless=true", convertStrings=True)
read = jpype.JClass("org.mpxj.reader.UniversalProjectReader")()
project = read.read(jpype.JClass("java.io.File")(sys.argv[1]))
if project is None:
    sys.exit("this is not a file of Microsoft Project")
jpype.JClass("org.mpxj.mspdi.MSPDIWriter")().write(project, sys.argv[2])
"""


def missing() -> str:
    """Say what is missing to read .mpp files; nothing when all is there."""
    if find_spec("mpxj") is None or find_spec("jpype") is None:
        return "the extra mpxj is not installed (pip install 'culture-programme[mpxj]')"
    return "" if shutil.which("java") else "there is no Java on this machine"


def xml_of(path: Path) -> bytes:
    """Turn a .mpp file of at most 20 MB into Microsoft Project XML.

    Raises:
        ProblemsFoundError: when it cannot be done; the cure is to save it as XML.
    """
    lacking = missing()
    if lacking:
        _refuse(path, f".mpp files cannot be read here: {lacking}")
    try:
        if path.stat().st_size > LARGEST:
            _refuse(path, "the file is larger than 20 MB")
    except OSError as error:
        _refuse(path, f"the file cannot be read ({error.strerror})")
    with TemporaryDirectory() as folder:
        made = Path(folder) / "plan.xml"
        _convert(path, made)
        return made.read_bytes()


def _convert(path: Path, made: Path) -> None:
    command = (sys.executable, "-c", _CHILD, str(path.resolve()), str(made))
    try:
        done = subprocess.run(  # noqa: S603 - our own child, no shell
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        _refuse(path, "MPXJ took longer than two minutes")
    if done.returncode or not made.is_file():
        said = done.stderr.strip().splitlines() or ["it gave no reason"]
        _refuse(path, f"MPXJ cannot read the file ({said[-1][:200]})")


def _refuse(path: Path, what: str) -> NoReturn:
    raise ProblemsFoundError([Problem(Place(path.name), what, SAVE_AS_XML)])
