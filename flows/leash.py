"""Runs a module as ``python -m`` does, and ends it when whoever started it is gone.

The starter holds the other end of this process's standard input. However it dies, the
system closes that end; no child outlives its parent.
"""

import os
import runpy
import signal
import sys
import threading
import time

PATIENCE = 20
"""Seconds that the module may take to stop by itself."""


def main() -> None:
    """Run the module that the first argument names with the arguments after it."""
    threading.Thread(target=_watch, daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _watch() -> None:
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
