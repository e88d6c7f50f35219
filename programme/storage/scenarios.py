"""Scenarios: named what-ifs, kept as edits of a plan.

Reading imports the standard library and the core only, for the terminal.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from programme.core.nearest import cure_for
from programme.core.refusal import RefusedError
from programme.storage.reading import Reader, as_instant, as_int, as_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SCENARIOS = """
    SELECT s.name, s.edits, p.id, p.name, s.made_at
      FROM scenario s JOIN person p ON p.id = s.made_by
     WHERE s.programme_id = :programme ORDER BY s.name
"""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario by its name, with its edits as JSON and who made it."""

    name: str
    edits: str
    made_by: int
    person: str
    at: datetime


def scenarios(read: Reader, programme_id: int) -> tuple[Scenario, ...]:
    """Read the scenarios of a programme, by name."""
    rows = read(_SCENARIOS, programme=programme_id)
    return tuple(
        Scenario(
            name=as_text(row[0]),
            edits=as_text(row[1]),
            made_by=as_int(row[2]),
            person=as_text(row[3]),
            at=as_instant(row[4]),
        )
        for row in rows
    )


def find_scenario(read: Reader, programme_id: int, name: str) -> Scenario:
    """Give a scenario of a programme by its name.

    Raises:
        RefusedError: when there is none.
    """
    known = {one.name: one for one in scenarios(read, programme_id)}
    if name in known:
        return known[name]
    cure = cure_for(name, list(known), "Make one: add --scenario NAME to a change")
    raise RefusedError(f"There is no scenario {name}", cure=cure)


def save_scenario(
    connection: "Connection", programme_id: int, scenario: Scenario
) -> None:
    """Store a scenario in place of one of the same name."""
    from sqlalchemy import insert  # noqa: PLC0415 - to write only

    from programme.storage.tables import ScenarioRow  # noqa: PLC0415 - to write only

    delete_scenario(connection, programme_id, scenario.name)
    values = {
        "programme_id": programme_id,
        "name": scenario.name,
        "edits": scenario.edits,
        "made_by": scenario.made_by,
        "made_at": scenario.at,
    }
    connection.execute(insert(ScenarioRow).values(**values))


def delete_scenario(connection: "Connection", programme_id: int, name: str) -> None:
    """Drop a scenario."""
    from sqlalchemy import delete  # noqa: PLC0415 - to write only
    from sqlmodel import col  # noqa: PLC0415 - to write only

    from programme.storage.tables import ScenarioRow  # noqa: PLC0415 - to write only

    gone = delete(ScenarioRow).where(
        col(ScenarioRow.programme_id) == programme_id, col(ScenarioRow.name) == name
    )
    connection.execute(gone)
