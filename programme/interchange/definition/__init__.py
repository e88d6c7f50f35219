"""Definitions in YAML: read, compared with their shape, checked, and made core values."""
