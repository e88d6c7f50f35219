"""Links of the manual's pages to files that are not there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PAGES: Final = ("README.md", "docs/*.md", "docs/decisions/*.md")
_LINK: Final = re.compile(r"\]\(\s*([^)\s]+)[^)]*\)")
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|#")


def dead_links(root: Path) -> list[str]:
    """Give each dead relative link with its page and line, below a folder."""
    pages = [page for pattern in _PAGES for page in sorted(root.glob(pattern))]
    return [
        f"{page.relative_to(root)}:{line}: {to}"
        for page in pages
        for line, to in _links(page)
        if not (page.parent / to.partition("#")[0]).exists()
    ]


def _links(page: Path) -> Iterator[tuple[int, str]]:
    text = page.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        for to in _LINK.findall(line):
            if not _ELSEWHERE.match(to):
                yield number, to
