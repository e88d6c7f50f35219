"""Foreign formats to and from core values: definitions, people, holidays."""
