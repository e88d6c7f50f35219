"""Reading a rendered page as a person does: words, headings, tables, colours."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "br", "hr", "img", "link", "input"}
_HEADINGS = {"h1", "h2", "h3"}


@dataclass
class Page:
    """What a page holds, in reading order."""

    words: str = ""
    title: str = ""
    lang: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    column_heads: list[str] = field(default_factory=list)
    row_heads: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)


def read_page(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.words = _tidy(reader.page.words)
    reader.page.unclosed = [tag for tag, _, _ in reader.open_tags]
    return reader.page


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours (#rrggbb) as WCAG 2 defines it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(style: str) -> tuple[str, str]:
    """Give a style's text colour and background, where it sets them, else ''."""
    text = re.search(r"(?<![-\w])color:(#\w{6})", style)
    ground = re.search(r"background:(#\w{6})", style)
    return (text[1] if text else "", ground[1] if ground else "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open_tags: list[tuple[str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.tags.append(tag)
        self.page.attributes += [(tag, name, value) for name, value in given.items()]
        self.page.styles.append(given.get("style", ""))
        self.page.lang = self.page.lang or given.get("lang", "")
        if tag not in _VOID:
            self.open_tags.append((tag, given, []))

    def handle_data(self, data: str) -> None:
        for _, _, words in self.open_tags:
            words.append(data)
        self.page.words += f" {data}"

    def handle_endtag(self, tag: str) -> None:
        opened, attributes, pieces = self.open_tags.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        self._keep(tag, attributes.get("scope", ""), _tidy(" ".join(pieces)))

    def _keep(self, tag: str, scope: str, words: str) -> None:
        page = self.page
        if tag in _HEADINGS:
            page.headings.append((tag, words))
        if tag == "title":
            page.title = words
        kinds = {"th/col": page.column_heads, "th/row": page.row_heads}
        kinds |= {"td/": page.cells, "li/": page.points}
        kinds.get(f"{tag}/{scope}", []).append(words)


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
