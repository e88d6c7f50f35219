"""What screens show, read by plain SQL into small values; nothing here writes.

Imports no framework: the terminal answers through here before one could be imported.
"""
