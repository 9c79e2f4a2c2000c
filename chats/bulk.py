"""Many rows at once: numbered beforehand, so that they can refer to each other without being read back.

Reading the number of each new row back takes PostgreSQL four times as long as writing the row.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Column, Connection, func, insert, select, text
from sqlalchemy.exc import DBAPIError

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
    """Add these rows. All name the same columns; one they leave out gets its default.

    By PostgreSQL's COPY, and by one statement of the driver's own on SQLite: half the time of an insert that
    SQLAlchemy prepares row by row. Raises IntegrityError where a row breaks a rule of the table's.
    """
    if not rows:
        return
    connection, table = db.session.connection(), model.metadata.tables[model.__tablename__]
    columns = [one for one in table.columns if one.name in rows[0] or one.default is not None]
    names = ", ".join(one.name for one in columns)
    values = _values([_value_of(one, connection, one.name in rows[0]) for one in columns], rows)
    if _on_postgresql():
        _copy(connection, f"COPY {table.name} ({names}) FROM STDIN", values)
    else:
        one = insert(table).compile(connection, column_keys=[column.name for column in columns])
        connection.exec_driver_sql(str(one), list(values))


Value = Callable[[Mapping[str, Any]], Any]


def _value_of(column: Column[Any], connection: Connection, given: bool) -> Value:
    """How the database's value of a column is found in a row."""
    name, default = column.name, cast(Any, column.default)
    kept_as: Any = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    stored: Callable[[Any], Any] = kept_as or (lambda value: value)
    if given:
        return lambda row: stored(row[name])
    return lambda _: stored(default.arg(None) if default.is_callable else default.arg)


def _values(columns: Sequence[Value], rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    return (tuple([value(row) for value in columns]) for row in rows)


def _copy(connection: Connection, statement: str, values: Iterator[tuple[Any, ...]]) -> None:
    dialect, broken = connection.dialect, connection.dialect.loaded_dbapi.Error
    raw = cast(Any, connection.connection)
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in values:
                copy.write_row(row)
    except broken as fault:
        if dialect.is_disconnect(fault, raw, None):
            connection.invalidate(fault)
        # PostgreSQL quotes the row that it refused, with all that it says of a person.
        bare = type(fault)(type(fault).__name__)
        raise DBAPIError.instance(statement, None, bare, broken, dialect=dialect) from None


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
