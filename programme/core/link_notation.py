"""Links as people write them in one cell: ``P1-GOV-01FS+3d; 12SS-2d; G1``.

A link is a code or the number of a row, then the type of link (FS when none is given),
then the lag with its unit: d for worked days, ed for elapsed days, w and ew for weeks of
five and of seven. ``[name]`` after the lag names the calendar whose days it counts.
Links are divided by semicolons, commas or new lines. Microsoft Project writes its
predecessors so, with rows for codes and without named calendars.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from programme.core.limits import LONGEST
from programme.core.nearest import cure_for
from programme.core.plan import ELAPSED, Link, LinkType
from programme.core.problems import Place, Problem

HOW = "Write links like P1-GOV-01FS+3d; P1-GOV-02SS-2d"
_LONGEST_ITEM = 200
_DIVIDERS = frozenset(";,\n")
_TAIL = re.compile(
    r"\s*(?P<type>FS|SS|FF|SF)?"
    r"(?:\s*(?P<sign>[+-])\s*(?P<number>[0-9]{1,9})\s*(?P<unit>[a-z]*))?"
    r"(?:\s*\[(?P<calendar>[^\]]*)\])?\s*",
    re.IGNORECASE,
)
# Days in each unit, and whether they are elapsed.
_UNITS: Mapping[str, tuple[int, bool]] = {
    **dict.fromkeys(("", "d", "day", "days"), (1, False)),
    **dict.fromkeys(("ed", "eday", "edays"), (1, True)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), (5, False)),
    **dict.fromkeys(("ew", "ewk", "ewks", "eweek", "eweeks"), (7, True)),
}


@dataclass(frozen=True, slots=True)
class Named:
    """What links in a file may name: codes, rows of the file, and calendars."""

    codes: Collection[str]
    rows: Mapping[int, str] = field(default_factory=dict)
    calendars: Collection[str] = ()
    _meant: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare to find codes in any case, where that leaves no doubt."""
        folded = Counter(code.casefold() for code in self.codes)
        meant = {c.casefold(): c for c in self.codes if folded[c.casefold()] == 1}
        exact = {code: code for code in self.codes}
        object.__setattr__(self, "_meant", meant | exact)

    def code(self, word: str) -> str | None:
        """Give the code that a word means: itself, in any case, or by its row."""
        if word.isdecimal() and word.isascii() and word not in self._meant:
            return self.rows.get(int(word))
        return self._meant.get(word) or self._meant.get(word.casefold())


@dataclass(frozen=True, slots=True)
class LinksRead:
    """The links of one cell, and what is wrong with those that could not be read."""

    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


class _UnsoundError(Exception):
    """One link cannot be read: what is wrong, and its cure."""

    def __init__(self, what: str, cure: str = HOW) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


def links_text(links: Iterable[Link], named: Named) -> str:
    """Write links into one cell; ``named`` is what its reader will know."""
    return "; ".join(_written(link, named) for link in links)


def read_links(text: str, to: str, named: Named, place: Place) -> LinksRead:
    """Read the links of one cell, all of which lead to the activity ``to``."""
    links: dict[tuple[str, LinkType], Link] = {}
    problems: list[Problem] = []
    for item in _items(text):
        try:
            link = _read(item, to, named)
        except _UnsoundError as error:
            problems.append(Problem(place, error.what, error.cure))
            continue
        if links.setdefault((link.frm, link.type), link) != link:
            what = f"two {link.type} links from {link.frm} differ in their lag"
            problems.append(Problem(place, what, "Take one of the two away"))
    return LinksRead(tuple(links.values()), tuple(problems))


def _written(link: Link, named: Named) -> str:
    lagged = bool(link.lag or link.calendar)
    kind = link.type if lagged or link.type is not LinkType.FS else ""
    tail = f"{kind}{_lag(link)}" if lagged else kind
    joined = f"{link.frm}{tail}"
    # A code may end like a type of link, or go on like another code with a tail.
    clear = not tail or _parted(joined, named) == (link.frm, tail)
    return joined if clear else f"{link.frm} {tail}"


def _lag(link: Link) -> str:
    if link.calendar == ELAPSED:
        return f"{link.lag:+d}ed"
    return f"{link.lag:+d}d" + (f" [{link.calendar}]" if link.calendar else "")


def _items(text: str) -> Iterator[str]:
    """Divide a cell into its links; within brackets nothing divides."""
    item, inside = "", False
    for letter in text:
        if letter in _DIVIDERS and not inside:
            yield from filter(None, [item.strip()])
            item = ""
            continue
        inside = letter == "[" or (inside and letter != "]")
        item += letter
    yield from filter(None, [item.strip()])


def _read(item: str, to: str, named: Named) -> Link:
    if len(item) > _LONGEST_ITEM:
        raise _UnsoundError(f"'{item[:20]}…' is too long for one link")
    parts = _parted(item, named)
    if parts is None:
        raise _misread(item, named)
    frm, tail = parts
    if frm == to:
        raise _UnsoundError(f"{to} cannot wait for itself", f"Take '{item}' away")
    return _link(item, Link(frm, to), tail, named)


def _parted(item: str, named: Named) -> tuple[str, str] | None:
    """Part a link into its code and its tail; the longest code that is known wins."""
    for end in range(len(item), 0, -1):
        code = named.code(item[:end].rstrip())
        if code is not None and _tail(item[end:]):
            return code, item[end:]
    return None


def _tail(text: str) -> re.Match[str] | None:
    """Match what follows a code; a bare -5 is rather the end of a code."""
    found = _TAIL.fullmatch(text)
    bare = found and found["sign"] == "-" and not (found["type"] or found["unit"])
    return None if bare else found


def _link(item: str, link: Link, tail: str, named: Named) -> Link:
    found = _tail(tail)
    if found is None:
        raise _UnsoundError(f"'{item}' is not a link")
    kind = LinkType((found["type"] or link.type).upper())
    unit = (found["unit"] or "").lower()
    if unit not in _UNITS:
        what = f"'{unit}' in '{item}' is not a unit of whole days"
        raise _UnsoundError(what, "Write the lag in days (+3d) or elapsed days (+3ed)")
    days, elapsed = _UNITS[unit]
    lag = int(f"{found['sign'] or ''}{found['number'] or 0}") * days
    if abs(lag) > LONGEST:
        what = f"the lag of '{item}' is longer than {LONGEST} days"
        raise _UnsoundError(what, "Write a shorter one")
    calendar = _calendar(item, found["calendar"], elapsed=elapsed, named=named)
    return Link(link.frm, link.to, kind, lag, calendar)


def _calendar(item: str, name: str | None, *, elapsed: bool, named: Named) -> str:
    if name is None:
        return ELAPSED if elapsed else ""
    if elapsed:
        what = f"'{item}' counts elapsed days and those of a calendar"
        raise _UnsoundError(what, "Write +3ed, or +3d [calendar]")
    if name.strip() not in named.calendars:
        listed = ", ".join(sorted(named.calendars))
        cure = f"Write one of: {listed}" if listed else "Take the brackets away"
        raise _UnsoundError(f"there is no calendar '{name.strip()}'", cure)
    return name.strip()


def _misread(item: str, named: Named) -> _UnsoundError:
    """Say whether it is the code that is unknown, or what comes after it."""
    for end in range(len(item) - 1, 0, -1):
        begins = item[end]
        ends_in_digit = item[end - 1].isdecimal()
        parts = begins in "+[ " or (begins.isalpha() and ends_in_digit)
        if parts and named.code(item[:end].rstrip()) is not None:
            what = (
                f"'{item[end:].strip()}' after {item[:end].strip()} is not understood"
            )
            types = "Write FS, SS, FF or SF and then a lag of whole days,"
            return _UnsoundError(what, f"{types} such as FS+3d")
    word = next(
        item[:end]
        for end in range(1, len(item) + 1)
        if end == len(item) or _tail(item[end:])
    ).strip()
    if word.isdecimal():
        what = f"row {word} holds no activity"
        return _UnsoundError(what, "Write the number of a row, or better a code")
    return _UnsoundError(
        f"there is no activity '{word}'", cure_for(word, named.codes, HOW)
    )
