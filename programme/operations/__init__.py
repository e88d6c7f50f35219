"""What the engine can do, one verb per file; each owns its transaction."""
