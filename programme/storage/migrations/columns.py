"""The columns and indexes that revisions are written with.

What a name means here never changes.
"""

import sqlalchemy as sa
from alembic import op

Column = sa.Column[object]


def identity() -> Column:
    """Give a key that the database counts."""
    return sa.Column("id", sa.Integer(), primary_key=True)


def text(name: str, length: int | None = None, *, key: bool = False) -> Column:
    """Give a short text."""
    return sa.Column(name, sa.String(length), primary_key=key, nullable=False)


def texts(*names: str) -> list[Column]:
    """Give several short texts."""
    return [text(name) for name in names]


def long_text(name: str) -> Column:
    """Give a text that no index holds."""
    return sa.Column(name, sa.Text(), nullable=False)


def number(name: str, *, key: bool = False, optional: bool = False) -> Column:
    """Give a whole number."""
    return sa.Column(name, sa.Integer(), primary_key=key, nullable=optional)


def numbers(*names: str) -> list[Column]:
    """Give several whole numbers."""
    return [number(name) for name in names]


def optional_real(name: str) -> Column:
    """Give a number with a fraction, where there is one."""
    return sa.Column(name, sa.Float(), nullable=True)


def milliseconds(name: str) -> Column:
    """Give an instant as milliseconds since 1970."""
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=False)


def day(name: str, *, key: bool = False, optional: bool = False) -> Column:
    """Give a day."""
    return sa.Column(name, sa.Date(), primary_key=key, nullable=optional)


def days(*names: str) -> list[Column]:
    """Give several days."""
    return [day(name) for name in names]


def instant(name: str, *, optional: bool = False) -> Column:
    """Give an instant, in UTC."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)


def yes_no(name: str) -> Column:
    """Give a yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def content(name: str, *, optional: bool = False) -> Column:
    """Give bytes."""
    return sa.Column(name, sa.LargeBinary(), nullable=optional)


def one_of(name: str, *words: str, key: bool = False, optional: bool = False) -> Column:
    """Give a text that the database holds to these words."""
    kind = sa.Enum(
        *words, name=name, native_enum=False, create_constraint=True, length=24
    )
    return sa.Column(name, kind, primary_key=key, nullable=optional)


def refers(
    name: str, target: str, *, key: bool = False, optional: bool = False
) -> Column:
    """Give the number of a row of another table (``person.id``)."""
    link = sa.ForeignKey(target)
    return sa.Column(name, sa.Integer(), link, primary_key=key, nullable=optional)


def index(table: str, *columns: str) -> None:
    """Make an index, named as the tables' naming convention does."""
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
