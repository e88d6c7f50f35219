"""What the engine can do, tried on both databases with real parts."""
