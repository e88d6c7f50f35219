"""Marks of the tests that need the Prefect server."""

import pytest

# One process of a parallel run has them all: each would start a server of its own.
SERVER = [pytest.mark.usefixtures("server"), pytest.mark.xdist_group("prefect")]
