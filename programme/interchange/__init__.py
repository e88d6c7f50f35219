"""Foreign formats to and from core values: definitions, people, plans, meetings."""
