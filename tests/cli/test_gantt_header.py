"""The header of a Gantt chart: under which year does each month stand?"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from programme.cli.screens.gantt import Scale, _months


def header(start: date, months: int, columns: int) -> tuple[str, str]:
    end = date(
        start.year + (start.month - 1 + months) // 12,
        (start.month - 1 + months) % 12 + 1,
        1,
    )
    years, names = _months(Scale(start, (end - start).days, columns))
    return years, names


def test_a_plan_that_starts_in_november_does_not_lose_the_next_year() -> None:
    years, names = header(date(2026, 11, 1), 26, 46)
    assert years.split() == ["2027", "2028"]
    assert names.index("Jan") == years.index("2027")


def test_the_first_year_is_named_where_there_is_room() -> None:
    years, _ = header(date(2026, 4, 1), 26, 46)
    assert years.split() == ["2026", "2027", "2028"]


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.integers(1, 80),
    st.integers(30, 150),
)
def test_every_january_stands_under_its_own_year(
    day: date, months: int, columns: int
) -> None:
    start = day.replace(day=1)
    years, names = header(start, months, columns)
    scale_end = start.year + (start.month - 1 + months) // 12 + 1
    januaries = [i for i in range(len(names)) if names.startswith("Jan", i)]
    for column in januaries:
        assert years[column : column + 4].isdecimal()
    named = list(map(int, years.split()))
    assert named == sorted(set(named))
    assert all(start.year <= year <= scale_end for year in named)
    assert max(len(years), len(names)) <= columns
