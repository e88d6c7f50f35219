"""Plans from elsewhere on their clock times, and the day of an acceptance."""

from alembic import op

from programme.storage.migrations.columns import day, long_text, refers

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for plans on clock times, and for the day that an approver meant."""
    op.create_table(
        "timed_plan",
        refers("programme_id", "programme.id", key=True),
        long_text("body"),
    )
    op.add_column("submission", day("decided_on", optional=True))
    op.execute("UPDATE submission SET decided_on = date(decided_at)")


def downgrade() -> None:
    """Lose the clock times: such a programme stays with its days and whole lengths."""
    op.drop_column("submission", "decided_on")
    op.drop_table("timed_plan")
