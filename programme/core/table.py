"""A table kept as columns, whose rows are made as they are read.

To make and keep a row for each activity was most of the time of a large plan: the
garbage collector walks rows, and does not walk columns of numbers and days.
"""

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from itertools import repeat
from typing import TypeVar

Row = TypeVar("Row", bound=tuple[object, ...])


class Table(Mapping[str, Row]):
    """Named tuples by code; ``place`` says where in each of the columns a code is."""

    __slots__ = ("_columns", "_place", "_row")

    def __init__(
        self,
        row: type[Row],
        place: Mapping[str, int],
        columns: Sequence[Sequence[object]],
    ) -> None:
        """Take the columns as they are, in the order of the row's fields."""
        self._row = row
        self._place = place
        self._columns = columns

    def __getitem__(self, code: str) -> Row:
        """Make the row of a code."""
        at = self._place[code]
        return tuple.__new__(self._row, [column[at] for column in self._columns])

    def __iter__(self) -> Iterator[str]:
        """Give the codes in the plan's order."""
        return iter(self._place)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._place)

    def values(self) -> ValuesView[Row]:
        """Give the rows in the plan's order."""
        return _Values(self)

    def items(self) -> ItemsView[str, Row]:
        """Give codes with their rows."""
        return _Items(self)

    def rows(self) -> Iterator[Row]:
        """Make all rows, one after the other: far quicker than code by code."""
        rows = zip(*self._columns, strict=True)
        return map(tuple.__new__, repeat(self._row), rows)


class _Values(ValuesView[Row]):
    _mapping: Table[Row]

    def __iter__(self) -> Iterator[Row]:
        return self._mapping.rows()


class _Items(ItemsView[str, Row]):
    _mapping: Table[Row]

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        return zip(self._mapping, self._mapping.rows(), strict=True)
