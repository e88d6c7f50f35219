"""Rows that tests start from."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from programme.core.nation import Nation
from programme.storage.tables import OrganisationRow, PersonRow

CREATED = datetime(2026, 3, 29, 0, 59, 59, 123456, tzinfo=UTC)


def add_organisation(
    connection: Connection, name: str = "Example Trust", created_at: datetime = CREATED
) -> None:
    """Add a trust in England."""
    values = {
        "name": name,
        "nation": Nation.ENGLAND_AND_WALES,
        "time_zone": "Europe/London",
        "created_at": created_at,
    }
    connection.execute(insert(OrganisationRow), [values])


def add_person(connection: Connection, email: str, organisation_id: int = 1) -> None:
    """Add somebody who works there."""
    values = {
        "organisation_id": organisation_id,
        "name": "Asha Patel",
        "email": email,
        "active": True,
    }
    connection.execute(insert(PersonRow), [values])
