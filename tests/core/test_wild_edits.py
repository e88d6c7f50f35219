"""Any edit is refused with its cure, or can be shown, told, sent and undone."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programme.core.conflicts import conflict_in_words
from programme.core.definition import Phase
from programme.core.edit_problems import edit_problems
from programme.core.edited import edited, inverse
from programme.core.edits import Edit
from programme.core.explain import why
from programme.core.explain_words import step_in_words
from programme.core.plan import Kind
from programme.core.preview import Preview, preview
from programme.core.programme import Programme
from programme.interchange.csv_rows import ENCODING
from programme.interchange.edits_json import edits_from_json, edits_to_json
from programme.interchange.sheets.csv_files import found_in_csv
from programme.interchange.sheets.reading import read_sheet
from tests.core.random_edits import ROLES, programme_of
from tests.core.random_plans import demanding_case
from tests.core.wild_edits import wild_edits
from tests.operations.builders import activity, definition
from tests.sheets.builders import csv_text, sheet_of

NOBODYS = definition(activity("A0"))


@settings(max_examples=200)
@given(st.data(), st.integers(0, 10**6))
def test_any_edit_is_refused_with_its_cure_or_can_be_done_and_undone(
    data: st.DataObject, seed: int
) -> None:
    programme = programme_of(demanding_case(seed))
    assume(any(one.kind is Kind.ACTIVITY for one in programme.plan.activities))
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(wild_edits(programme, ROLES))
        problems = edit_problems(programme, [edit], ROLES)
        if problems:
            assert all(str(one).isprintable() and one.cure for one in problems)
            continue
        after = edited(programme, [edit])
        seen = look(programme, edit)
        tell(after, seen)
        send(after)
        back = inverse(programme, [edit])
        assert edit_problems(after, back, ROLES, undoing=True) == ()
        assert edited(after, back) == programme
        assert edits_from_json(edits_to_json([edit])) == (edit,)
        programme = replace(after, dates=seen.after)


def look(programme: Programme, edit: Edit) -> Preview:
    codes = [one.code for one in programme.plan.activities]
    phases = (Phase("P1", "diagnose", "Diagnose", "", (), codes[0]),)
    return preview(programme, replace(NOBODYS, phases=phases), [edit], programme.as_of)


def tell(programme: Programme, seen: Preview) -> None:
    """Say what it does, and why each day is as it is."""
    assert all(words.isprintable() for words in seen.words)
    for conflict in (*seen.conflicts, *seen.solved):
        assert conflict_in_words(conflict)
    for one in programme.plan.activities:
        chain = why(programme.plan, programme.calendar, programme.as_of, one.code)
        for step in chain.steps:
            assert list(step_in_words(step))


def send(programme: Programme) -> None:
    """Let it go out as a sheet and come back: nobody has changed a thing."""
    sheet = sheet_of(programme)
    found = found_in_csv(csv_text(sheet).encode(ENCODING), "plan.csv")
    read = read_sheet(found, sheet)
    assert (read.edits, read.notes) == ((), ())
