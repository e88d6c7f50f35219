"""The rules: days, plans, schedules, gates and reminders; nothing here does I/O."""
