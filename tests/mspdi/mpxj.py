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
found = {}
for name in sys.argv[2:]:
    reader = jpype.JClass("org.mpxj.reader.UniversalProjectReader")()
    project = reader.read(jpype.JClass("java.io.File")(name))
    properties = project.getProjectProperties()
    if sys.argv[1] == "schedule":
        scheduler = jpype.JClass("org.mpxj.cpm.MicrosoftScheduler")()
        scheduler.schedule(project, properties.getStartDate())
    minutes = jpype.JClass("org.mpxj.TimeUnit").MINUTES
    found[name] = {
        str(task.getUniqueID()): {
            "name": task.getName(),
            "start": str(task.getStart()),
            "finish": str(task.getFinish()),
            "slack": float(
                task.getTotalSlack().convertUnits(minutes, properties).getDuration()
            ),
            "critical": bool(task.getCritical()),
            "links": len(task.getPredecessors()),
        }
        for task in project.getTasks()
    }
print(json.dumps(found))
"""


def ask_mpxj(*paths: Path, schedule: bool) -> list[dict[str, Any]]:
    """Give what MPXJ makes of each file, by UID; slack is in minutes."""
    doing = "schedule" if schedule else "read"
    done = subprocess.run(  # noqa: S603
        (sys.executable, "-c", _CHILD, doing, *map(str, paths)),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return [found[str(path)] for path in paths]
