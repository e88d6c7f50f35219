"""The journal: append-only, each row chained by hash to the one before."""

from datetime import datetime

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel


class JournalRow(SQLModel, table=True):
    """Who did what, when, to what, before and after; ``sequence`` counts from 1.

    ``chain`` is one organisation's or programme's own chain (``programme:example``).
    ``before`` and ``after`` are JSON objects of what changed.
    """

    __tablename__ = "journal"

    chain: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    at: datetime
    actor: str
    action: str
    subject: str
    before: str = Field(sa_column=Column(Text, nullable=False))
    after: str = Field(sa_column=Column(Text, nullable=False))
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class JournalHeadRow(SQLModel, table=True):
    """Where a chain ends: locked by each append, and shows a cut-off tail."""

    __tablename__ = "journal_head"

    chain: str = Field(primary_key=True)
    sequence: int
    hash: str = Field(max_length=64)
