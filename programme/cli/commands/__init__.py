"""One module for each command: it loads, calls and prints. Screens are elsewhere."""
