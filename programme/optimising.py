"""The starts that leave the fewest hours too many, searched for by OR-Tools CP-SAT.

OR-Tools is an optional extra (https://developers.google.com/optimization): this module
can be imported where it is installed. One worker, a fixed seed and a limit counted in
steps, not by the clock: the same plan has the same answer every time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ortools.sat.python import cp_model

from programme.core.later_starts import LaterStarts, edits_of, later_starts
from programme.core.levelling import Levelled, level, levelled_by
from programme.core.load import Bearers, PersonWeek
from programme.core.programme import Programme

LIMIT = 10.0
"""How far the search goes, in the solver's own measure: 1.3 to 3 seconds of work each."""

_PARTS = 100
"""The search counts in whole hundredths of an hour."""

_Picks = Mapping[str, list[cp_model.IntVar]]


@dataclass(frozen=True, slots=True)
class Found:
    """The number of the start chosen for each piece of work; 0 is today's.

    Nothing is chosen when the limit came first.
    ``best``: no other choice leaves fewer hours too many or, with as many, moves less.
    """

    chosen: Mapping[str, int]
    best: bool


def optimised(programme: Programme, bearers: Bearers, as_of: date) -> Levelled:
    """Suggest the later starts that leave the fewest hours too many, then move least.

    What the schedule does not bear out, and what leaves more than trying one piece
    after another does, gives way to that.

    Raises:
        CircleError: when the links make a circle.
    """
    choices = later_starts(programme, bearers, as_of)
    found = search(choices)
    edits = edits_of(choices, found.chosen)
    searched = levelled_by(programme, bearers, edits, as_of)
    tried = level(programme, bearers, as_of)
    if searched is None or searched.left > tried.left:
        return replace(tried, proven=False)
    return replace(searched, proven=found.best)


def search(choices: LaterStarts, limit: float = LIMIT) -> Found:
    """Choose a start for each piece of work: fewest hours too many, then fewest days."""
    model = cp_model.CpModel()
    picks = {
        code: [model.new_bool_var(f"{code} {one.day}") for one in some]
        for code, some in choices.starts.items()
    }
    later = _later(model, choices, picks)
    days = sum(some[-1].index - some[0].index for some in choices.starts.values())
    hours = sum(_too_many(model, choices, picks))
    model.minimize(hours * (days + 1) + sum(later.values()))
    return _solved(model, picks, limit)


def _later(
    model: cp_model.CpModel, choices: LaterStarts, picks: _Picks
) -> Mapping[str, cp_model.LinearExpr]:
    """Pick one start of each, held to the links; give by how many days it is later."""
    first = {code: some[0].index for code, some in choices.starts.items()}
    later = {}
    for code, some in choices.starts.items():
        model.add_exactly_one(picks[code])
        days = [one.index - first[code] for one in some]
        later[code] = cp_model.LinearExpr.weighted_sum(picks[code], days)
    for wait in choices.waits:
        days = [asks - first[wait.target] for asks in wait.asks]
        asked = cp_model.LinearExpr.weighted_sum(picks[wait.source], days)
        model.add(later[wait.target] >= asked)
    return later


def _too_many(
    model: cp_model.CpModel, choices: LaterStarts, picks: _Picks
) -> Iterable[cp_model.IntVar]:
    """Give for each person's week a variable that is no less than its excess."""
    brought: dict[PersonWeek, list[tuple[cp_model.IntVar, int]]] = defaultdict(list)
    for code, some in choices.starts.items():
        for pick, one in zip(picks[code], some, strict=True):
            for week, hours in one.hours.items():
                brought[week].append((pick, round(hours * _PARTS)))
    for week, terms in brought.items():
        room = round(choices.gives[week] * _PARTS)
        most = sum(hours for _, hours in terms) - room
        if most > 0:
            excess = model.new_int_var(0, most, str(week))
            model.add(excess >= sum(pick * hours for pick, hours in terms) - room)
            yield excess


def _solved(model: cp_model.CpModel, picks: _Picks, limit: float) -> Found:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = limit
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Found({}, best=False)
    chosen = {
        code: next(number for number, pick in enumerate(some) if solver.value(pick))
        for code, some in picks.items()
    }
    return Found(chosen, best=status == cp_model.OPTIMAL)
