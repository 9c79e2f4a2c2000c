"""``chats languages``."""

import click

from chats.languages import catalogues, registry


@click.group()
def languages() -> None:
    """The languages families read."""


@languages.command()
def status() -> None:
    """How far each listed language's family catalogue is."""
    for one in registry.listed():
        row = catalogues.status(one.tag)
        click.echo(f"{one.tag:8} {one.autonym:20} {row.translated:4}/{row.total:<4} {row.state}")
