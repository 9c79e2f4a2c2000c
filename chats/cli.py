"""The command ``chats``: what an operator runs.

Light: a command is imported when it is typed. The product takes most of a second to import, and what starts
it here (``chats run``) needs none of it in its own process.
"""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from chats.config import SETTINGS, WrongSetting, read_settings
from chats.demo import starting, supervisor
from chats.demo.household import CannotStart
from chats.stopping import ToldToStop


class Late(click.Group):
    """A group that also has commands at addresses, imported when they are asked for."""

    def __init__(self, *args: Any, addresses: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses = addresses

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name. click's own method, as the next one."""
        return sorted([*super().list_commands(ctx), *self._addresses])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, if there is one."""
        if cmd_name not in self._addresses:
            return super().get_command(ctx, cmd_name)
        module, name = self._addresses[cmd_name].split(":")
        found = getattr(import_module(f"chats.commands.{module}"), name)
        return found if isinstance(found, click.Command) else None


_COMMANDS = {
    "admin": "people:admin",
    "db": "database:database",
    "demo": "filling:demo",
    "languages": "words:languages",
    "mailroom": "receiving:mailroom",
    "outbox": "sending:outbox",
    "roster": "people:roster",
    "templates": "approving:templates",
    "worker": "sending:worker",
}


@click.group(cls=Late, addresses=_COMMANDS)
def main() -> None:
    """Coffee Chats: families and schools talk, each in their own language."""


@main.command()
def settings() -> None:
    """List every setting: what it is for, what it accepts, and its value if it is not secret."""
    for setting in SETTINGS:
        click.echo(f"{setting.name}\n  {setting.purpose}\n  accepts: {setting.accepts}")
        if setting.default is not None:
            click.echo(f"  unless set: {setting.default or 'nothing'}")
        given = os.environ.get(setting.name)
        if given is not None:
            click.echo(f"  now: {'set, and secret' if setting.secret else given}")


@main.command()
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="Where the web answers.")
@click.option(
    "--demo/--no-demo", envvar="DEMO", default=True, help="With the demo district, or empty and closed."
)
def run(port: int, demo: bool) -> None:
    """Start everything here as one foreground process group, until Ctrl-C."""
    instance = Path(os.environ.get("CHATS_INSTANCE") or "instance").resolve()
    try:
        supervisor.check_free(port)
        environ = starting.environment(instance, port, demo=demo, given=dict(os.environ))
        read_settings(environ)
        starting.clear_cut_off(instance, environ["CHATS_DATABASE_URL"])
        lines = starting.prepare(instance, environ, demo=demo)
        sys.exit(supervisor.run(port, lines=lines, instance=instance, environ=environ, demo=demo))
    except ToldToStop:
        sys.exit(0)
    except WrongSetting as wrong:
        click.echo("\n".join(wrong.lines), err=True)
        click.echo("`chats settings` lists every setting.", err=True)
        sys.exit(2)
    except CannotStart as why:
        click.echo(str(why), err=True)
        sys.exit(1)
