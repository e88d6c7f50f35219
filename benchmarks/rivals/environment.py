"""Where the rivals are that only a benchmark needs: ``make bench`` puts them there."""

import os
import shutil
import sys
from pathlib import Path

FOLDER = Path(sys.prefix) / "rivals"
"""An environment of its own, on Python 3.13 or later, which mcprojsim needs."""

HOW = "not installed: make bench"


def rivals_python() -> str | None:
    """Give the interpreter of that environment; None when it is not there."""
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return str(python) if python.exists() else None


def package(name: str) -> Path | None:
    """Give the folder of a package there; None when it is not there."""
    return next(FOLDER.glob(f"[Ll]ib/**/site-packages/{name}"), None)


def lacks(*programs: str) -> str | None:
    """Say which of these programs is not installed; None when all are."""
    without = [name for name in programs if not shutil.which(name)]
    return f"not installed: {', '.join(without)}" if without else None
