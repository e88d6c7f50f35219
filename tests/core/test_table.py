"""A table kept as columns reads like a dictionary of rows."""

from typing import NamedTuple

import pytest

from programme.core.table import Table


class Row(NamedTuple):
    code: str
    days: int


TABLE = Table(Row, {"B": 0, "A": 1}, [["B", "A"], [2, 1]])
ROWS = {"B": Row("B", 2), "A": Row("A", 1)}


def test_a_row_is_read_by_its_code() -> None:
    assert TABLE["A"] == Row("A", 1)
    assert isinstance(TABLE["A"], Row)


def test_all_rows_come_in_the_order_of_the_codes() -> None:
    assert list(TABLE) == ["B", "A"]
    assert list(TABLE.values()) == list(ROWS.values())
    assert list(TABLE.items()) == list(ROWS.items())
    assert all(isinstance(row, Row) for row in TABLE.values())


def test_it_equals_a_dictionary_of_the_same_rows() -> None:
    assert TABLE == ROWS
    assert {"B": Row("B", 2)} != TABLE
    assert len(TABLE) == 2


def test_it_holds_no_other_code() -> None:
    assert "C" not in TABLE
    with pytest.raises(KeyError):
        TABLE["C"]
