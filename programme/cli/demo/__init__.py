"""An example trust that lives its programme up to today, before a newcomer's eyes."""
