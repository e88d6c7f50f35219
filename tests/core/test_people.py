"""What people and their roles may be called, by one rule for every way in."""

import pytest

from programme.core.definition import Role
from programme.core.people import is_email, person_problems
from programme.core.roles import roles_by_word, unknown_role

ROLES = (
    Role("lead", "Programme lead"),
    Role("board", "Lead"),
    Role("nurse", "Chief"),
    Role("medic", "chief"),
)


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("LEAD", "lead"),
        ("programme LEAD", "lead"),
        ("board", "board"),
        ("chief", None),
        ("", None),
    ],
)
def test_an_id_comes_before_a_title_and_a_title_of_two_names_neither(
    word: str, role: str | None
) -> None:
    assert roles_by_word(ROLES).get(word.casefold()) == role


def test_an_unknown_role_is_answered_with_what_may_be_meant() -> None:
    assert unknown_role("bord", ROLES) == (
        "there is no role 'bord'",
        "Write 'board', if that is meant",
    )
    assert unknown_role("x", ROLES)[1] == "Write one of: lead, board, nurse, medic"


@pytest.mark.parametrize(
    "email", ["a@b.example", "sam.o'koro+x@trust.nhs.uk", "x@localhost.localdomain"]
)
def test_an_address_that_mail_may_reach(email: str) -> None:
    assert is_email(email)
    assert list(person_problems("Jo", email)) == []


@pytest.mark.parametrize(
    "email",
    [
        "a",
        "a@",
        "@b.example",
        "jo@localhost",
        "a b@c.example",
        "a@b.example\n",
        "a@b@c.example",
        "é@b.example",
        '"a b"@c.example',
        "a@-b.example",
        "a@b-.example",
        "a@b..example",
        "a" * 65 + "@b.example",
        "a@" + "b" * 253 + ".example",
    ],
)
def test_an_address_that_it_would_not_reach(email: str) -> None:
    assert not is_email(email)
    ((what, _),) = person_problems("Jo", email)
    assert what.endswith("is not an e-mail address")


def test_all_that_is_wrong_with_a_person_comes_at_once() -> None:
    assert [what for what, _ in person_problems("", "")] == [
        "the name is missing",
        "the e-mail is missing",
    ]
    ((what, _),) = person_problems("J\x00o", "a@b.example")
    assert what == "the name holds characters that cannot be printed"
