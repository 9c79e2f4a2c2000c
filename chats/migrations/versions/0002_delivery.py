"""Delivery to its depth: more channels, states and outcomes; switches, buckets, and what a message cost."""

import re

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

CHECKS = {
    "letter": {"channel_channel": ("channel", "'mail', 'text', ", "'whatsapp', 'voice', ")},
    "suppression": {"channel_channel": ("channel", "'mail', 'text', ", "'whatsapp', 'voice', ")},
    "message": {
        "channel_channel": ("channel", "'mail', 'text', ", "'whatsapp', 'voice', "),
        "state_messagestate": ("state", "'accepted', ", "'unconfirmed', "),
    },
    "attempt": {"outcome_outcome": ("outcome", "'ambiguous', ", "'permanent-message', 'not-begun', ")},
    "invitation": {"source_source": ("source", "'text', ", "'mail', 'voice', ")},
}
"""For each CHECK of an enum: its column, after which values, and the new ones."""

LIVE = (
    ("ix_message_due", ["channel", "lane", "not_before", "id"], "state IN ('ready', 'retry-wait')"),
    ("ix_message_leased", ["leased_until"], "state IN ('claimed', 'submitting')"),
    ("ix_message_useless", ["useless_after"], "state IN ('ready', 'retry-wait', 'with-person', 'held')"),
    ("ix_message_doubtful", ["not_before"], "state IN ('ambiguous')"),
    (
        "ix_message_unheard", ["accepted_at"],
        "state = 'accepted' AND channel IN ('text', 'whatsapp', 'voice') AND receipt IS NULL",
    ),
)
"""Indexes of what is under way alone: name, columns, of which messages."""


def widen(table: str) -> None:
    """Let the enums of a table take their new values."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for name, (column, after, more) in CHECKS[table].items():
            values = connection.scalar(sa.text(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"
            ), {"name": f"ck_{table}_{name}"})
            known = ", ".join(f"'{value}'" for value in re.findall(r"'([a-z-]+)'", values))
            op.drop_constraint(f"ck_{table}_{name}", table)
            op.create_check_constraint(
                op.f(f"ck_{table}_{name}"), table, f"{column} IN ({known.replace(after, after + more)})"
            )
        return
    # SQLite cannot change a CHECK: the table is made anew as https://www.sqlite.org/lang_altertable.html says,
    # from its own words, so that nothing else of it changes. Foreign keys are off while migrations run.
    made, *indexes = connection.scalars(sa.text(
        "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type = 'index'"
    ), {"table": table})
    for after, more in {(after, more) for _, after, more in CHECKS[table].values()}:
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
    op.create_table('bucket',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('provider', sa.String(length=200), nullable=False),
    sa.Column('sender', sa.String(length=200), nullable=False),
    sa.Column('tokens', sa.Double(), nullable=False),
    sa.Column('filled_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bucket')),
    sa.UniqueConstraint('provider', 'sender', name=op.f('uq_bucket_provider_sender'))
    )
    op.create_table('switch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('scope', sa.Enum('everything', 'district', 'channel', 'subject', name='switchscope', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.Enum('mail', 'text', 'whatsapp', 'voice', 'call', 'printed', name='channel', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('subject_kind', sa.String(length=200), nullable=True),
    sa.Column('subject_id', sa.Integer(), nullable=True),
    sa.Column('why', sa.String(length=200), nullable=False),
    sa.Column('put_by', sa.String(length=200), nullable=False),
    sa.Column('put_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lifted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lifted_by', sa.String(length=200), nullable=True),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_switch_district_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_switch'))
    )
    with op.batch_alter_table('switch', schema=None) as batch_op:
        batch_op.create_index('ix_switch_lifted_at_district_id', ['lifted_at', 'district_id'], unique=False)

    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.add_column(sa.Column('provider', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('looks', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('segments', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('cost_micros', sa.Integer(), nullable=True))

    op.drop_index('ix_message_due', 'message')
    for name, columns, condition in LIVE:
        where = sa.text(condition)
        op.create_index(name, 'message', columns, sqlite_where=where, postgresql_where=where)

    with op.batch_alter_table('provider_event', schema=None) as batch_op:
        batch_op.add_column(sa.Column('uid', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('code', sa.String(length=200), nullable=True))
        batch_op.create_index(batch_op.f('ix_provider_event_uid'), ['uid'], unique=False)

    with op.batch_alter_table('suppression', schema=None) as batch_op:
        batch_op.add_column(sa.Column('evidence', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('until', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('lifted_by', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('lifted_why', sa.String(length=200), nullable=True))

    op.execute("DELETE FROM worker_beat")  # the next beat writes its own
    with op.batch_alter_table('worker_beat', schema=None) as batch_op:
        batch_op.add_column(sa.Column('worker', sa.String(length=200), nullable=False))
        batch_op.create_unique_constraint(batch_op.f('uq_worker_beat_worker'), ['worker'])

    op.add_column('staff_member', sa.Column('digest', sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column('district', sa.Column('one_a_day', sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column('district', sa.Column('digest_at', sa.Time(), nullable=False, server_default='17:00:00.000000'))
    op.create_table('digest',
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('messages', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_digest_district_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_digest')),
    sa.UniqueConstraint('district_id', 'id', name='uq_digest_district_id_id'),
    sa.UniqueConstraint('district_id', 'on', name=op.f('uq_digest_district_id_on'))
    )
    with op.batch_alter_table('digest', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_digest_district_id'), ['district_id'], unique=False)

    op.create_table('take',
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=200), nullable=False),
    sa.Column('language', sa.String(length=200), nullable=False),
    sa.Column('reader_id', sa.Integer(), nullable=False),
    sa.Column('audio_key', sa.String(length=200), nullable=False),
    sa.Column('audio_bytes', sa.BigInteger(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['district_id', 'meeting_id'], ['meeting.district_id', 'meeting.id'], name=op.f('fk_take_district_id_meeting_id')),
    sa.ForeignKeyConstraint(['district_id', 'reader_id'], ['staff_member.district_id', 'staff_member.id'], name=op.f('fk_take_district_id_reader_id')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_take_district_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_take')),
    sa.UniqueConstraint('district_id', 'id', name='uq_take_district_id_id'),
    sa.UniqueConstraint('district_id', 'meeting_id', 'revision', 'kind', 'language', name=op.f('uq_take_district_id_meeting_id_revision_kind_language'))
    )
    with op.batch_alter_table('take', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_take_district_id'), ['district_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_take_meeting_id'), ['meeting_id'], unique=False)

    for table in ("invited_guardian", "recording_guest", "interpreter_offer"):
        op.create_index(f"ix_{table}_link", table, ["district_id", "link_id"])

    channels = "'mail', 'text', 'whatsapp', 'voice', 'call', 'printed'"
    with op.batch_alter_table('incoming_text', schema=None) as batch_op:
        batch_op.add_column(sa.Column('channel', sa.String(length=40), nullable=False, server_default='text'))
        batch_op.add_column(sa.Column('message_id', sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f('ck_incoming_text_channel_channel'), f"channel IN ({channels})")
        batch_op.create_foreign_key(batch_op.f('fk_incoming_text_district_id_message_id'), 'message', ['district_id', 'message_id'], ['district_id', 'id'])


def downgrade() -> None:
    raise NotImplementedError("A backup is the way back: docs/operate/backup-and-restore.md")
