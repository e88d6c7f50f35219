"""What a plan may demand, changes and scenarios, confidence, and how forecasts moved."""

from programme.storage.migrations.second import demands, records

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let activities hold what a plan may demand, and make the tables of changes."""
    demands.add()
    records.make()


def downgrade() -> None:
    """Take both back; of constraints only *start no earlier than* is kept."""
    records.drop()
    demands.take_back()
