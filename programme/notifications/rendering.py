"""Messages put into words: a view value laid out by templates, as text and as HTML."""

from collections.abc import Sequence
from functools import cache
from textwrap import fill

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from programme.core.messages import DailyMessage, Digest, Words
from programme.notifications.daily import DailyView, daily_view
from programme.notifications.digest import DigestView, digest_view
from programme.notifications.wording import sentence

COLUMNS = 72


def render_daily(message: DailyMessage) -> Words:
    """Put one person's message of the day into words."""
    return _render("daily", daily_view(message))


def render_digest(digest: Digest) -> Words:
    """Put a sponsor's or lead's digest into words."""
    return _render("digest", digest_view(digest))


def _render(name: str, view: DailyView | DigestView) -> Words:
    text = _environment().get_template(f"{name}.txt.jinja").render(view=view)
    html = _environment().get_template(f"{name}.html.jinja").render(view=view)
    return Words(view.subject, text, html)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("programme.notifications"),
        autoescape=select_autoescape(["html.jinja"], ["txt.jinja"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["wrapped"] = _wrapped
    environment.filters["underlined"] = _underlined
    environment.filters["labelled"] = _labelled
    return environment


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Break one line into lines of at most 72 columns; a longer word stays whole."""
    if len(first) + len(text) <= COLUMNS:
        return first + text
    return fill(
        text,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _underlined(text: str) -> str:
    lines = _wrapped(text).split("\n")
    return "\n".join([*lines, "-" * max(map(len, lines))])


def _labelled(cells: Sequence[str], columns: Sequence[str]) -> str:
    """Say a table's row as a sentence: Was 9 December 2026, now 16 December 2026."""
    said = (
        f"{name.lower()} {cell}" for name, cell in zip(columns[1:], cells, strict=True)
    )
    return sentence(", ".join(said))
