"""The parts of the second revision."""
