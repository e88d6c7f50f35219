"""An address is read from a URL, and a password never comes out of it again."""

import traceback
from pathlib import Path

import pytest

from programme.storage.address import PostgresAddress, SqliteAddress, address
from programme.storage.database import open_database
from programme.storage.reading import reading
from programme.storage.revision import (
    BadAddressError,
    CannotConnectError,
    DatabaseProblemError,
)

SECRET = "Tr0ub4dor"  # noqa: S105 - the test looks for it
NOBODY_LISTENS = [
    f"postgresql://ann:{SECRET}@127.0.0.1:1/plans",
    f"postgresql+psycopg://ann:{SECRET}@127.0.0.1:1/plans",
    f"postgres://ann:{SECRET}@127.0.0.1:1/plans?connect_timeout=1",
    f"postgresql://127.0.0.1:1/plans?user=ann&password={SECRET}",
]
MISTYPED = [
    f"postgresql://ann:{SECRET}/x@127.0.0.1:1/plans",
    f"postgresql://ann:x@{SECRET}@127.0.0.1:1/plans",
    f"postgresql://ann:x#{SECRET}@127.0.0.1:1/plans",
    f"postgresql://ann:x?{SECRET}@127.0.0.1:1/plans",
    f"postgresql://ann:{SECRET}%zz@127.0.0.1:1/plans",
    f"postgresql://ann:{SECRET}%00@127.0.0.1:1/plans",
    f"postgresql://ann:x:{SECRET}@127.0.0.1:1/plans",
    f"postgresql://ann:[{SECRET}@127.0.0.1:1/plans",
    f"postgresql://127.0.0.1:1/plans?passwrd={SECRET}",
    f"postgresql://127.0.0.1:1/plans?{SECRET}",
    f"postgresql://ann:{SECRET}/plans",
]
NOT_AN_ADDRESS = [
    f"mysql://ann:{SECRET}@host/plans",
    f"sqlite:///:memory:?{SECRET}",
    f"sqlite://{SECRET}",
    f"{SECRET}",
    "",
    "sqlite://",
    "sqlite:///",
    "sqlite:///:memory:",
    "sqlite:///plans.db?mode=memory",
]


@pytest.mark.parametrize("url", NOBODY_LISTENS + MISTYPED + NOT_AN_ADDRESS)
def test_a_password_is_in_no_error(url: str) -> None:
    with pytest.raises(DatabaseProblemError) as read, reading(url):
        pass
    with pytest.raises(DatabaseProblemError) as written, open_database(url).writing():
        pass
    for caught in (read, written):
        told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
        assert SECRET not in told


@pytest.mark.parametrize("url", NOBODY_LISTENS)
def test_a_server_that_does_not_answer_is_named_with_the_reason(url: str) -> None:
    with pytest.raises(CannotConnectError) as caught, reading(url):
        pass
    assert "postgresql://127.0.0.1:1/plans cannot be opened" in caught.value.what
    assert "Check the address" in caught.value.cure


@pytest.mark.parametrize("url", MISTYPED)
def test_an_address_that_cannot_be_read_is_still_said_to_be_the_matter(
    url: str,
) -> None:
    with pytest.raises(CannotConnectError, match="Check the address"), reading(url):
        pass


def test_the_reason_is_the_servers_own_where_it_holds_no_password() -> None:
    with pytest.raises(CannotConnectError, match="refused"), reading(NOBODY_LISTENS[0]):
        pass


@pytest.mark.parametrize("url", NOT_AN_ADDRESS)
def test_an_address_of_another_kind_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(BadAddressError, match=r"sqlite:////folder/programme\.db"):
        address(url)


def test_a_path_is_relative_or_absolute() -> None:
    assert address("sqlite:////srv/plans.db") == SqliteAddress(Path("/srv/plans.db"))
    assert address("sqlite:///plans.db") == SqliteAddress(Path.cwd() / "plans.db")


def test_what_is_shown_names_host_and_database_only() -> None:
    shown = address("postgres://ann:s%40cret@db.example:5433/plans?sslmode=require")
    assert shown.shown == "postgresql://db.example:5433/plans"
    assert "cret" not in repr(shown)
    assert isinstance(shown, PostgresAddress)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://[::1]:5432/plans", "[::1]:5432/plans"),
        ("postgresql://one:1,two:2/plans", "one:1,two:2/plans"),
        ("postgresql://postgres@/plans?host=/run/postgresql", "/plans"),
        ("postgresql:///plans", "/plans"),
        ("postgresql://ann:x:y@host/plans", "..."),
    ],
)
def test_every_form_that_libpq_knows_has_a_name(url: str, shown: str) -> None:
    assert address(url).shown == f"postgresql://{shown}"
