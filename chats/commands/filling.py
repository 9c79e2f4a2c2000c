"""``chats demo``."""

import click

from chats import clock
from chats.commands.inside import in_app
from chats.demo import loading


@click.group()
def demo() -> None:
    """The demo district: invented schools and families."""


@demo.command()
@in_app
def load() -> None:
    """Fill an empty database with the demo district; a filled one is left as it is."""
    loaded = loading.load(clock.now())
    click.echo(
        "The demo district is ready." if loaded else "There is a district already; nothing was changed."
    )
