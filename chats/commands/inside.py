"""Running a command inside the app."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from flask import Flask
from sqlalchemy.exc import InterfaceError, OperationalError

from chats.app import create_app
from chats.config import WrongSetting, read_settings

UNREACHED = "The database cannot be used. Look at CHATS_DATABASE_URL, then run `chats db upgrade`."


def in_app(command: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command inside the app; a wrong setting or a database out of reach stops it with a clear line."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        with _app().app_context():
            try:
                return command(*args, **kwargs)
            except (OperationalError, InterfaceError):
                raise click.ClickException(UNREACHED) from None

    return run


def _app() -> Flask:
    try:
        return create_app(read_settings())
    except WrongSetting as wrong:
        click.echo("\n".join(wrong.lines), err=True)
        click.echo("`chats settings` lists every setting.", err=True)
        sys.exit(2)
    except OSError:  # the folder that SQLite's file would be in cannot be made
        raise click.ClickException(UNREACHED) from None
