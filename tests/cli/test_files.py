"""A file is written whole, or what was there is there still."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from programme.cli.failing import failing_in_words
from programme.cli.files import write_whole

# A limit on the size of files stands for a disk that is full.
NO_ROOM = """
import resource, sys
from pathlib import Path
from programme.cli.files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))
write_whole(Path(sys.argv[1]), b"x" * 100)
"""


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    to = tmp_path / "plan.csv"
    for data in (b"first", b"second"):
        write_whole(to, data)
        assert to.read_bytes() == data
    assert list(tmp_path.iterdir()) == [to]


@pytest.mark.parametrize("before", [None, b"good"])
def test_without_room_what_was_there_stays(
    tmp_path: Path, before: bytes | None
) -> None:
    to = tmp_path / "plan.csv"
    if before is not None:
        to.write_bytes(before)
    command = [sys.executable, "-c", NO_ROOM, str(to)]
    child = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert (child.returncode, str(to) in child.stderr) == (1, True)
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert left == ({} if before is None else {"plan.csv": before})


def test_a_full_disk_is_said_with_its_cure(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BaseException), failing_in_words(as_json=False):  # noqa: B017, PT011
        raise OSError(errno.ENOSPC, "No space left on device", "plan.csv")
    said = " ".join(capsys.readouterr().err.split())
    assert said == (
        "plan.csv: No space left on device. Nothing was changed. What to do: Make room on"
        " its disk, and try again."
    )
