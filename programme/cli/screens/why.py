"""Why a date is what it is, said step by step, and what would bring it forward."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from programme.cli.layout import Line, Screen, heading, paragraph, sides
from programme.core.bring_forward import BringForward, bring_forward_in_words
from programme.core.committee_price import Price, price_in_words
from programme.core.conflicts import (
    Conflict,
    MissedDeadline,
    conflict_in_words,
    deadline_in_words,
)
from programme.core.explain import Chain, Step
from programme.core.explain_words import step_in_words
from programme.core.words import long_date

MOST_PATHS = 5


@dataclass(frozen=True, slots=True)
class Explained:
    """All that is known of one date.

    ``wanted`` says what must be shortened for a day that somebody asked about.
    """

    key: str
    chain: Chain
    titles: Mapping[str, str]
    prices: tuple[Price, ...]
    conflicts: tuple[Conflict, ...]
    missed: tuple[MissedDeadline, ...]
    slow: tuple[str, ...]
    wanted: BringForward | None = None


def why_screen(explained: Explained, width: int) -> Screen:
    """Say the chain from what was asked about back to a fixed day."""
    chain = explained.chain
    title = f"Why {chain.code} is on {long_date(chain.steps[0].finish)}"
    screen = sides(title, f"as of {long_date(chain.as_of)}", width)
    for number, step in enumerate(chain.steps, 1):
        told = " ".join(step_in_words(step, explained.titles.get(step.code, "")))
        screen += [Line(), *paragraph(told, width, "    ", f"{number:>2}. ")]
    said = [
        *(
            ("What missing a meeting costs", price_in_words(p))
            for p in explained.prices
        ),
        *(("What cannot hold", conflict_in_words(c)) for c in explained.conflicts),
        *(("What is missed", deadline_in_words(m)) for m in explained.missed),
    ]
    for head, words in said:
        screen += [*heading(head, width), *_lines(words, width)]
    if explained.slow:
        screen += [*heading("Slow times", width), *_lines(explained.slow, width)]
    if explained.wanted is not None:
        screen += heading(f"To have it by {long_date(explained.wanted.wanted)}", width)
        screen += _lines(bring_forward_in_words(_shortest(explained.wanted)), width)
    return screen


def _shortest(found: BringForward) -> BringForward:
    """Leave as many paths as a person reads."""
    more = found.more or len(found.paths) > MOST_PATHS
    return replace(found, paths=found.paths[:MOST_PATHS], more=more)


def _lines(words: Sequence[str], width: int) -> Screen:
    return [line for one in words for line in paragraph(one, width, "  ")]


def why_data(explained: Explained) -> dict[str, object]:
    """Give the same for scripts."""
    chain = explained.chain
    data: dict[str, object] = {
        "programme": explained.key,
        "code": chain.code,
        "as_of": chain.as_of,
        "steps": list(map(_step, chain.steps)),
        "prices": [asdict(one) for one in explained.prices],
        "conflicts": [_conflict(one) for one in explained.conflicts],
        "missed": [asdict(one) for one in explained.missed],
        "slow_times": list(explained.slow),
    }
    if explained.wanted is not None:
        data["wanted"] = _wanted(explained.wanted)
    return data


def _step(step: Step) -> dict[str, object]:
    return {
        "code": step.code,
        "kind": step.kind,
        "start": step.start,
        "finish": step.finish,
        "working_days": step.days,
        "begun": step.begun,
        "driver": _named(step.driver),
        "not_worked": [rest.day for rest in step.not_worked],
        "not_its_own": [rest.day for rest in step.not_own],
        "meeting": None if step.decided is None else asdict(step.decided),
        "words": list(step_in_words(step)),
    }


def _named(value: object) -> dict[str, object]:
    """Give a driver with the name of its kind."""
    return {"kind_of_driver": type(value).__name__, **_fields(value)}


def _fields(value: object) -> dict[str, object]:
    names: Sequence[str] = getattr(value, "__slots__", ())
    found = {name: getattr(value, name) for name in names}
    if "because" in found:
        found["because"] = _named(found["because"])
    return found


def _conflict(conflict: Conflict) -> dict[str, object]:
    return {
        "code": conflict.code,
        "constraint": conflict.constraint.kind,
        "day": conflict.constraint.day,
        "because": _named(conflict.because),
        "links": [asdict(link) for link in conflict.links],
        "working_days": conflict.days,
        "forecast_working_days": conflict.forecast_days,
    }


def _wanted(found: BringForward) -> dict[str, object]:
    return {
        "wanted": found.wanted,
        "forecast": found.forecast,
        "gain": found.gain,
        "more": found.more,
        "paths": [
            {
                "must_lose": path.must_lose,
                "can_lose": path.can_lose,
                "work": [asdict(one) for one in path.work],
            }
            for path in found.paths
        ],
    }
