"""Plans in Microsoft Project XML: reading, scheduling to the minute, writing."""
