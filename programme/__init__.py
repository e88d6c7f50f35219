"""Plan and run a two-year culture and leadership programme."""
