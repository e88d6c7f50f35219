"""The outbox: every message is written here before it is sent, and settled after.

Every function takes an open transaction and the present instant, and never commits.
"""
