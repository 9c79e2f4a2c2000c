"""A database and the app on it, for schedules alone."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flask import Flask
from sqlalchemy import Engine, create_engine

from chats.app import create_app
from chats.config import Settings, read_settings
from chats.db import db, prepare
from chats.upgrading import upgrade
from tests import postgres
from tests.simulation.faults import Hooks
from tests.simulation.mutations import Mutation
from tests.simulation.schedule import Story, run
from tests.simulation.town import Town, build
from tests.simulation.workers import Means
from tests.simulation.world import World

MEMORY = Path("/dev/shm")


@dataclass
class Ground:
    """Where schedules run, one after the other."""

    app: Flask
    settings: Settings
    town: Town
    hooks: Hooks

    def run(self, seed: int, mutation: Mutation | None = None) -> Story:
        """Run one schedule; with a guard broken, where a mutation is given."""
        world = World(self.app, self.town, self.hooks, seed)
        return run(world, Means.chosen(world, self.settings, mutation), seed)


@contextmanager
def ground(database: str) -> Iterator[Ground]:
    """A ground and an app of our own: ``sqlite`` in memory that outlives a connection, or ``postgres``."""
    with _folder() as folder:
        if database == "postgres":
            with postgres.running() as url:
                yield from _on(url, folder)
        else:
            yield from _on(f"sqlite:///{folder}/chats.sqlite", folder)


def _on(url: str, folder: str) -> Iterator[Ground]:
    settings = read_settings(
        {
            "CHATS_SECRET_KEY": "a-secret-for-simulations-and-nothing-else",
            "CHATS_DATABASE_URL": url,
            "CHATS_PUBLIC_URL": "http://127.0.0.1:9",
            "CHATS_STORAGE_URL": f"file:{folder}/storage",
            "CHATS_INSTANCE": folder,
        }
    )
    with open(os.devnull, "w") as nowhere, redirect_stderr(nowhere):
        app = create_app(settings, strict=True)
        with app.app_context():
            upgrade()
            with standing(app, settings) as ground:
                yield ground
            db.engine.dispose()


@contextmanager
def standing(app: Flask, settings: Settings) -> Iterator[Ground]:
    """A town in the empty database of this app. Inside its context."""
    town = build()
    db.session.remove()  # else its connection would outlive the first restart of the database
    hooks = Hooks(db.engine)
    with hooks.listening():
        yield Ground(app, settings, town, hooks)


@contextmanager
def quick() -> Iterator[None]:
    """Where the app's database is SQLite, one in memory takes its place meanwhile. Inside its context."""
    engines, before = cast(dict[str | None, Engine], db.engines), db.engine
    if before.dialect.name != "sqlite":
        yield
        return
    with _folder() as folder:
        engines[None] = create_engine(f"sqlite:///{folder}/chats.sqlite", connect_args={"timeout": 30})
        prepare(engines[None])
        try:
            upgrade()
            yield
        finally:
            db.session.remove()
            engines[None].dispose()
            engines[None] = before


def _folder() -> tempfile.TemporaryDirectory[str]:
    place = MEMORY if MEMORY.is_dir() else None
    return tempfile.TemporaryDirectory(prefix="chats-simulation-", dir=place)
