"""Tests, a folder for each room; they read like prose and use real parts."""
