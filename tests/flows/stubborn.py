"""A module that says it is there and sleeps; told "stubborn" it ignores requests to stop."""

import signal
import sys
import time

if __name__ == "__main__":
    if sys.argv[1:] == ["stubborn"]:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.stdout.write("here\n")
    sys.stdout.flush()
    time.sleep(60)
