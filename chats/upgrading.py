"""The schema: brought to this version, and, by developers, changed.

Apart from the app, so that neither web nor worker carries Alembic in memory. A migration is drafted from
changed models with ``flask --app chats.upgrading db migrate -m "What changes"``.
"""

from pathlib import Path

from alembic import command
from alembic.util import CommandError
from flask import Flask, current_app
from flask_migrate import Migrate

from chats import app as product
from chats.db import db

MIGRATIONS = Path(__file__).parent / "migrations"


class StrangeSchema(Exception):
    """The database's version is none that this code knows: newer code made it. Nothing was changed."""


def create_app() -> Flask:
    """The product, with Flask-Migrate's commands."""
    app = product.create_app()
    _migrate(app)
    return app


def upgrade(to: str = "head") -> None:
    """Bring the schema to this version, or to an older one. Needs an app context. Raises StrangeSchema."""
    # Flask-Migrate's own upgrade ends the process where it should raise.
    ways = _migrate(current_app).get_config()
    try:
        command.upgrade(ways, to)
    except CommandError:
        raise StrangeSchema from None


def _migrate(app: Flask) -> Migrate:
    return Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
