"""Links in one cell, as Microsoft Project's users write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.link_notation import LinksRead, Named, links_text, read_links
from programme.core.plan import ELAPSED, Link, LinkType
from programme.core.problems import Place

HERE = Place("plan.xlsx", 4, "H", "Plan")
NAMED = Named(
    ["P1-GOV-01", "P1-GOV-02", "G1", "A", "ASS", "AFS", "to"],
    rows={12: "P1-GOV-02"},
    calendars=["Tuesdays", "sam@trust.example"],
)


def read(text: str) -> tuple[Link, ...]:
    found = read_links(text, "to", NAMED, HERE)
    assert found.problems == ()
    return found.links


def problem(text: str) -> str:
    found = read_links(text, "to", NAMED, HERE)
    assert [one.place for one in found.problems] == [HERE]
    return f"{found.problems[0].what}. {found.problems[0].cure}."


def link(frm: str, kind: str = "FS", lag: int = 0, calendar: str = "") -> Link:
    return Link(frm, "to", LinkType(kind), lag, calendar)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        (" ; ,", []),
        ("G1", [link("G1")]),
        ("P1-GOV-01FS+3d", [link("P1-GOV-01", lag=3)]),
        ("P1-GOV-01FS+3d; P1-GOV-02SS-2d", [link("P1-GOV-01", lag=3), link("P1-GOV-02", "SS", -2)]),
        ("12FS+3d", [link("P1-GOV-02", lag=3)]),
        ("12", [link("P1-GOV-02")]),
        ("g1 ff + 2 days", [link("G1", "FF", 2)]),
        ("G1+3ed", [link("G1", lag=3, calendar=ELAPSED)]),
        ("G1-3d", [link("G1", lag=-3)]),
        ("G1SF+2w", [link("G1", "SF", 10)]),
        ("G1FS+1ew", [link("G1", lag=7, calendar=ELAPSED)]),
        ("G1FS+4d [Tuesdays],A", [link("G1", lag=4, calendar="Tuesdays"), link("A")]),
        ("G1\nA", [link("G1"), link("A")]),
        ("G1; G1SS", [link("G1"), link("G1", "SS")]),
        ("G1; G1FS", [link("G1")]),
        ("ASS", [link("ASS")]),
        ("A SS", [link("A", "SS")]),
        ("ASSSS", [link("ASS", "SS")]),
    ],
)  # fmt: skip
def test_what_people_write(text: str, links: list[Link]) -> None:
    assert list(read(text)) == links


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P1-GOV-09", "there is no activity 'P1-GOV-09'. Write 'P1-GOV-02', if that is meant."),
        ("P1-GOV-09FS+3d", "there is no activity 'P1-GOV-09'. Write 'P1-GOV-02', if that is meant."),
        ("P1-GOV-01-5", "there is no activity 'P1-GOV-01-5'. Write 'P1-GOV-01', if that is meant."),
        ("13SS", "row 13 holds no activity. Write the number of a row, or better a code."),
        ("G1FX+3d", "'FX+3d' after G1 is not understood. Write FS, SS, FF or SF and then a lag of whole days, such as FS+3d."),
        ("G1FS+50%", "'FS+50%' after G1 is not understood. Write FS, SS, FF or SF and then a lag of whole days, such as FS+3d."),
        ("G1FS+1.5d", "'FS+1.5d' after G1 is not understood. Write FS, SS, FF or SF and then a lag of whole days, such as FS+3d."),
        ("G1FS+8h", "'h' in 'G1FS+8h' is not a unit of whole days. Write the lag in days (+3d) or elapsed days (+3ed)."),
        ("G1FS+99999d", "the lag of 'G1FS+99999d' is longer than 1300 days. Write a shorter one."),
        ("G1FS+3d [Mondays]", "there is no calendar 'Mondays'. Write one of: Tuesdays, sam@trust.example."),
        ("G1FS+3ed [Tuesdays]", "'G1FS+3ed [Tuesdays]' counts elapsed days and those of a calendar. Write +3ed, or +3d [calendar]."),
        ("to", "to cannot wait for itself. Take 'to' away."),
        ("G1FS+3d; G1FS+4d", "two FS links from G1 differ in their lag. Take one of the two away."),
        ("G" * 500, f"'{'G' * 20}…' is too long for one link. Write links like P1-GOV-01FS+3d; P1-GOV-02SS-2d."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_would_be_right(text: str, words: str) -> None:
    assert problem(text) == words


def test_every_problem_of_a_cell_is_told_at_once() -> None:
    found = read_links("X1; G1; X2", "to", NAMED, HERE)
    assert len(found.problems) == 2
    assert found.links == (link("G1"),)


CODES = st.lists(
    st.from_regex(r"[A-Z][A-Z0-9-]{0,6}(SS|FS|F|S|1)?", fullmatch=True),
    min_size=1,
    max_size=6,
    unique_by=str.casefold,
)
CALENDARS = ["", ELAPSED, "Tuesdays", "sam; and alex, both"]


@given(CODES, st.data())
def test_what_is_written_is_read_again(codes: list[str], data: st.DataObject) -> None:
    links = data.draw(
        st.lists(
            st.builds(
                Link,
                st.sampled_from(codes),
                st.just("to"),
                st.sampled_from(LinkType),
                st.integers(-500, 500),
                st.sampled_from(CALENDARS),
            ),
            unique_by=lambda one: (one.frm, one.type),
        )
    )
    named = Named([*codes, "to"], calendars=CALENDARS[2:])
    text = links_text(links, named)
    assert read_links(text, "to", named, HERE) == LinksRead(tuple(links), ())
