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
    sqlite = connection.dialect.name == "sqlite"
    # A table that is made anew is dropped for an instant, which would take the rows that refer to it along.
    # SQLite takes this word only outside a transaction, so it goes to the driver.
    if sqlite:
        connection.connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with context.begin_transaction():
            context.run_migrations()
            if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("a migration left rows that refer to nothing; nothing was changed")
        connection.commit()
    finally:
        if sqlite:
            connection.rollback()
            connection.connection.execute("PRAGMA foreign_keys=ON")


run_migrations()
