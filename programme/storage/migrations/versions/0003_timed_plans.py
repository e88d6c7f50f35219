"""Plans from elsewhere, kept on their clock times."""

from alembic import op

from programme.storage.migrations.columns import long_text, refers

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the plan that a programme of clock times is scheduled by."""
    op.create_table(
        "timed_plan",
        refers("programme_id", "programme.id", key=True),
        long_text("body"),
    )


def downgrade() -> None:
    """Lose the clock times: such a programme stays with its days and whole lengths."""
    op.drop_table("timed_plan")
