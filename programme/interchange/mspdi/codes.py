"""Our code of a task and its mark, in text fields that tools leave alone.

They are Text1 and Text2, under names of their own: a Text1 of somebody else is no code
of ours.
"""

from typing import Final
from xml.etree.ElementTree import Element as Made

from programme.interchange.mspdi.elements import below, put
from programme.interchange.mspdi.xml_reading import Element

CODE: Final = "188743731"
MARK: Final = "188743734"
ALIAS: Final = "Programme code"


def write_fields(project: Made) -> None:
    """Say what the fields are called."""
    every = below(project, "ExtendedAttributes")
    named = (CODE, "Text1", ALIAS), (MARK, "Text2", "Programme mark")
    for field, name, alias in named:
        made = below(every, "ExtendedAttribute")
        put(made, FieldID=field, FieldName=name, Alias=alias)


def write_text(task: Made, field: str, text: str) -> None:
    """Write the code or the mark of a task that has one."""
    if text:
        put(below(task, "ExtendedAttribute"), FieldID=field, Value=text)


def has_codes(project: Element) -> bool:
    """Say whether the file has the field under our name."""
    fields = project.every("ExtendedAttributes", "ExtendedAttribute")
    return any(
        _text(each, "FieldID") == CODE and _text(each, "Alias") == ALIAS
        for each in fields
    )


def text_of(task: Element, field: str) -> str:
    """Give the code or the mark of a task, or nothing."""
    every = task.every("ExtendedAttribute")
    found = (_text(each, "Value") for each in every if _text(each, "FieldID") == field)
    return next(found, "")


def _text(element: Element, name: str) -> str:
    child = element.child(name)
    return "" if child is None else child.text
