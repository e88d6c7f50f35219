"""Who may do what, walked through the table."""

from itertools import product

import pytest

from programme.core.access import (
    APPROVER,
    DECIDER,
    LEAD,
    MAY,
    OWNER,
    SPONSOR,
    Actor,
    Deed,
    require,
)
from programme.core.refusal import RefusedError

PARTS = {OWNER: "od_lead", APPROVER: "chief_executive", DECIDER: "board"}
ROLES = ["od_lead", "chief_executive", "board", LEAD, SPONSOR, "change_team"]


def holding(*roles: str) -> Actor:
    return Actor(7, "Ada Ojo", "ada@trust.example", frozenset(roles))


@pytest.mark.parametrize(("deed", "role"), list(product(Deed, ROLES)))
def test_a_role_may_do_what_the_table_says_and_nothing_else(
    deed: Deed, role: str
) -> None:
    allowed = {PARTS.get(part, part) for part in MAY[deed]}
    if role in allowed:
        require(holding(role), deed, PARTS)
    else:
        with pytest.raises(RefusedError, match=f"Ada Ojo may not {deed}"):
            require(holding(role), deed, PARTS)


def test_the_table_knows_every_deed() -> None:
    assert MAY.keys() == set(Deed)
    assert all(MAY.values())


def test_one_role_of_several_is_enough() -> None:
    require(holding("change_team", "board"), Deed.DECIDE, PARTS)


def test_to_own_something_is_not_a_role_that_can_be_held() -> None:
    with pytest.raises(RefusedError):
        require(holding(OWNER, APPROVER, DECIDER), Deed.SUBMIT, PARTS)


def test_the_refusal_says_what_is_held_and_whom_to_ask() -> None:
    with pytest.raises(RefusedError) as refused:
        require(holding("change_team", "comms_lead"), Deed.CONFIRM, PARTS)
    assert refused.value.reasons == ("Ada Ojo holds change_team and comms_lead",)
    assert refused.value.cure == "Ask somebody who holds board or programme_lead"


def test_the_refusal_calls_roles_as_the_definition_does() -> None:
    titles = {"change_team": "Change team", "board": "Trust board"}
    with pytest.raises(RefusedError) as refused:
        require(
            holding("change_team", "odd"),
            Deed.DECIDE,
            PARTS,
            lambda role: titles.get(role, role),
        )
    assert refused.value.reasons == ("Ada Ojo holds Change team and odd",)
    assert refused.value.cure == "Ask somebody who holds Trust board"


def test_somebody_without_a_role_may_do_nothing() -> None:
    for deed in Deed:
        with pytest.raises(RefusedError) as refused:
            require(holding(), deed, PARTS)
        assert refused.value.reasons == ("Ada Ojo holds no role",)


def test_the_journal_names_a_person_with_their_address() -> None:
    assert str(holding()) == "Ada Ojo <ada@trust.example>"
