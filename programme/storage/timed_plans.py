"""The plans on clock times of programmes from elsewhere."""

from sqlalchemy import Connection, delete, insert
from sqlmodel import col

from programme.core.timed.plan import TimedPlan
from programme.core.timed.text import timed_to_text
from programme.storage.tables import TimedPlanRow


def save_timed(connection: Connection, programme_id: int, plan: TimedPlan) -> None:
    """Store a programme's plan on clock times in place of the one it had."""
    gone = delete(TimedPlanRow).where(col(TimedPlanRow.programme_id) == programme_id)
    connection.execute(gone)
    values = {"programme_id": programme_id, "body": timed_to_text(plan)}
    connection.execute(insert(TimedPlanRow).values(values))
