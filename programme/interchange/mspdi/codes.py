"""Our code of a task, kept in a text field that people see and tools leave alone.

The field is Text1, under a name of its own: a Text1 of somebody else is no code of ours.
"""

from typing import Final
from xml.etree.ElementTree import Element as Made

from programme.interchange.mspdi.elements import below, put
from programme.interchange.mspdi.xml_reading import Element

ALIAS: Final = "Programme code"
_TEXT1: Final = "188743731"


def write_field(project: Made) -> None:
    """Say what the field is called."""
    field = below(below(project, "ExtendedAttributes"), "ExtendedAttribute")
    put(field, FieldID=_TEXT1, FieldName="Text1", Alias=ALIAS)


def write_code(task: Made, code: str) -> None:
    """Write the code of a task that has one."""
    if code:
        put(below(task, "ExtendedAttribute"), FieldID=_TEXT1, Value=code)


def has_codes(project: Element) -> bool:
    """Say whether the file has the field under our name."""
    fields = project.every("ExtendedAttributes", "ExtendedAttribute")
    return any(
        _text(each, "FieldID") == _TEXT1 and _text(each, "Alias") == ALIAS
        for each in fields
    )


def code_of(task: Element) -> str:
    """Give the code of a task, or nothing."""
    every = task.every("ExtendedAttribute")
    found = (_text(each, "Value") for each in every if _is_code(each))
    return next(found, "")


def _is_code(element: Element) -> bool:
    return _text(element, "FieldID") == _TEXT1


def _text(element: Element, name: str) -> str:
    child = element.child(name)
    return "" if child is None else child.text
