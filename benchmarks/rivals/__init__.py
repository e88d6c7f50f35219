"""Other ways to the same numbers, a rival in each file."""
