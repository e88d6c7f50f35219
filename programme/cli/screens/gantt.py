"""The plan drawn as bars across the months, in characters that need no colour."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from enum import StrEnum

from programme.cli.layout import (
    Line,
    Screen,
    Style,
    cells,
    heading,
    padded,
    paragraph,
    shortened,
    sides,
)
from programme.cli.planned_programme import Planned, Point
from programme.cli.screens.plan import NOTHING, Wanted, later_facts, plan_summary
from programme.cli.words import short_date, short_month
from programme.core.plan import Kind
from programme.core.status import ActivityStatus
from programme.core.words import long_date

_LABEL_SHARE = 0.42
_LONGEST_LABEL = 50
_CODE = 10
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Symbols:
    """What stands for what in a chart."""

    done: str
    planned: str
    critical: str
    milestone: str
    gate: str
    day: str


DRAWN = Symbols("█", "░", "▓", "◆", "▲", "│")
TYPED = Symbols("#", "-", "=", "M", "G", "|")


class Rows(StrEnum):
    """What a row of the chart stands for."""

    ACTIVITY = "activity"
    WORKSTREAM = "workstream"
    PHASE = "phase"


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a chart is to be drawn."""

    rows: Rows = Rows.ACTIVITY
    symbols: Symbols = DRAWN


def symbols_for(encoding: str) -> Symbols:
    """Give the drawn symbols, or typed ones where the terminal lacks their letters."""
    try:
        "".join(astuple(DRAWN)).encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return TYPED
    return DRAWN


@dataclass(frozen=True, slots=True)
class Scale:
    """Days laid on columns: ``first`` is the first day of a month."""

    first: date
    days: int
    columns: int

    def column(self, day: date) -> int:
        """Give the column in which a day lies, also outside the chart."""
        return (day - self.first).days * self.columns // self.days

    def months(self) -> Iterator[tuple[int, date]]:
        """Give the first day of each month with its column."""
        day = self.first
        while (day - self.first).days < self.days:
            yield self.column(day), day
            day = _next_month(day)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chart: its code, if any, its title, and what is drawn in it."""

    code: str
    title: str
    points: tuple[Point, ...]

    def label(self, width: int) -> str:
        """Name the row in exactly so many columns, the last of them empty."""
        code = padded(self.code, _CODE) if self.code else ""
        return padded(code + shortened(self.title, width - cells(code) - 1), width)


def gantt_screen(
    planned: Planned, wanted: Wanted, drawing: Drawing, width: int
) -> Screen:
    """Draw what is wanted: a row for each activity, workstream or phase."""
    shown = [point for point in planned.points() if wanted(point)]
    title = f"{planned.programme.title} ({planned.programme.key})"
    screen = sides(title, f"as of {long_date(planned.as_of)}", width)
    screen += paragraph(plan_summary(planned), width)
    screen += later_facts(planned, width)
    if not shown:
        return [*screen, *paragraph(NOTHING, width)]
    label = min(_LONGEST_LABEL, int(width * _LABEL_SHARE))
    scale = _scale(shown, width - label)
    for name, group in _groups(planned, shown, drawing.rows):
        screen += heading(name, width) if name else [Line()]
        screen += [Line(" " * label + text, Style.FAINT) for text in _months(scale)]
        for row in group:
            bar = _bar(row.points, scale, planned.as_of, drawing.symbols)
            screen.append(Line((row.label(label) + bar).rstrip()))
    return [*screen, *_legend(drawing.symbols, planned.as_of)]


def _groups(
    planned: Planned, shown: Sequence[Point], rows: Rows
) -> Iterator[tuple[str, list[Row]]]:
    """Give headings, each with its rows."""
    if rows is Rows.PHASE:
        phases = planned.definition.phases
        yield "", [_phase_row(phase.title, phase.id, shown) for phase in phases]
        return
    for phase in planned.phases():
        points = [point for point in shown if point.detail.phase == phase.id]
        points.sort(key=lambda point: (point.dates.start, point.dates.finish))
        if points:
            span = f"{short_date(phase.start)} to {short_date(phase.finish)}"
            made = _workstreams if rows is Rows.WORKSTREAM else _activities
            yield f"{phase.title}: {span}", list(made(planned, points))


def _phase_row(title: str, phase: str, shown: Sequence[Point]) -> Row:
    return Row("", title, tuple(p for p in shown if p.detail.phase == phase))


def _activities(_: Planned, points: Sequence[Point]) -> Iterator[Row]:
    for point in points:
        yield Row(point.detail.code, point.detail.title, (point,))


def _workstreams(planned: Planned, points: Sequence[Point]) -> Iterator[Row]:
    for workstream in planned.definition.workstreams:
        inside = tuple(p for p in points if p.detail.workstream == workstream.id)
        if inside:
            yield Row("", workstream.title, inside)
    others = tuple(p for p in points if not p.detail.workstream)
    if others:
        yield Row("", "Milestones and gates", others)


def _scale(points: Sequence[Point], columns: int) -> Scale:
    first = min(point.dates.start for point in points).replace(day=1)
    end = _next_month(max(point.dates.finish for point in points))
    return Scale(first, (end - first).days, columns)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _months(scale: Scale) -> list[str]:
    """Give two lines above the bars: years, and as many months as there is room for.

    A January is named only where its year stands above it: none is taken for another's.
    """
    months = list(scale.months())
    roomy = scale.columns >= len(months) * (_QUARTER + 1)
    years, names = _first_year(scale, months), ""
    for column, day in months:
        if day.month == 1 and column:
            years = _put(years, scale, column, str(day.year))
        named = day.month > 1 or len(years) == column + cells(str(day.year))
        if named and (roomy or day.month % _QUARTER == 1):
            names = _put(names, scale, column, short_month(day))
    return [years, names]


def _first_year(scale: Scale, months: Sequence[tuple[int, date]]) -> str:
    """Give the year that the chart begins in, where the next one leaves it room."""
    year = str(months[0][1].year)
    next_one = (column for column, day in months if day.month == 1 and column)
    return year if next(next_one, scale.columns + 1) > cells(year) else ""


def _put(line: str, scale: Scale, column: int, text: str) -> str:
    """Put a text at a column, unless it would touch what is there or leave the chart."""
    touches = bool(line) and cells(line) >= column
    if touches or column + cells(text) > scale.columns:
        return line
    return padded(line, column) + text


def _bar(points: Sequence[Point], scale: Scale, as_of: date, symbols: Symbols) -> str:
    """Draw points over one another: what matters most stays visible."""
    drawn = [" "] * scale.columns
    today = scale.column(as_of)
    if 0 <= today < scale.columns:
        drawn[today] = symbols.day
    spans = sorted(_spans(points, as_of, symbols), key=lambda s: _weight(s[0], symbols))
    for symbol, first, last in spans:
        for column in range(scale.column(first), scale.column(last) + 1):
            drawn[column] = symbol
    return "".join(drawn)


def _spans(
    points: Sequence[Point], as_of: date, symbols: Symbols
) -> Iterator[tuple[str, date, date]]:
    """Give what is drawn from which day to which."""
    for point in points:
        dates, kind = point.dates, point.activity.kind
        ahead = symbols.critical if dates.critical else symbols.planned
        if kind is not Kind.ACTIVITY:
            symbol = symbols.gate if kind is Kind.GATE else symbols.milestone
            yield symbol, dates.finish, dates.finish
        elif dates.status is ActivityStatus.FINISHED:
            yield symbols.done, dates.start, dates.finish
        elif dates.status is ActivityStatus.IN_PROGRESS and dates.start < as_of:
            yield symbols.done, dates.start, min(as_of, dates.finish)
            yield ahead, as_of, max(as_of, dates.finish)
        else:
            yield ahead, dates.start, dates.finish


def _weight(symbol: str, symbols: Symbols) -> int:
    order = (
        symbols.done,
        symbols.planned,
        symbols.critical,
        symbols.milestone,
        symbols.gate,
    )
    return order.index(symbol)


def _legend(symbols: Symbols, as_of: date) -> Screen:
    bars = (
        f"{symbols.done} done   {symbols.planned} planned   {symbols.critical} critical"
    )
    points = f"{symbols.milestone} milestone   {symbols.gate} gate"
    return [
        Line(),
        Line(f"{bars}: the end date hangs on it"),
        Line(f"{points}   {symbols.day} the status date, {long_date(as_of)}"),
    ]
