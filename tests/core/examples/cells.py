"""Links in one cell of a sheet: what people write, and what it means."""

from dataclasses import dataclass

from programme.core.edit_words import edit_words
from programme.core.edits import AddLink
from programme.core.link_notation import Named, read_links
from programme.core.problems import Place
from tests.core.examples.example import Chapter
from tests.core.examples.tables import Table, table

_NAMED = Named(("Report", "Brief", "Board"), {12: "Brief"}, ("Tuesdays",))


@dataclass(frozen=True)
class CellExample:
    """What stands in the cell of *Report*, and what it then waits for."""

    title: str
    rule: str
    gives: str

    def given(self) -> str:
        return "Report waits for what stands in its cell. Row 12 is Brief."

    def expected(self) -> Table:
        return table(self.gives)

    def computed(self) -> Table:
        cells = [record["cell"] for record in self.expected().records()]
        rows = ((cell, _meaning(cell)) for cell in cells)
        return Table(self.expected().columns, tuple(rows))

    def drawing(self) -> str:
        return ""


def _meaning(cell: str) -> str:
    found = read_links(cell, "Report", _NAMED, Place("plan.xlsx"))
    edits = (edit_words(AddLink(link)) for link in found.links)
    problems = (f"{one.what}. {one.cure}." for one in found.problems)
    return "; ".join((*edits, *problems))


CHAPTER = Chapter(
    "Links in a sheet",
    (
        CellExample(
            "A code or a row, a type, a lag",
            "Without a type a link is FS. Lags are in working days (d) or weeks of five"
            " (w), in elapsed days (ed), or in days of the calendar in brackets.",
            """
            cell                  | means
            Brief                 | Report starts after Brief finishes
            BriefFS+3d            | Report starts after Brief finishes, 3 working days later
            12SS-2d               | Report starts after Brief starts, 2 working days earlier
            BriefFF; Board+1w     | Report finishes after Brief finishes; Report starts after Board finishes, 5 working days later
            BoardFS+3ed           | Report starts after Board finishes, 3 days later
            BriefFS+4d [Tuesdays] | Report starts after Brief finishes, 4 working days of Tuesdays later
            """,
        ),
        CellExample(
            "What cannot be read says what would be right",
            "Every problem of a cell is told at once, with its place in the sheet.",
            """
            cell       | means
            Breif      | there is no activity 'Breif'. Write 'Brief', if that is meant.
            13SS       | row 13 holds no activity. Write the number of a row, or better a code.
            BriefFS+8h | 'h' in 'BriefFS+8h' is not a unit of whole days. Write the lag in days (+3d) or elapsed days (+3ed).
            """,
        ),
    ),
)
