"""What staff do once the language line answers."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('district', sa.Column('language_line_steps', sa.Text(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("A backup is the way back: docs/operate/backup-and-restore.md")
