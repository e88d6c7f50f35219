"""Write the generated pages of the manual anew, or check that they are up to date."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from docs.commands import commands_page
from docs.dead_links import dead_links
from docs.how_dates import how_dates, pictures
from docs.picture import status_picture
from programme.interchange.schema import SCHEMA_FILE, schema_text
from tests.core.examples.page import worked_examples

ROOT = Path(__file__).parent.parent
PAGES: Mapping[str, Callable[[], str]] = {
    "docs/worked-examples.md": worked_examples,
    "docs/commands.md": commands_page,
    "docs/how-dates-are-computed.md": how_dates,
    "docs/status.svg": status_picture,
    f"programme/interchange/schema/{SCHEMA_FILE}": schema_text,
}


def main() -> int:
    """Write or check every page; give 1 when one is out of date or has a dead link."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    pages = {name: page() for name, page in PAGES.items()} | dict(pictures())
    stale = [name for name, text in pages.items() if not _is_current(name, text)]
    if check and stale:
        sys.stderr.write(f"Out of date: {', '.join(stale)}. Run: make docs\n")
        return 1
    for name in stale:
        (ROOT / name).write_text(pages[name], encoding="utf-8")
        sys.stdout.write(f"{name} is written\n")
    dead = dead_links(ROOT)
    if dead:
        sys.stderr.write("\n".join(["Links that lead nowhere:", *dead, ""]))
    return 1 if dead else 0


def _is_current(name: str, text: str) -> bool:
    page = ROOT / name
    return page.exists() and page.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
