"""How a database stands is asked of the database itself, so that no start trusts what was true yesterday."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from flask import Flask

from chats.config import Settings
from chats.demo.standing import Standing, newest, standing
from chats.upgrading import MIGRATIONS
from tests.factories import Make

UNMADE = Standing(is_current=False, has_staff=False)


def test_the_newest_migration_is_the_one_that_alembic_ends_with() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [newest()]


@pytest.mark.commits
def test_a_database_of_this_version_is_ready(app: Flask, settings: Settings) -> None:
    assert standing(settings.database_url) == Standing(is_current=True, has_staff=False)


@pytest.mark.commits
def test_staff_are_seen(make: Make, settings: Settings) -> None:
    make.staff()
    assert standing(settings.database_url).has_staff


def test_a_database_that_was_removed_is_made_again_and_not_by_asking(tmp_path: Path) -> None:
    assert standing(f"sqlite:///{tmp_path / 'gone.sqlite'}") == UNMADE
    assert list(tmp_path.iterdir()) == []


def test_an_older_database_that_was_put_back_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "older.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("CREATE TABLE staff_member (id)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.execute("INSERT INTO staff_member VALUES (1)")
        connection.commit()
    assert standing(f"sqlite:///{path}") == Standing(is_current=False, has_staff=True)


@pytest.mark.parametrize("found", ["", "this is no database, but a letter to the school board. " * 40])
def test_a_file_that_is_no_database_is_not_ready(tmp_path: Path, found: str) -> None:
    path = tmp_path / "strange.sqlite"
    path.write_text(found)
    assert standing(f"sqlite:///{path}") == UNMADE


def test_a_server_out_of_reach_is_not_ready() -> None:
    assert standing("postgresql+psycopg://name:secret@127.0.0.1:1/chats") == UNMADE
