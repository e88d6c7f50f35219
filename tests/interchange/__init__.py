"""Definitions, people and holidays: what comes in from outside."""
