"""What is asked of the database does not grow with every programme."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from programme.cli.checkup import CHECKS, check
from programme.core.lateness import is_overdue
from programme.core.plan import Kind
from programme.storage.programmes import programmes
from programme.storage.reading import Reader, Row, reading
from programme.storage.views.health import Moment
from programme.storage.views.programme_list import heads, outlooks
from tests.cli.terminal import Terminal

MOMENT = Moment(date(2026, 4, 1), datetime(2026, 4, 1, 10, tzinfo=UTC))


def counted(read: Reader, asked: list[str]) -> Reader:
    def ask(statement: str, /, **values: object) -> list[Row]:
        asked.append(statement)
        return read(statement, **values)

    return ask


def questions(terminal: Terminal, look: Callable[[Reader], object]) -> int:
    asked: list[str] = []
    with reading(terminal.url) as read:
        look(counted(read, asked))
    return len(asked)


@pytest.mark.parametrize("name", ["facts", "dates", "roles"])
def test_a_check_asks_as_much_of_three_programmes_as_of_one(
    example: Terminal, name: str
) -> None:
    (wanted,) = (one for one in CHECKS if one.name == name)
    before = questions(example, lambda read: check(wanted, read, MOMENT))
    for key in ("second", "third"):
        example.done(f"new --start 2026-04-01 --key {key} --organisation", "Other")
    after = questions(example, lambda read: check(wanted, read, MOMENT))
    assert before == after


def test_the_list_counts_as_overdue_what_the_rule_says(example: Terminal) -> None:
    day = date(2026, 6, 10)
    with reading(example.url) as read:
        found = heads(read)
        (one,) = programmes(read, [head.id for head in found]).values()
        counted_in_sql = outlooks(read, found, day)[one.id].overdue
    late = [
        activity.code
        for activity in one.plan.activities
        if activity.kind is Kind.ACTIVITY
        and is_overdue(one.dates[activity.code], one.calendar, day)
    ]
    assert counted_in_sql == len(late) > 0
