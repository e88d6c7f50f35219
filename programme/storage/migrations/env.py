"""What Alembic runs: the revisions, on the connection and in the transaction it is given.

``programme.storage.migrating`` calls it; nothing is read from the working directory.
"""

from alembic import context
from sqlmodel import SQLModel

import programme.storage.tables  # noqa: F401 - fills the metadata
from programme.storage.revision import REVISION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    version_table=REVISION_TABLE,
    transactional_ddl=True,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
