"""Who fills which role, and the dates that were approved."""

import pytest

from programme.core.access import LEAD
from programme.core.people import PersonInRole
from programme.core.refusal import RefusedError
from programme.operations.assign_people import assign_people, remove_person
from programme.storage.people import holders
from programme.storage.programmes import UnknownProgrammeError
from programme.storage.views.baselines import latest_baselines
from tests.operations.builders import (
    EVERYBODY,
    MEMBER,
    MONDAY,
    activity,
    address,
    at,
    definition,
    june,
    make,
)
from tests.operations.looking import everything, journal, one_value
from tests.operations.office import Office

SAM = PersonInRole(MEMBER, "Sam Okoro", "Sam.Okoro@trust.example")


@pytest.fixture
def small(office: Office) -> Office:
    make(office.database, definition(activity("A", 5), activity("B", 5, "A")))
    return office


def who(office: Office, role: str) -> list[str]:
    with office.database.reading() as read:
        found = holders(read, [office.programme().id])
    return [one.name for one in found if one.role == role]


def test_a_role_may_have_several_holders(small: Office) -> None:
    assert assign_people(small.database, "small", [SAM], at(MONDAY)) == 1
    assert who(small, MEMBER) == ["Member", "Sam Okoro"]
    entry = journal(small.database)[-1]
    assert (entry.action, entry.subject) == ("given role", MEMBER)
    assert entry.after == {"role": MEMBER, "person": "Sam.Okoro@trust.example"}


def test_giving_a_role_twice_gives_it_once(small: Office) -> None:
    assign_people(small.database, "small", [SAM], at(MONDAY))
    before = everything(small.database)
    again = PersonInRole(MEMBER, "Sam Okoro", "sam.okoro@TRUST.example")
    assert assign_people(small.database, "small", [again, SAM], at(MONDAY)) == 0
    assert everything(small.database) == before


def test_a_person_of_the_organisation_stays_one_person(small: Office) -> None:
    roles = [SAM, PersonInRole(LEAD, "Sam Okoro", "sam.okoro@trust.example")]
    assert assign_people(small.database, "small", roles, at(MONDAY)) == 2
    people = one_value(small.database, "SELECT count(*) FROM person")
    assert people == len(EVERYBODY) + 1


def test_a_role_is_taken_and_the_person_stays(small: Office) -> None:
    assign_people(small.database, "small", [SAM], at(MONDAY))
    remove_person(small.database, "small", MEMBER, SAM.email.upper(), at(MONDAY))
    assert who(small, MEMBER) == ["Member"]
    entry = journal(small.database)[-1]
    assert (entry.action, entry.subject) == ("taken role", MEMBER)
    assert entry.before == {"role": MEMBER, "person": "Sam.Okoro@trust.example"}
    assert entry.after == {}
    assert one_value(small.database, "SELECT count(*) FROM person") == 6


@pytest.mark.parametrize("email", [address(LEAD), "nobody@trust.example"])
def test_a_role_that_is_not_held_cannot_be_taken(small: Office, email: str) -> None:
    before = everything(small.database)
    with pytest.raises(RefusedError) as refused:
        remove_person(small.database, "small", MEMBER, email, at(MONDAY))
    assert refused.value.what == f"{email} does not hold {MEMBER} in small"
    assert everything(small.database) == before


def test_people_of_a_programme_that_is_not_there(office: Office) -> None:
    with pytest.raises(UnknownProgrammeError):
        assign_people(office.database, "small", [SAM], at(MONDAY))
    with pytest.raises(UnknownProgrammeError):
        remove_person(office.database, "small", MEMBER, SAM.email, at(MONDAY))


def test_a_baseline_copies_the_dates_of_the_day(small: Office) -> None:
    done = small.baseline("Approved by the board", MONDAY)
    assert done.said == "Baseline 1, Approved by the board, is set"
    small.start("A", june(3))
    with small.database.reading() as read:
        kept = latest_baselines(read, [1])[1]
    assert kept == {"A": june(5), "B": june(12)}
    entry = next(e for e in journal(small.database) if e.action == "set baseline")
    assert (entry.subject, entry.after) == ("1", {"name": "Approved by the board"})


def test_a_second_baseline_leaves_the_first_as_it_was(small: Office) -> None:
    small.baseline("Approved", MONDAY)
    small.start("A", june(3))
    assert small.baseline("Approved anew", june(3)).said.startswith("Baseline 2,")
    kept = "SELECT finish FROM baseline_date WHERE number = :number AND code = 'B'"
    first = one_value(small.database, kept, number=1)
    second = one_value(small.database, kept, number=2)
    assert (str(first), str(second)) == ("2026-06-12", "2026-06-16")


def test_a_baseline_stands_as_of_its_day(small: Office) -> None:
    """Nobody has reported for two days, and nobody has planned anew."""
    done = small.baseline("Late", june(3))
    assert [(one.code, one.now) for one in done.moves] == [
        ("A", june(9)),
        ("B", june(16)),
    ]
    with small.database.reading() as read:
        assert latest_baselines(read, [1])[1]["A"] == june(9)


def test_a_baseline_of_a_day_before_the_plans_is_refused(small: Office) -> None:
    small.start("A", june(3))
    before = everything(small.database)
    with pytest.raises(RefusedError) as refused:
        small.baseline("Backdated", MONDAY)
    assert refused.value.what == (
        "The plan of small is of 3 June 2026, and its dates are not those of 1 June 2026"
    )
    assert refused.value.cure.endswith("--as-of 2026-06-03, or a later day")
    assert everything(small.database) == before


@pytest.mark.parametrize(
    ("name", "by", "words"),
    [
        (" ", LEAD, "A baseline needs a name"),
        ("Mine", MEMBER, "Member may not set a baseline"),
    ],
)
def test_what_the_rules_do_not_allow_leaves_no_baseline(
    small: Office, name: str, by: str, words: str
) -> None:
    before = everything(small.database)
    with pytest.raises(RefusedError) as refused:
        small.baseline(name, MONDAY, by=by)
    assert refused.value.what == words
    assert everything(small.database) == before
