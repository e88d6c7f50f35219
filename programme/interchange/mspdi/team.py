"""Resources and assignments out of MSPDI: who does the work, and by which calendar."""

from collections.abc import Iterator
from typing import Final

from programme.core.people import is_email
from programme.core.timed.plan import Assignment, Resource
from programme.interchange.mspdi.fields import Fields
from programme.interchange.mspdi.loss import Notes
from programme.interchange.mspdi.unread import note_unread
from programme.interchange.mspdi.xml_reading import Element

_RESOURCE: Final = "Resources/Resource"
_ASSIGNMENT: Final = "Assignments/Assignment"
_WORK: Final = 1


def read_resources(project: Element, notes: Notes) -> Iterator[Resource]:
    """Read all resources; those of type 1 work, the others are material and cost."""
    for element in project.every("Resources", "Resource"):
        fields = Fields(element, _RESOURCE, notes)
        yield Resource(
            uid=fields.number("UID"),
            name=fields.text("Name"),
            calendar=fields.known("CalendarUID"),
            works=fields.number("Type", _WORK) == _WORK,
            email=_email(fields),
        )
        note_unread([fields], notes)


def read_assignments(
    project: Element, tasks: frozenset[int], notes: Notes
) -> Iterator[Assignment]:
    """Read who is assigned to these tasks; an assignment to nobody is passed over."""
    for element in project.every("Assignments", "Assignment"):
        fields = Fields(element, _ASSIGNMENT, notes)
        task, resource = fields.number("TaskUID"), fields.known("ResourceUID")
        if resource is None:
            continue
        if task not in tasks:
            what = f"there is no task {task}; the assignment is left out"
            fields.misread("TaskUID", what, "Name a task of this file")
            continue
        yield Assignment(
            uid=fields.number("UID"),
            task=task,
            resource=resource,
            work=fields.span("Work") or 0,
            units=fields.decimal("Units", 1.0),
            delay=fields.number("Delay"),
        )
        note_unread([fields], notes)


def _email(fields: Fields) -> str:
    email = fields.text("EmailAddress").strip()
    if not email or is_email(email):
        return email
    what = f"'{email[:40]}' is not an e-mail address; left out"
    fields.misread("EmailAddress", what, "Give the resource one address")
    return ""
