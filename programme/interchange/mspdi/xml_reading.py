"""XML from strangers, read into elements that know their line, by defusedxml."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final, NoReturn, Protocol
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, Locator

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # has no types
from defusedxml.expatreader import create_parser  # type: ignore[import-untyped]  # has no types

from programme.core.problems import Place, Problem, ProblemsFoundError

LARGEST: Final = 20 * 1024 * 1024
_DEEPEST: Final = 40


@dataclass(slots=True)
class Element:
    """One element: its name without namespace, its line, text and children."""

    name: str
    line: int
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def child(self, name: str) -> "Element | None":
        """Give the first child of this name."""
        return next((each for each in self.children if each.name == name), None)

    def every(self, *path: str) -> Iterator["Element"]:
        """Give all the elements at the end of a path of names."""
        name, *rest = path
        for each in self.children:
            if each.name == name and rest:
                yield from each.every(*rest)
            elif each.name == name:
                yield each


def read_xml(path: Path) -> Element:
    """Read a file of at most 20 MB; document type definitions are refused.

    Raises:
        ProblemsFoundError: when it cannot be read as such XML.
    """
    return parse_xml(_content(path), path.name)


def parse_xml(content: bytes, file: str) -> Element:
    """Read XML that is in memory; ``file`` is what problems call it.

    Raises:
        ProblemsFoundError: when it is too large, too deep, broken or has a DTD.
    """
    if len(content) > LARGEST:
        _refuse(Place(file), "the file is larger than 20 MB", "Export a smaller plan")
    builder = _Builder(file)
    parser: _Parser = create_parser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)  # noqa: FBT003 - as SAX has it
    parser.setContentHandler(builder)
    try:
        parser.parse(BytesIO(content))
    except DefusedXmlException:
        _refuse(
            _reached(parser, file),
            "the file has a document type definition",
            "Take it away",
        )
    except (SAXException, LookupError, ValueError) as error:
        what = f"this is not sound XML ({_reason(error)})"
        _refuse(_reached(parser, file), what, "Export the plan again as XML")
    return builder.top


class _Parser(Protocol):
    """What is asked of the parser; its own types are unknown."""

    def setFeature(self, name: str, state: bool, /) -> None: ...  # noqa: FBT001, N802 - SAX
    def setContentHandler(self, handler: ContentHandler, /) -> None: ...  # noqa: N802 - SAX
    def parse(self, source: BytesIO, /) -> None: ...
    def getLineNumber(self) -> int | None: ...  # noqa: N802 - as SAX has it


class _Builder(ContentHandler):
    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self._line = Locator()
        self._texts: list[list[str]] = [[]]
        self.top = Element("", 0)
        self._open = [self.top]

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - as SAX has it
        self._line = locator

    def startElementNS(  # noqa: N802 - as SAX has it
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002 - as SAX has it
        attrs: AttributesNSImpl,  # noqa: ARG002 - as SAX has it
    ) -> None:
        line = self._line.getLineNumber() or 0
        if len(self._open) > _DEEPEST:
            what = "the elements lie too deep in one another"
            _refuse(Place(self._file, line), what, "Export the plan again as XML")
        element = Element(name[1], line)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._texts.append([])

    def endElementNS(  # noqa: N802 - as SAX has it
        self,
        name: tuple[str | None, str],  # noqa: ARG002 - as SAX has it
        qname: str | None,  # noqa: ARG002 - as SAX has it
    ) -> None:
        self._open.pop().text = "".join(self._texts.pop()).strip()

    def characters(self, content: str) -> None:
        self._texts[-1].append(content)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            what = "the file is larger than 20 MB"
            _refuse(Place(path.name), what, "Export a smaller plan")
        return path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        _refuse(Place(path.name), what, "Check the name and your access")


def _reached(parser: _Parser, file: str) -> Place:
    return Place(file, parser.getLineNumber() or 0)


def _reason(error: Exception) -> str:
    return error.getMessage() if isinstance(error, SAXException) else str(error)


def _refuse(place: Place, what: str, cure: str) -> NoReturn:
    raise ProblemsFoundError([Problem(place, what, cure)])
