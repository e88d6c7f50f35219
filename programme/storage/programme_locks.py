"""The few columns of a programme that the daily run asks about, locked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_, select
from sqlmodel import col

from programme.core.nation import Nation
from programme.core.status import ProgrammeState
from programme.storage.reading import as_int
from programme.storage.tables import ActivityRow, OrganisationRow, ProgrammeRow


@dataclass(frozen=True, slots=True)
class Head:
    """A programme's place in the year; see ``Programme`` for the fields."""

    id: int
    organisation_id: int
    state: ProgrammeState
    stale_from: date | None
    caught_up_to: date | None

    @property
    def runs(self) -> bool:
        """Say whether the programme is being run."""
        return self.state is ProgrammeState.RUNNING

    def wants(self, day: date) -> bool:
        """Say whether the daily run of this day is still to do."""
        done = self.caught_up_to is not None and self.caught_up_to >= day
        return self.runs and not done

    def is_stale(self, day: date) -> bool:
        """Say whether the stored schedule is no longer true on this day."""
        return self.stale_from is not None and self.stale_from <= day


def lock_heads(connection: Connection, programme_ids: Sequence[int]) -> list[Head]:
    """Read these programmes' heads and hold them until the transaction ends.

    In the order of their ids, so that two runs at once wait and do not deadlock.
    """
    row = ProgrammeRow
    statement = (
        select(
            col(row.id),
            col(row.organisation_id),
            col(row.state),
            col(row.stale_from),
            col(row.caught_up_to),
        )
        .where(col(row.id).in_(programme_ids))
        .order_by(col(row.id))
        .with_for_update(key_share=True)
    )
    return [
        Head(as_int(identity), organisation, state, stale_from, caught_up_to)
        for identity, organisation, state, stale_from, caught_up_to in (
            connection.execute(statement)
        )
    ]


def lock_running_in(connection: Connection, organisation_id: int) -> list[int]:
    """Hold an organisation's running programmes, and give their ids."""
    return _lock_running(
        connection, col(ProgrammeRow.organisation_id) == organisation_id
    )


def lock_running_after(connection: Connection, nation: Nation, day: date) -> list[int]:
    """Hold a nation's running programmes with dates on or after a day."""
    organisations = select(col(OrganisationRow.id)).where(
        col(OrganisationRow.nation) == nation
    )
    reaching = select(col(ActivityRow.programme_id)).where(
        or_(col(ActivityRow.finish) >= day, col(ActivityRow.late_finish) >= day)
    )
    return _lock_running(
        connection,
        col(ProgrammeRow.organisation_id).in_(organisations),
        col(ProgrammeRow.id).in_(reaching),
    )


def _lock_running(connection: Connection, *which: ColumnElement[bool]) -> list[int]:
    statement = (
        select(col(ProgrammeRow.id))
        .where(col(ProgrammeRow.state) == ProgrammeState.RUNNING, *which)
        .order_by(col(ProgrammeRow.id))
        .with_for_update()
    )
    return [as_int(identity) for identity in connection.execute(statement).scalars()]
