"""What a plan from elsewhere becomes as a programme: phases, points, and who owns what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from programme.cli.layout import Column, Line, Screen, heading, paragraph, table
from programme.cli.planned_programme import Planned
from programme.core.access import LEAD
from programme.core.imported_programme import ImportedProgramme
from programme.core.people import PersonInRole
from programme.core.plan import Kind
from programme.core.words import counted, listed, long_date

_OWNERS = (
    Column("Owner", flexible=True),
    Column("Role"),
    Column("E-mail", flexible=True),
    Column("Tasks", right=True),
)
_NAMED = 5


def import_screen(found: ImportedProgramme, lead: PersonInRole, width: int) -> Screen:
    """Say what the plan becomes, who owns what, and what that leaves out."""
    screen = heading("As a programme", width)
    screen += paragraph(_counts(found), width)
    for note in _notes(found, lead):
        screen += paragraph(note, width)
    rows = [
        (one.title, one.role, one.email, str(one.tasks)) for one in _owners(found, lead)
    ]
    return [*screen, Line(), *table(_OWNERS, rows, width)]


def import_data(found: ImportedProgramme, lead: PersonInRole) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "phases": [
            {"key": phase.key, "title": phase.title}
            for phase in found.definition.phases
        ],
        "activities": _kinds(found)[Kind.ACTIVITY],
        "milestones": _kinds(found)[Kind.MILESTONE],
        "lead": lead.email,
        "owners": [asdict(one) for one in _owners(found, lead)],
        "shared": found.shared,
        "inactive": found.inactive,
    }


def stored_screen(made: Planned, width: int) -> Screen:
    """Say that the programme is there, and what to do next."""
    programme = made.programme
    key = programme.key
    told = (
        f"{programme.organisation} has a new programme: {programme.title} ({key})."
        f" It is forecast to end on {long_date(made.ends)}, on the clock times and"
        " calendars of the file."
    )
    return [
        *paragraph(told, width),
        Line(),
        *paragraph("Next, see the plan and what is to be done:", width),
        *paragraph(f"programme plan {key}", width, "  "),
        *paragraph(f"programme tasks {key}", width, "  "),
        *paragraph("Change the plan in its own tool, and import it again:", width),
        *paragraph(f"programme import FILE --key {key}", width, "  "),
    ]


@dataclass(frozen=True, slots=True)
class _Owner:
    """A role that owns so many tasks; without an address nobody holds it yet."""

    role: str
    title: str
    email: str
    tasks: int


def _owners(found: ImportedProgramme, lead: PersonInRole) -> Iterator[_Owner]:
    held = {one.role: one.email for one in found.people} | {lead.role: lead.email}
    details = found.instance.details.values()
    tasks = Counter(one.owner_role for one in details if one.owner_role)
    for role in found.definition.roles:
        if tasks[role.id]:
            yield _Owner(role.id, role.title, held.get(role.id, ""), tasks[role.id])


def _kinds(found: ImportedProgramme) -> Counter[Kind]:
    return Counter(one.kind for one in found.instance.plan.activities)


def _counts(found: ImportedProgramme) -> str:
    kinds, phases = _kinds(found), len(found.definition.phases)
    return (
        f"It becomes {counted(kinds[Kind.ACTIVITY], 'activity', 'activities')} and"
        f" {counted(kinds[Kind.MILESTONE], 'milestone')} in {counted(phases, 'phase')};"
        " each phase ends in a milestone of its own."
    )


def _notes(found: ImportedProgramme, lead: PersonInRole) -> Iterator[str]:
    yield (
        f"{lead.name} ({lead.email}) leads it as {LEAD}, and owns what has no resource."
    )
    if found.shared:
        shared = counted(len(found.shared), "task")
        yield f"Of several resources the first owns the task: {shared} so."
    if found.inactive:
        more = len(found.inactive) - _NAMED
        names = [*found.inactive[:_NAMED], *([f"{more} more"] if more > 0 else [])]
        yield f"Inactive tasks take no part: {listed(names)}."
