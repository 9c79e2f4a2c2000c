"""WhatsApp: a number of its own for a guardian, letters by approved templates, and how those stand."""

import re

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

CHECKS = {
    "contact": ("kind_contactkind", "kind", "'mobile', ", "'whatsapp', "),
    "invitation": ("source_source", "source", "'voice', ", "'whatsapp', "),
}
"""For each table the CHECK of an enum: its name, its column, after which value, and the new one."""


def widen(table: str) -> None:
    """Let the enum of a table take its new value."""
    name, column, after, more = CHECKS[table]
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        values = connection.scalar(sa.text(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"
        ), {"name": f"ck_{table}_{name}"})
        known = ", ".join(f"'{value}'" for value in re.findall(r"'([a-z-]+)'", values))
        op.drop_constraint(f"ck_{table}_{name}", table)
        op.create_check_constraint(
            op.f(f"ck_{table}_{name}"), table, f"{column} IN ({known.replace(after, after + more)})"
        )
        return
    # SQLite cannot change a CHECK: the table is made anew, as in 0002.
    made, *indexes = connection.scalars(sa.text(
        "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type = 'index'"
    ), {"table": table})
    assert after in made
    made = made.replace(after, after + more)
    op.execute(re.sub(rf'^CREATE TABLE "?{table}"?', f"CREATE TABLE {table}_wider", made))
    op.execute(f"INSERT INTO {table}_wider SELECT * FROM {table}")
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE {table}_wider RENAME TO {table}")
    for index in indexes:
        op.execute(index)


def upgrade() -> None:
    for table in CHECKS:
        widen(table)
    op.create_table('whatsapp_template',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=200), nullable=False),
    sa.Column('language', sa.String(length=200), nullable=False),
    sa.Column('sid', sa.String(length=200), nullable=True),
    sa.Column('standing', sa.String(length=200), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_whatsapp_template')),
    sa.UniqueConstraint('kind', 'language', name=op.f('uq_whatsapp_template_kind_language'))
    )
    op.add_column('letter', sa.Column('template', sa.String(length=200), nullable=True))
    op.add_column('letter', sa.Column('template_values', sa.JSON(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("A backup is the way back: docs/operate/backup-and-restore.md")
