"""The lines of a plan, and the fewest edits that lines mean."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.edited import edited
from programme.core.edits import (
    AddLink,
    RemoveLink,
    SetConstraint,
    SetDuration,
    SetOwner,
)
from programme.core.plan import (
    Activity,
    Constraint,
    ConstraintKind,
    Link,
    LinkType,
    Progress,
)
from programme.core.plan_lines import PlanLine, changed_field, edits_from
from tests.core.builders import finished, gate, plan, started
from tests.sheets.builders import programme_of, sheet_of

PROGRAMME = programme_of(
    plan(
        finished(Activity("a", 5), date(2027, 1, 4), date(2027, 1, 8)),
        replace(
            started(Activity("b", 10), date(2027, 1, 11)),
            progress=Progress(date(2027, 1, 11), None, 4, date(2027, 1, 19)),
        ),
        Activity("c", 3),
        gate("g"),
        Link("a", "b"),
        Link("a", "c", LinkType.SS, 2),
        Link("b", "c"),
        Link("c", "g"),
    ),
    as_of=date(2027, 1, 19),
)
LINES = {line.code: line for line in sheet_of(PROGRAMME).lines}


def line(of: str, **changes: object) -> PlanLine:
    return replace(LINES[of], **changes)  # type: ignore[arg-type]


def test_lines_show_what_is_given_and_what_is_computed() -> None:
    assert list(LINES) == ["a", "b", "c", "g"]
    c = LINES["c"]
    assert (c.title, c.duration, c.owner_role) == ("The work c", 3, "lead")
    assert c.predecessors == (Link("a", "c", LinkType.SS, 2), Link("b", "c"))
    assert (c.shown.start, c.shown.finish) == (date(2027, 1, 25), date(2027, 1, 27))
    assert [one.shown.percent for one in LINES.values()] == [100, 60, 0, 0]


def test_lines_that_say_what_is_so_mean_no_edit() -> None:
    assert edits_from(PROGRAMME, LINES.values()) == ()
    assert edits_from(PROGRAMME, ()) == ()


def test_each_change_is_one_edit() -> None:
    later = Constraint(ConstraintKind.START_NO_EARLIER, date(2027, 3, 1))
    said = line("c", duration=4, owner_role="sponsor", constraint=later)
    assert edits_from(PROGRAMME, [said]) == (
        SetDuration("c", 4),
        SetConstraint("c", later),
        SetOwner("c", "sponsor"),
    )


def test_another_lag_takes_the_place_of_the_link() -> None:
    now = Link("a", "c", LinkType.SS, 5)
    said = line("c", predecessors=(Link("b", "c"), now))
    edits = edits_from(PROGRAMME, [said])
    assert edits == (RemoveLink("a", "c", LinkType.SS), AddLink(now, 1))
    assert edited(PROGRAMME, edits).plan.links[1] == now


def test_links_turned_round_are_taken_away_before_they_are_added() -> None:
    """At no moment do two wait for each other."""
    said = [
        line("b", predecessors=(Link("c", "b"),)),
        line("c", predecessors=()),
    ]
    edits = edits_from(PROGRAMME, said)
    assert [type(edit) for edit in edits] == [RemoveLink] * 3 + [AddLink]


def test_nothing_that_has_happened_is_changed() -> None:
    said = line("a", shown=LINES["c"].shown, title="Another")
    assert edits_from(PROGRAMME, [said]) == ()


def test_every_edit_names_its_cell() -> None:
    said = line("c", duration=4, predecessors=(Link("b", "c", lag=1),))
    found = [changed_field(edit) for edit in edits_from(PROGRAMME, [said])]
    assert found == [("c", "duration")] + [("c", "predecessors")] * 3


def test_a_line_of_nothing_in_the_plan_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        edits_from(PROGRAMME, [line("c", code="x")])
