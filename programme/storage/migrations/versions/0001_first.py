"""The first schema: planning, delivery, and the journal."""

from alembic import op

from programme.storage.migrations.first import delivery, journal, planning

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    planning.make()
    delivery.make()
    journal.make()


def downgrade() -> None:
    """Drop every table, those that refer before those referred to."""
    for table in reversed(planning.TABLES + delivery.TABLES + journal.TABLES):
        op.drop_table(table)
    journal.drop_guard()
