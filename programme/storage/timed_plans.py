"""The plans on clock times of programmes from elsewhere."""

from sqlalchemy import Connection, delete, insert, update
from sqlmodel import col

from programme.core.timed.plan import TimedPlan
from programme.core.timed.text import timed_to_text
from programme.storage.tables import ActivityRow, TimedPlanRow


def save_timed(connection: Connection, programme_id: int, plan: TimedPlan) -> None:
    """Store a programme's plan on clock times in place of the one it had."""
    gone = delete(TimedPlanRow).where(col(TimedPlanRow.programme_id) == programme_id)
    connection.execute(gone)
    values = {"programme_id": programme_id, "body": timed_to_text(plan)}
    connection.execute(insert(TimedPlanRow).values(values))


def save_length(
    connection: Connection, programme_id: int, code: str, days: int
) -> None:
    """Store how many days a task takes, which a report of what remains may lengthen."""
    statement = update(ActivityRow).where(
        col(ActivityRow.programme_id) == programme_id, col(ActivityRow.code) == code
    )
    connection.execute(statement.values(duration=days))
