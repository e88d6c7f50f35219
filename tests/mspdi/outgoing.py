"""Programmes on their way out: from any plan, and from the built-in definition."""

from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.definition import Definition
from programme.core.instantiate import instantiate
from programme.core.programme import Detail, Programme
from programme.core.schedule import compute_schedule
from programme.core.status import ProgrammeState
from programme.interchange.definition.reading import built_in_definition
from programme.interchange.plan_out import PlanOut
from tests.core.random_plans import Case


def out_of(case: Case) -> PlanOut:
    """Put a bare plan on its way, with titles made from its codes."""
    details = {
        a.code: Detail(a.code, f"Work {a.code}", "", "", "", "")
        for a in case.plan.activities
    }
    return _out(built_in_definition(), case, details)


def built_in(start: date, as_of: date) -> PlanOut:
    """Put a programme from the built-in definition on its way."""
    definition = built_in_definition()
    made = instantiate(definition, start, definition.default_variant)
    case = Case(made.plan, WorkingCalendar(), as_of)
    return _out(definition, case, dict(made.details))


def _out(definition: Definition, case: Case, details: dict[str, Detail]) -> PlanOut:
    programme = Programme(
        id=1,
        organisation_id=1,
        organisation="Example Trust",
        key="example",
        title="Culture & leadership",
        definition_hash="",
        variant="",
        start=case.plan.start,
        state=ProgrammeState.RUNNING,
        phase="diagnose",
        version=1,
        as_of=case.as_of,
        stale_from=None,
        caught_up_to=None,
        calendar=case.calendar,
        plan=case.plan,
        details=details,
        dates={},
    )
    schedule = compute_schedule(case.plan, case.calendar, case.as_of)
    return PlanOut(programme, definition, schedule)
