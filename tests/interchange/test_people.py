"""Who holds which role, read from a spreadsheet's CSV."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.core.definition import Role
from programme.core.people import PersonInRole
from programme.core.problems import ProblemsFoundError
from programme.interchange.people import read_people
from tests.interchange.conftest import found_by

ROLES = (
    Role("exec_sponsor", "Executive sponsor", approves=True),
    Role("programme_lead", "Programme lead", approves=True),
    Role("change_team", "Change team", group=True),
)
JO = PersonInRole("programme_lead", "Jo Bloggs", "jo.bloggs@nhs.net")
SAM = PersonInRole("change_team", "Sam O'Neill", "sam.o'neill@nhs.net")

Read = Callable[[str | bytes], tuple[PersonInRole, ...]]
ProblemsIn = Callable[[str | bytes], list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(data: str | bytes) -> tuple[PersonInRole, ...]:
        file = tmp_path / "people.csv"
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_people(file, ROLES)

    return read


@pytest.fixture
def problems_in(read: Read, tmp_path: Path) -> ProblemsIn:
    def problems_in(data: str | bytes) -> list[str]:
        with pytest.raises(ProblemsFoundError) as caught:
            read(data)
        found = caught.value.problems
        return [str(each).replace(f"{tmp_path}/", "") for each in found]

    return problems_in


@pytest.mark.parametrize(
    "text",
    [
        "role,name,email\n"
        "programme_lead,Jo Bloggs,jo.bloggs@nhs.net\n"
        "change_team,Sam O'Neill,sam.o'neill@nhs.net\n",
        "Name;E-mail;Role;Phone\r\n"
        "Jo Bloggs;jo.bloggs@nhs.net;Programme lead;123\r\n"
        "\"Sam O'Neill\";sam.o'neill@nhs.net;CHANGE TEAM;\r\n",
        "\ufeffEMAIL,ROLE,NAME\n\n"
        " jo.bloggs@nhs.net , programme_lead , Jo  Bloggs \n"
        ",,\n"
        "sam.o'neill@nhs.net,change_team,Sam O'Neill",
        "sep=|\nrole|name|email\n"
        "programme_lead|Jo Bloggs|jo.bloggs@nhs.net\n"
        "change_team|Sam O'Neill|sam.o'neill@nhs.net\n",
        "role\tname\temail\n"
        "programme_lead\tJo Bloggs\tjo.bloggs@nhs.net\n"
        "change_team\tSam O'Neill\tsam.o'neill@nhs.net\n".encode("utf-16"),
    ],
    ids=["plain", "semicolons", "byte order mark", "sep=", "tabs in UTF-16"],
)
def test_people_are_read_from_what_spreadsheets_write(
    read: Read, text: str | bytes
) -> None:
    assert read(text) == (JO, SAM)


def test_a_person_may_hold_several_roles(read: Read) -> None:
    people = read(
        "role,name,email\nprogramme_lead,Jo,j@nhs.net\nchange_team,Jo,J@nhs.net"
    )

    assert [person.role for person in people] == ["programme_lead", "change_team"]


def test_every_problem_comes_at_once(problems_in: ProblemsIn) -> None:
    text = (
        "role,name,email\n"
        "programme_leed,Jo Bloggs,jo.bloggs@nhs.net\n"
        "xyz,,\n"
        '"change_team","Sam\nO\'Neill",sam@nhs\n'
        ",Pat,pat@nhs.net\n"
        "change_team,Ali,ali@nhs.net\n"
        "Change team,Ali,ALI@nhs.net\n"
        "exec_sponsor,Alison,ali@nhs.net\n"
        "change_team,Smith, Jane,jane@nhs.net\n"
    )

    assert problems_in(text) == [
        "people.csv:2: there is no role 'programme_leed'. "
        "Write 'programme_lead', if that is meant.",
        "people.csv:3: the e-mail is missing. Write the person's e-mail.",
        "people.csv:3: the name is missing. Write the person's name.",
        "people.csv:3: there is no role 'xyz'. "
        "Write one of: exec_sponsor, programme_lead, change_team.",
        "people.csv:4: 'sam@nhs' is not an e-mail address. "
        "Write one address such as jo.bloggs@nhs.net.",
        "people.csv:6: the role is missing. Write a role's id or title.",
        "people.csv:8: ALI@nhs.net already has this role on line 7. "
        "Take one of the two lines away.",
        "people.csv:9: ali@nhs.net is 'Ali' on line 7. "
        "Give the person one name, or two addresses.",
        "people.csv:10: the row has 4 cells and the first row has 3. "
        "Put a cell that holds the divider into double quotes.",
    ]


def test_a_role_by_id_and_by_title_is_the_same_role(problems_in: ProblemsIn) -> None:
    text = "role,name,email\nprogramme_lead,Jo,j@nhs.net\nProgramme lead,Jo,j@nhs.net\n"

    assert problems_in(text) == [
        "people.csv:3: j@nhs.net already has this role on line 2. "
        "Take one of the two lines away."
    ]


@pytest.mark.parametrize(
    "email",
    [
        "jo",
        "jo@",
        "@nhs.net",
        "jo@nhs",
        "jo@nhs..net",
        "jo bloggs@nhs.net",
        "Jo <jo@nhs.net>",
        "jo@nhs.net sam@nhs.net",
        "jö@nhs.net",
        f"{'j' * 60}@{'a' * 200}.net",
    ],
)
def test_an_address_that_mail_would_not_reach_is_refused(
    problems_in: ProblemsIn, email: str
) -> None:
    (problem,) = problems_in(f"role,name,email\nchange_team,Jo,{email}\n")

    assert problem.startswith(f"people.csv:2: '{email}' is not an e-mail address. ")


def test_a_name_that_cannot_be_printed_is_refused(problems_in: ProblemsIn) -> None:
    assert problems_in("role,name,email\nchange_team,J\x00o,j@nhs.net\n") == [
        "people.csv:2: the name holds characters that cannot be printed. "
        "Type the name again."
    ]


def test_missing_columns_are_named_with_what_may_have_been_meant(
    problems_in: ProblemsIn,
) -> None:
    assert problems_in("rolle,person\nchange_team,Jo\n") == [
        "people.csv:1: there is no column 'email'. "
        "Add a column 'email' to the first row.",
        "people.csv:1: there is no column 'name'. "
        "Add a column 'name' to the first row.",
        "people.csv:1: there is no column 'role'. Call the column 'rolle' 'role'.",
    ]


def test_a_file_that_names_nobody_is_a_problem(problems_in: ProblemsIn) -> None:
    assert problems_in("role,name,email\n,,\n") == [
        "people.csv: there is no row below the first. Give each entry a row of its own."
    ]


def test_a_quote_that_stays_open_is_placed(problems_in: ProblemsIn) -> None:
    text = 'role,name,email\nchange_team,Jo,j@nhs\nchange_team,"Sam,s@nhs.net\n\n'

    assert problems_in(text) == [
        "people.csv:2: 'j@nhs' is not an e-mail address. "
        "Write one address such as jo.bloggs@nhs.net.",
        "people.csv:3: this is not CSV: unexpected end of data. "
        "Look for a double quote that is not closed or not doubled.",
    ]


def test_letters_of_windows_1252_are_read(read: Read) -> None:
    text = "role,name,email\nchange_team,José,j@nhs.net"
    (person,) = read(text.encode("cp1252"))
    assert person.name == "José"


def test_other_encodings_and_great_files_are_refused(problems_in: ProblemsIn) -> None:
    assert problems_in(b"role,name,email\nchange_team,\x81,j@nhs.net") == [
        "people.csv:2: this is no text that can be read. Save the file as 'CSV UTF-8'."
    ]
    assert problems_in(b"role,name,email\n" + b"," * (20 * 1024 * 1024)) == [
        "people.csv: the file is larger than 20 MB. "
        "Divide it, or take away what need not be read."
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="No such file or directory"):
        read_people(tmp_path / "people.csv", ROLES)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.binary(max_size=200) | st.text('role,name;@."\n\r ').map(str.encode))
def test_whatever_comes_is_read_or_refused_with_a_place(
    tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(b"role,name,email\n" + data)

    found = found_by(lambda: read_people(file, ROLES))

    assert {problem.place.file for problem in found} <= {str(file)}
