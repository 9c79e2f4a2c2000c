"""A database that lived with the first version is brought up to this one, and every row with it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from chats.app import TABLES
from chats.db import Base, db
from chats.upgrading import upgrade
from tests import postgres
from tests.core.older import at, fill, rows, tables, values_allowed

ROOT = Path(__file__).parents[2]
FORGOTTEN = {"worker_beat"}
"""Tables whose rows are worth nothing after a pause: each worker writes its own anew."""
Lived = tuple[str, dict[str, list[str]], dict[str, list[tuple[Any, ...]]]]


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of this test alone."""
    if request.config.getoption("--database") == "postgres":
        with postgres.running() as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path / 'older.sqlite'}"


@pytest.fixture
def lived(empty: str) -> Lived:
    """A database of the first version with rows in every table: its address, columns and rows."""
    with at(empty):
        upgrade("0001")
        with db.engine.begin() as connection:
            columns = fill(connection)
            return empty, columns, rows(connection, columns)


@pytest.fixture
def upgraded(lived: Lived) -> Iterator[sa.Connection]:
    """That database after the upgrade, read and written as the product does."""
    with at(lived[0]):
        upgrade()
        with db.engine.connect() as connection:
            yield connection


def kept(lived: Lived) -> bool:
    """Whether every row is there as it was."""
    url, columns, before = lived
    lasting = {table: names for table, names in columns.items() if table not in FORGOTTEN}
    with at(url), db.engine.connect() as connection:
        return rows(connection, lasting) == {table: before[table] for table in lasting}


def is_refused(connection: sa.Connection, table: str, column: str, value: object) -> bool:
    """Whether the database refuses to write this value into the first row."""
    there = sa.table(table, sa.column(column))
    attempt = connection.begin_nested()
    try:
        connection.execute(there.update().where(sa.text("id = 1")).values({column: value}))
    except sa.exc.IntegrityError:
        return True
    finally:
        attempt.rollback()
    return False


def filled(connection: sa.Connection) -> set[str]:
    """The tables that have a first row."""
    return {
        table.name
        for table in tables(connection)
        if "id" in table.c and connection.scalar(sa.select(table.c.id).where(table.c.id == 1))
    }


def enums() -> Iterator[tuple[str, str, list[str]]]:
    """Table, column and values of every enum of the models."""
    for table in Base.metadata.tables.values() if TABLES else []:
        yield from (
            (table.name, column.name, column.type.enums)
            for column in table.columns
            if isinstance(column.type, sa.Enum) and "id" in table.columns
        )


def test_every_row_is_kept(lived: Lived, upgraded: sa.Connection) -> None:
    assert kept(lived)


def test_the_tables_are_those_of_the_models(upgraded: sa.Connection) -> None:
    context = MigrationContext.configure(upgraded, opts={"compare_type": True})
    assert compare_metadata(context, Base.metadata) == []


def test_a_reference_to_nothing_is_still_refused(upgraded: sa.Connection) -> None:
    let_in = [
        (table.name, key.column_keys)
        for table in Base.metadata.tables.values()
        for key in table.foreign_key_constraints
        if table.name in filled(upgraded) and not is_refused(upgraded, table.name, key.column_keys[-1], 999)
    ]
    assert let_in == []


def test_every_value_that_the_models_know_is_taken(upgraded: sa.Connection) -> None:
    refused = [
        (table, column, one)
        for table, column, values in enums()
        for one in values
        if is_refused(upgraded, table, column, one)
    ]
    assert refused == []


def test_a_value_that_nobody_knows_is_still_refused(upgraded: sa.Connection) -> None:
    let_in = [
        (table, column)
        for table, column, _ in enums()
        if table in filled(upgraded) and not is_refused(upgraded, table, column, "nonsense")
    ]
    assert let_in == []


@pytest.mark.parametrize(
    ("table", "column", "value"), [("message", "fence", -1), ("meeting", "seats", 0), ("school", "name", "")]
)
def test_every_other_rule_stands_too(upgraded: sa.Connection, table: str, column: str, value: object) -> None:
    assert is_refused(upgraded, table, column, value)


@pytest.mark.parametrize("statements", [4, 18, 33])
def test_an_upgrade_that_is_killed_has_changed_nothing_and_can_be_run_again(
    lived: Lived, statements: int
) -> None:
    command = [sys.executable, "-m", "tests.core.older", lived[0], str(statements)]
    assert subprocess.run(command, cwd=ROOT, timeout=60).returncode == -signal.SIGKILL
    with at(lived[0]), db.engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == "0001"
        assert "unconfirmed" not in values_allowed(connection, "message")["state"]
    assert kept(lived)
    with at(lived[0]):
        upgrade()
    assert kept(lived)
