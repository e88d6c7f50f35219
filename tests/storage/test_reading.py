"""Reading quickly: one SQL text, the same values back from both databases."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import text

from programme.core.nation import Nation
from programme.storage.database import Database, reader_of
from programme.storage.reading import (
    Reader,
    as_bool,
    as_day,
    as_instant,
    as_int,
    as_optional_day,
    as_optional_instant,
    as_text,
    for_postgres,
    for_sqlite,
)
from tests.storage.rows import CREATED, add_organisation, add_person

NAMES = "SELECT name FROM organisation WHERE name IN :names ORDER BY name"


@pytest.fixture
def trusts(database: Database) -> Database:
    with database.writing() as connection:
        for name in ("Ash", "Birch", "Cedar"):
            add_organisation(connection, name)
        connection.execute(
            text("INSERT INTO public_holiday VALUES (:n, :d, :w)"),
            {
                "n": "scotland",
                "d": date(2026, 11, 30).isoformat(),
                "w": "St Andrew's Day",
            },
        )
    return database


def names(read: Reader, wanted: object) -> list[object]:
    return [row[0] for row in read(NAMES, names=wanted)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["Ash", "Cedar", "Oak"], ["Ash", "Cedar"]),
        (("Birch",), ["Birch"]),
        ([], []),
        ((), []),
    ],
)
def test_a_list_fills_the_places_of_in(
    trusts: Database, wanted: object, found: list[str]
) -> None:
    with trusts.reading() as read:
        assert names(read, wanted) == found
    with trusts.writing() as connection:
        assert names(reader_of(connection), wanted) == found


def test_a_value_is_never_taken_for_sql(trusts: Database) -> None:
    with trusts.reading() as read:
        assert names(read, ["Ash' OR '1'='1", ":names", "%s", "%(names)s"]) == []


def test_colons_and_percent_signs_in_the_text_stay(trusts: Database) -> None:
    with trusts.reading() as read:
        rows = read(
            "SELECT ':name 100%s', name AS \"a:name\" FROM organisation -- not :this\n"
            "WHERE name LIKE 'A%' AND name = :name",
            name="Ash",
        )
    assert rows == [(":name 100%s", "Ash")]


def test_a_place_without_a_value_is_a_mistake(trusts: Database) -> None:
    with trusts.reading() as read, pytest.raises(KeyError):
        read("SELECT 1 WHERE 1 = :number")


def test_days_instants_enums_and_booleans_are_given_as_they_are(
    trusts: Database,
) -> None:
    with trusts.writing() as connection:
        add_person(connection, "asha@example.org")
    in_paris = CREATED.astimezone(timezone(timedelta(hours=2)))
    with trusts.reading() as read:
        assert read(
            "SELECT name FROM public_holiday WHERE day = :day AND nation = :nation",
            day=date(2026, 11, 30),
            nation=Nation.SCOTLAND,
        ) == [("St Andrew's Day",)]
        assert (
            len(read("SELECT 1 FROM organisation WHERE created_at = :at", at=in_paris))
            == 3
        )
        assert read("SELECT email FROM person WHERE active = :yes", yes=True) == [
            ("asha@example.org",)
        ]


def test_what_comes_back_is_read_alike_from_both(trusts: Database) -> None:
    with trusts.writing() as connection:
        add_person(connection, "asha@example.org")
    with trusts.reading() as read:
        [(number, active)] = read("SELECT id, active FROM person")
        [(name, at)] = read("SELECT name, created_at FROM organisation WHERE id = 1")
        [(day,)] = read("SELECT day FROM public_holiday")
    assert (as_int(number), as_bool(active)) == (1, True)
    assert (as_text(name), as_instant(at)) == ("Ash", CREATED)
    assert as_instant(at).tzinfo is UTC
    assert as_day(day) == as_optional_day(day) == date(2026, 11, 30)


def test_every_question_of_one_reading_sees_the_same_moment(
    postgres_database: Database,
) -> None:
    count = "SELECT count(*) FROM organisation"
    with postgres_database.reading() as read:
        before = read(count)
        with postgres_database.writing() as connection:
            add_organisation(connection)
        assert read(count) == before == [(0,)]


@pytest.mark.parametrize(
    ("convert", "given", "value"),
    [
        (as_day, "2026-12-09", date(2026, 12, 9)),
        (as_day, date(2026, 12, 9), date(2026, 12, 9)),
        (as_optional_day, None, None),
        (as_optional_instant, None, None),
        (
            as_instant,
            "2026-12-09 17:30:00.000001",
            datetime(2026, 12, 9, 17, 30, 0, 1, UTC),
        ),
        (
            as_instant,
            "2026-07-09 17:30:00+01:00",
            datetime(2026, 7, 9, 16, 30, tzinfo=UTC),
        ),
        (as_bool, 0, False),
        (as_bool, 1, True),
        (as_bool, False, False),
        (as_int, 7, 7),
        (as_int, Decimal(7), 7),
        (as_text, "x", "x"),
    ],
)
def test_a_value_of_either_driver_is_read(
    convert: Callable[[object], object], given: object, value: object
) -> None:
    assert convert(given) == value
    assert type(convert(given)) is type(value)


@pytest.mark.parametrize(
    ("convert", "given"),
    [
        (as_day, datetime(2026, 12, 9, tzinfo=UTC)),
        (as_day, None),
        (as_instant, datetime(2026, 12, 9)),  # noqa: DTZ001 - what is refused
        (as_instant, date(2026, 12, 9)),
        (as_bool, 2),
        (as_bool, None),
        (as_int, "7"),
        (as_int, True),
        (as_int, Decimal("7.5")),
        (as_text, 7),
    ],
)
def test_a_value_of_another_kind_is_refused(
    convert: Callable[[object], object], given: object
) -> None:
    with pytest.raises(TypeError, match="The database gave"):
        convert(given)


def test_an_instant_without_a_zone_is_not_asked_for() -> None:
    naive = datetime(2026, 12, 9)  # noqa: DTZ001 - what is refused
    with pytest.raises(TypeError):
        for_sqlite("SELECT :at", {"at": naive})


def test_a_driver_gets_the_places_it_knows() -> None:
    sql, values = "a = :a AND b IN :b", {"a": 1, "b": [2, 3]}
    assert for_sqlite(sql, values) == (
        "a = :a AND b IN (:b_0, :b_1)",
        {"a": 1, "b_0": 2, "b_1": 3},
    )
    assert for_postgres(sql, values) == (
        "a = %(a)s AND b IN (%(b_0)s, %(b_1)s)",
        {"a": 1, "b_0": 2, "b_1": 3},
    )


def test_reading_sqlite_loads_no_framework(sqlite_database: Database) -> None:
    script = (
        "import sys\n"
        "from programme.storage.journal import entries, verify\n"
        "from programme.storage.reading import reading\n"
        "with reading(sys.argv[1]) as read: verify(read)\n"
        "print({'sqlalchemy', 'sqlmodel', 'alembic', 'psycopg'} & set(sys.modules))\n"
    )
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script, sqlite_database.url],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout == "set()\n"
