"""Plans, days and rules: pure values and functions that are told everything."""
