"""Every translation that was ever saved, a district's own wording, and what is to be translated outside."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('district', sa.Column('own_wording', sa.String(length=200), nullable=True))
    op.create_table('own_wording',
    sa.Column('language', sa.String(length=200), nullable=False),
    sa.Column('context', sa.String(length=200), nullable=True),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('forms', sa.JSON(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['district_id', 'author_id'], ['staff_member.district_id', 'staff_member.id'], name=op.f('fk_own_wording_district_id_author_id')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_own_wording_district_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_wording')),
    sa.UniqueConstraint('district_id', 'id', name='uq_own_wording_district_id_id')
    )
    op.create_index(op.f('ix_own_wording_district_id'), 'own_wording', ['district_id'])
    op.create_index('ix_own_wording_language', 'own_wording', ['district_id', 'language'])
    op.create_table('outside_wish',
    sa.Column('text_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=200), nullable=False),
    sa.Column('asker_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['district_id', 'asker_id'], ['staff_member.district_id', 'staff_member.id'], name=op.f('fk_outside_wish_district_id_asker_id')),
    sa.ForeignKeyConstraint(['district_id', 'text_id'], ['text.district_id', 'text.id'], name=op.f('fk_outside_wish_district_id_text_id')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_outside_wish_district_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outside_wish')),
    sa.UniqueConstraint('district_id', 'id', name='uq_outside_wish_district_id_id'),
    sa.UniqueConstraint('district_id', 'text_id', 'language', name=op.f('uq_outside_wish_district_id_text_id_language'))
    )
    op.create_index(op.f('ix_outside_wish_district_id'), 'outside_wish', ['district_id'])
    op.create_table('translation_save',
    sa.Column('text_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('missing', 'machine-draft', 'draft', 'reviewed', 'outdated', name='state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('saver_id', sa.Integer(), nullable=True),
    sa.Column('reviewer', sa.String(length=200), nullable=True),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['district_id', 'saver_id'], ['staff_member.district_id', 'staff_member.id'], name=op.f('fk_translation_save_district_id_saver_id')),
    sa.ForeignKeyConstraint(['district_id', 'text_id'], ['text.district_id', 'text.id'], name=op.f('fk_translation_save_district_id_text_id')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_translation_save_district_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_translation_save')),
    sa.UniqueConstraint('district_id', 'id', name='uq_translation_save_district_id_id')
    )
    op.create_index(op.f('ix_translation_save_district_id'), 'translation_save', ['district_id'])
    op.create_index('ix_translation_save_text', 'translation_save', ['district_id', 'text_id', 'language'])


def downgrade() -> None:
    raise NotImplementedError("A backup is the way back: docs/operate/backup-and-restore.md")
