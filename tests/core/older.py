"""A database as an older version left it, with rows in every table, and an upgrade that is killed."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from chats.db import db, set_up
from chats.upgrading import upgrade

ROWS = 20
"""More than any CHECK has values, so that each of them is in a row."""
LATER = ("ends_at", "leased_until", "useless_after", "expires_at")
ALWAYS = ("topic",)
"""May be empty by itself, but not together with another."""


@contextmanager
def at(url: str) -> Iterator[Flask]:
    """The database at an address, with none of the product but the schema's upgrades."""
    app = Flask("older")
    set_up(app, url)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def tables(connection: sa.Connection) -> list[sa.Table]:
    """What tables there are, each after those it refers to."""
    found = sa.MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def rows(connection: sa.Connection, columns: dict[str, list[str]]) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of these tables, as far as these columns go."""
    return {
        table: sorted(
            tuple(row)
            for row in connection.execute(sa.select(*map(sa.column, names)).select_from(sa.table(table)))
        )
        for table, names in columns.items()
    }


def fill(connection: sa.Connection, count: int = ROWS) -> dict[str, list[str]]:
    """Write rows into every table, each value allowed; returns the tables with their columns."""
    found = tables(connection)
    for table in found:
        allowed = values_allowed(connection, table.name)
        for number in range(1, count + 1):
            row = {column.name: value(column, number, allowed.get(column.name)) for column in table.columns}
            connection.execute(table.insert().values(row))
    return {
        table.name: ["id" if "id" in table.c else next(iter(table.c)).name, *(c.name for c in table.c)]
        for table in found
    }


def values_allowed(connection: sa.Connection, table: str) -> dict[str, list[str]]:
    """The values that a CHECK names, by column."""
    checks = [check["sqltext"] for check in sa.inspect(connection).get_check_constraints(table)]
    lists = [check for check in checks if re.search(r" IN \(| = ANY ", check)]
    return {re.findall(r"\w+", check)[0]: re.findall(r"'([^']*)'", check) for check in lists}


def value(column: sa.Column[Any], number: int, allowed: list[str] | None) -> Any:
    """A value for the column in the row of this number. Row N is of district N and refers to rows N."""
    if column.name == "id" or column.foreign_keys:
        return number
    if column.nullable and number % 2 == 0 and column.name not in ALWAYS:
        return None
    if allowed:
        return allowed[number % len(allowed)]
    return _plain(column, number)


def _plain(column: sa.Column[Any], number: int) -> Any:
    zoned = UTC if getattr(column.type, "timezone", False) else None
    instant = datetime(2026, 3, 8, 10, 30, tzinfo=zoned) + timedelta(days=number, hours=column.name in LATER)
    kinds: dict[type[sa.types.TypeEngine[Any]], Any] = {
        sa.Boolean: number % 3 == 0,
        sa.DateTime: instant,
        sa.Date: date(2026, 3, number),
        sa.Time: time(20, number),
        sa.JSON: {"name": "أمينة", "number": number},
        sa.LargeBinary: bytes([0, number, 255]),
        sa.Numeric: number / 4,
        sa.Integer: number,
        sa.String: f"{column.name} {number} 陳美玲",
    }
    return next(plain for kind, plain in kinds.items() if isinstance(column.type, kind))


def main(url: str, last: int) -> None:
    """Upgrade, and be killed when this many statements were run."""
    run = 0

    def count(*_: object) -> None:
        nonlocal run
        run += 1
        if run == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with at(url):
        sa.event.listen(db.engine, "after_cursor_execute", count)
        upgrade()
    sys.stdout.write(f"{run}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
