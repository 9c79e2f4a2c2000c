"""How no row outlives its test."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from sqlalchemy import Connection, Engine, text

from chats.db import Base, db

UNCHECKED = {
    "sqlite": "PRAGMA defer_foreign_keys=ON",
    "postgresql": "SET LOCAL session_replication_role = replica",
}
"""Lets the tables be emptied in any order, for one transaction."""


@contextmanager
def undone_after() -> Iterator[None]:
    """Code under test may commit: its commits are savepoints of one outer transaction, rolled back here."""
    engines, engine = cast(dict[str | None, Engine | Connection], db.engines), db.engine
    with engine.connect() as connection:
        outer = connection.begin()
        engines[None] = connection  # sessions take either
        db.session.configure(join_transaction_mode="create_savepoint")
        try:
            yield
        finally:
            db.session.remove()
            db.session.configure(join_transaction_mode="conditional_savepoint")
            engines[None] = engine
            outer.rollback()


@contextmanager
def emptied_after() -> Iterator[None]:
    """Commits are real, for tests of what several connections do at once; every table is emptied here."""
    try:
        yield
    finally:
        db.session.remove()
        with db.engine.begin() as connection:
            connection.execute(text(UNCHECKED[connection.dialect.name]))
            for table in Base.metadata.tables.values():
                connection.execute(table.delete())
