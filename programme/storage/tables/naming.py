"""How constraints are named, and the column types that several tables share.

Imported before any table: names given later would not reach tables already made.
"""

from enum import StrEnum

from sqlalchemy import BigInteger, Enum, Integer
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def one_of(words: type[StrEnum], name: str) -> Enum:
    """Give a text column that the database itself holds to these words."""
    return Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=24,
        values_callable=lambda enum: [member.value for member in enum],
    )


def milliseconds() -> TypeEngine[int]:
    """Give a column for an instant as integer milliseconds since 1970 (UTC)."""
    return BigInteger().with_variant(Integer(), "sqlite")
