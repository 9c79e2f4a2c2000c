"""Many rows at once: numbered beforehand, so that they can refer to each other without being read back.

Reading the number of each new row back takes PostgreSQL four times as long as writing the row.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, insert, select, text

from chats.db import Base, db

MANY = 200
"""Rows that change how a statement is best carried out."""


def numbers(model: type[Base], wanted: int) -> list[int]:
    """Ids for that many new rows, which nobody else gets. In the caller's transaction."""
    table = model.metadata.tables[model.__tablename__]
    if _on_postgresql():
        one = func.nextval(func.pg_get_serial_sequence(table.name, "id"))
        return list(db.session.scalars(select(one).select_from(func.generate_series(1, wanted))))
    # SQLite has one writer, and that is us. Asked of the table, since ids are those of all districts.
    last = db.session.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0
    return list(range(last + 1, last + wanted + 1))


def put(model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Add these rows, each with all that it needs."""
    if rows:
        db.session.execute(insert(model), rows)


def count_anew(added: int, *models: type[Base]) -> None:
    """Let PostgreSQL see how many rows these tables have now, if many were added.

    In the caller's transaction, as its last act. It finds out by itself within a minute. Until then it takes
    a table that was just filled for empty, and walks all of it for each row of another: asking a thousand
    families took it half a minute.
    """
    if added >= MANY and _on_postgresql():
        # Each holds its table until the end, so all take them in the same order.
        for name in sorted(model.__tablename__ for model in models):
            db.session.execute(text(f"ANALYZE {name}"))


def _on_postgresql() -> bool:
    return db.session.get_bind().dialect.name == "postgresql"
