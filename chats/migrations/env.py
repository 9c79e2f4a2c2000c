"""Alembic's environment: the app's own engine, on either database."""

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from chats.db import UTCDateTime, WallTime, db

config = context.config


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our column types as plain ones: a migration must not change when the code does."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, WallTime):
        return "sa.DateTime()"
    return False


def run_migrations() -> None:
    """Apply migrations over one connection, in a transaction of its own."""
    engine = db.engine
    with engine.connect() as connection:
        _run(connection)


def _run(connection: Connection) -> None:
    options = current_app.extensions["migrate"].configure_args
    context.configure(connection=connection, target_metadata=db.metadata, render_item=render_item, **options)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()


run_migrations()
