"""Scheduled work: thin Prefect flows over the engine's operations."""
