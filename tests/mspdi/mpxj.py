"""MPXJ in a child process: what it reads, and the dates of its own scheduler."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_CHILD = """
import json
import sys
from importlib import import_module

import_module("mpxj")
jpype = import_module("jpype")
jpype.startJVM("-Xmx512m", convertStrings=True)
reader = jpype.JClass("org.mpxj.reader.UniversalProjectReader")()
project = reader.read(jpype.JClass("java.io.File")(sys.argv[1]))
start = project.getProjectProperties().getStartDate()
if sys.argv[2] == "schedule":
    jpype.JClass("org.mpxj.cpm.MicrosoftScheduler")().schedule(project, start)
found = {
    str(task.getUniqueID()): {
        "name": task.getName(),
        "start": str(task.getStart()),
        "finish": str(task.getFinish()),
        "critical": bool(task.getCritical()),
        "links": len(task.getPredecessors()),
    }
    for task in project.getTasks()
}
print(json.dumps(found))
"""


def ask_mpxj(path: Path, *, schedule: bool) -> dict[str, Any]:
    """Give what MPXJ makes of a file, by UID."""
    doing = "schedule" if schedule else "read"
    done = subprocess.run(  # noqa: S603
        (sys.executable, "-c", _CHILD, str(path), doing),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
