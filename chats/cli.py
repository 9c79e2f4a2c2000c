"""The command ``chats``: what an operator runs."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from flask import Flask

from chats import db
from chats.app import create_app
from chats.config import SETTINGS, WrongSetting, read_settings


def _app() -> Flask:
    try:
        return create_app(read_settings())
    except WrongSetting as wrong:
        click.echo("\n".join(wrong.lines), err=True)
        click.echo("`chats settings` lists every setting.", err=True)
        sys.exit(2)


def in_app(command: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command inside the app, stopping with a clear line if a setting is wrong."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        with _app().app_context():
            return command(*args, **kwargs)

    return run


@click.group()
def main() -> None:
    """Coffee Chats: families and schools talk, each in their own language."""


@main.command()
def settings() -> None:
    """List every setting: what it is for, what it accepts, and its value if it is not secret."""
    for setting in SETTINGS:
        click.echo(f"{setting.name}\n  {setting.purpose}\n  accepts: {setting.accepts}")
        if setting.default is not None:
            click.echo(f"  unless set: {setting.default or 'nothing'}")


@main.group(name="db")
def database() -> None:
    """The database."""


@database.command(name="upgrade")
@in_app
def upgrade() -> None:
    """Bring the database to this version of the product."""
    db.upgrade()
    click.echo("The database is up to date.")
