"""When things may be finished: chances in words, days in a table, and a histogram."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from programme.cli.layout import (
    Column,
    Line,
    Screen,
    heading,
    paragraph,
    points,
    sides,
    table,
)
from programme.cli.planned_programme import Planned
from programme.cli.words import short_date
from programme.core.estimates import Record
from programme.core.forecast import LIKELY, SAFE, Forecast, Outlook
from programme.core.histogram import Bar, chance_by, chance_in_words, day_in_words
from programme.core.plan import Kind
from programme.core.words import counted, long_date

DRIVERS = 10
MOST_ROWS = 16
_WEEK, _ALL = 7, 100
_COLUMNS = (
    Column("", flexible=True),
    Column("planned", right=True),
    Column("P50", right=True),
    Column("P80", right=True),
    Column("P95", right=True),
    Column("critical", right=True),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A forecast with the plan that it is of and the record that moved its estimates."""

    planned: Planned
    forecast: Forecast
    record: tuple[Record, ...]

    @property
    def target(self) -> Outlook:
        """What the forecast was asked for: a code, or the end of the plan."""
        code = self.forecast.sampling.target
        return self.forecast.outlooks[code] if code else self.forecast.finish

    @property
    def name(self) -> str:
        """What the target is called."""
        return self.target.code or "the programme"

    def title(self, code: str) -> str:
        """Give the title of a code."""
        return self.planned.programme.details[code].title

    def kind(self, code: str) -> Kind:
        """Give the kind of a code; the whole programme is finished as work is."""
        for activity in self.planned.programme.plan.activities:
            if activity.code == code:
                return activity.kind
        return Kind.ACTIVITY


def forecast_screen(shown: Shown, width: int) -> Screen:
    """Say how sure the days are, and what makes them unsure."""
    planned, found = shown.planned, shown.forecast
    tried = f"{found.sampling.samples:,} schedules tried, seed {found.sampling.seed}"
    return [
        *sides(
            planned.programme.organisation, f"as of {long_date(found.as_of)}", width
        ),
        *paragraph(_chances(shown), width),
        *paragraph(tried + f". {_basis(shown)}", width),
        *heading(f"When {shown.name} may be done", width),
        *histogram(shown.target.bars, shown.target, width),
        *heading("Phases, gates and milestones", width),
        *table(_COLUMNS, list(_rows(shown)), width),
        *paragraph(
            "P80 is the day by which 80 in 100 schedules have it. Critical is how often"
            f" a slip of it moves {shown.name}.",
            width,
        ),
        *_drivers(shown, width),
    ]


def histogram(bars: Sequence[Bar], of: Outlook, width: int) -> Screen:
    """Draw how often each span of days came out, with the share and the marks of it."""
    groups = _groups(bars)
    most = max(share for _, _, share in groups)
    marks = ((of.planned, "planned"), (of.p50, "P50"), (of.p80, "P80"), (of.p95, "P95"))
    days = [f"{short_date(first):>11}" for first, _, _ in groups]
    room = width - len(days[0]) - len("  100%  ") - len(" planned P50 P80 P95")
    screen = []
    for label, (first, last, share) in zip(days, groups, strict=True):
        drawn = "#" * max(round(share / most * room), 1 if share else 0)
        said = " ".join(word for day, word in marks if first <= day <= last)
        text = f"{label}  {round(share * _ALL):>3}%  {drawn} {said}"
        screen.append(Line(text.rstrip()))
    return screen


def forecast_data(shown: Shown) -> dict[str, object]:
    """Give the same for scripts."""
    found = shown.forecast
    return {
        "programme": shown.planned.programme.key,
        "as_of": found.as_of,
        "samples": found.sampling.samples,
        "seed": found.sampling.seed,
        "of": shown.target.code,
        "finish": _days(found.finish),
        "points": [
            {
                "code": code,
                "title": shown.title(code),
                "kind": shown.kind(code),
                **_days(one),
                "criticality": one.criticality,
            }
            for code, one in found.outlooks.items()
        ],
        "drivers": [
            {
                "code": one.code,
                "title": shown.title(one.code),
                "rank_correlation": one.rank_correlation,
                "share": one.share,
            }
            for one in found.contributions
        ],
        "record": [
            {"kind": one.kind, "pieces": one.pieces, "ratio": one.ratio}
            for one in shown.record
        ],
        "bars": [{"day": bar.day, "samples": bar.samples} for bar in shown.target.bars],
    }


def _days(one: Outlook) -> dict[str, object]:
    return {"planned": one.planned, "p50": one.p50, "p80": one.p80, "p95": one.p95}


def _chances(shown: Shown) -> str:
    of, kind = shown.target, shown.kind(shown.target.code)
    said = [chance_in_words(shown.name, kind, of.bars, p) for p in (LIKELY, SAFE)]
    return " ".join([*said, day_in_words(shown.name, kind, of.bars, of.planned)])


def _basis(shown: Shown) -> str:
    """Say where the estimates come from."""
    if not shown.record:
        return "Lengths vary as the definition estimates them."
    pieces = counted(sum(one.pieces for one in shown.record), "finished piece")
    return f"Lengths vary as estimated, moved to {pieces} of work of this programme."


def _rows(shown: Shown) -> Iterator[tuple[str, ...]]:
    outlooks = shown.forecast.outlooks
    for phase in shown.planned.phases():
        yield _row(f"{phase.title} ends", outlooks[phase.ends_with])
    for point in shown.planned.points():
        if point.activity.kind in {Kind.GATE, Kind.MILESTONE}:
            code = point.activity.code
            yield _row(f"{code} {point.detail.title}", outlooks[code])


def _row(name: str, one: Outlook) -> tuple[str, ...]:
    days = map(short_date, (one.planned, one.p50, one.p80, one.p95))
    return (name, *days, f"{round(one.criticality * _ALL)}%")


def _drivers(shown: Shown, width: int) -> Screen:
    outlooks = shown.forecast.outlooks
    most = shown.forecast.contributions[:DRIVERS]
    if not most:
        return []
    texts = [
        f"{one.code} {shown.title(one.code)}: {round(one.share * _ALL)}% of the spread,"
        f" critical in {round(outlooks[one.code].criticality * _ALL)}%"
        for one in most
    ]
    title = f"What makes {shown.name} unsure"
    return [*heading(title, width), *points(texts, width)]


def _groups(bars: Sequence[Bar]) -> list[tuple[date, date, float]]:
    """Put days together in spans of whole weeks, so that all of them fit."""
    first, last = bars[0].day, bars[-1].day
    days = (last - first).days + 1
    step = 1 if days <= MOST_ROWS else _WEEK * -(-days // (_WEEK * MOST_ROWS))
    found, at = [], first
    while at <= last:
        end = at + timedelta(step - 1)
        before = chance_by(bars, at - timedelta(1))
        found.append((at, end, chance_by(bars, end) - before))
        at = end + timedelta(1)
    return found
