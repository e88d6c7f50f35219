"""The list of what is to be done."""

from tests.cli.terminal import ALEX, CHRIS, PRIYA, SAM, Terminal

BRENDA = "brenda@trust.example"


def test_one_persons_list_has_the_most_urgent_first(example: Terminal) -> None:
    example.done("start example P1-GOV-02", as_of="2026-04-15", by=PRIYA)
    answer = example("tasks --person", PRIYA.upper(), as_of="2026-04-24")
    assert answer.lines[0].startswith("Priya Nair")
    late = "Overdue (late in working days)"
    titles = [late, "Under way", "Starting in the next 20 working days", "Later"]
    places = [answer.lines.index(title) for title in titles if title in answer.lines]
    assert len(places) >= 3
    assert places == sorted(places)
    overdue = answer.lines[answer.lines.index(late) + 2]
    assert overdue.startswith("P1-GOV-01")
    assert "To" not in answer.lines[-1]
    assert "When P1-GOV-01 begins: programme start example P1-GOV-01" in answer.text


def test_without_words_it_is_your_own_list(example: Terminal) -> None:
    assert example("tasks", by=SAM).lines[0].startswith("Sam Okoro")
    assert example("tasks").lines[0].startswith("Everybody")
    assert example("tasks example", by=SAM).lines[0].startswith("example")


def test_a_person_without_work(example: Terminal) -> None:
    example.done(
        "people example --add staff_side", "Brenda Pike", BRENDA, as_of="", by=SAM
    )
    example.done("people example --remove staff_side", BRENDA, as_of="", by=SAM)
    answer = example("tasks --person", BRENDA)
    assert answer.code == 0
    assert "Nothing is to be done." in answer.text


def test_a_person_who_is_not_known_is_said_with_the_nearest(example: Terminal) -> None:
    answer = example("tasks --person priya@trust.exmple")
    assert answer.code == 1
    assert "priya@trust.exmple is not a person of any organisation here." in answer.text
    assert f"Did you mean {PRIYA}?" in answer.text
    answer = example("tasks example --person zzz")
    assert "zzz is not a person of Example NHS Foundation Trust." in answer.text
    assert "See who is with: programme people example" in answer.text


def test_the_list_of_a_programme_goes_thirty_working_days_ahead(
    example: Terminal,
) -> None:
    near = example("tasks example")
    assert "more begin after the next 30 working days. See all with --all" in near.text
    assert "P3-EMB-04" not in near.text
    every = example("tasks example --all")
    assert "P3-EMB-04" in every.text
    assert "--all" not in every.text
    told = example("tasks example", as_json=True).data
    whole = example("tasks example --all", as_json=True).data
    assert len(told["tasks"]) + told["left_out"] == len(whole["tasks"])


def test_what_is_due_soon_or_overdue(example: Terminal) -> None:
    every = example("tasks example --all", as_json=True, as_of="2026-04-20")
    soon = example("tasks example --due-within 20", as_json=True, as_of="2026-04-20")
    late = example("tasks example --overdue", as_json=True, as_of="2026-04-20")
    assert [one["code"] for one in late.data["tasks"]] == ["P1-GOV-01"]
    assert late.data["tasks"][0]["days_late"] == 2
    assert "P1-GOV-01" in {one["code"] for one in soon.data["tasks"]}
    assert 1 < len(soon.data["tasks"]) < len(every.data["tasks"])


def test_the_list_says_who(example: Terminal) -> None:
    answer = example("tasks example", as_of="2026-04-20")
    assert "Priya Nair" in answer.text
    assert "nobody (comms lead)" in answer.text


def test_decisions_are_tasks_of_those_who_decide(example: Terminal) -> None:
    link = "--link https://trust.example/a"
    example.done(f"submit example D102 {link}", as_of="2026-04-20", by=PRIYA)
    chris = example("tasks --person", CHRIS, as_of="2026-04-21", as_json=True).data
    kinds = {one["code"]: one for one in chris["tasks"]}
    assert kinds["G0"]["deed"] == "programme gate example G0"
    assert kinds["D102"]["deed"] == "programme accept example D102"
    assert kinds["D102"]["group"] == "decide"


def test_what_a_person_submitted_is_not_theirs_to_accept(example: Terminal) -> None:
    example("people example --add chief_executive", "Priya Nair", PRIYA, by=SAM)
    link = "--link https://trust.example/a"
    example.done(f"submit example D101 {link}", as_of="2026-04-20", by=PRIYA)
    waits = {
        person: "D101" in example("tasks --person", person, as_of="2026-04-21").out
        for person in (PRIYA, ALEX)
    }
    assert waits == {PRIYA: False, ALEX: True}


def test_several_programmes_are_told_apart(example: Terminal) -> None:
    example("new --start 2026-04-01 --key other --organisation", "Another Trust")
    example("people other --add exec_sponsor", "Priya Nair", PRIYA, by=SAM)
    answer = example("tasks --person", PRIYA)
    assert "Programme" in answer.out
    assert {"example", "other"} <= {line.split()[0] for line in answer.lines if line}


def test_the_data_names_the_deed(example: Terminal) -> None:
    first = example("tasks --person", PRIYA, as_json=True).data
    assert list(first) == ["as_of", "whose", "left_out", "tasks"]
    task = first["tasks"][0]
    assert set(task) == {
        "programme",
        "organisation",
        "code",
        "title",
        "kind",
        "phase",
        "role",
        "who",
        "status",
        "group",
        "start",
        "finish",
        "due_start",
        "due",
        "days_late",
        "critical",
        "deed",
    }
    assert task["deed"] == "programme start example P1-GOV-01"


def test_on_postgres_too(on_postgres: Terminal) -> None:
    answer = on_postgres("tasks --person", PRIYA, as_json=True)
    assert answer.data["tasks"][0]["code"] == "P1-GOV-01"
