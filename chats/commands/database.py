"""``chats db``."""

import click

from chats import upgrading
from chats.commands.inside import in_app

STRANGE = (
    "This database was brought to a version that is newer than this code. Nothing was changed. "
    "Take the newer code, or restore the backup that was made before the upgrade."
)


@click.group()
def database() -> None:
    """The database."""


@database.command()
@in_app
def upgrade() -> None:
    """Bring the database to this version of the product."""
    try:
        upgrading.upgrade()
    except upgrading.StrangeSchema:
        raise click.ClickException(STRANGE) from None
    click.echo("The database is up to date.")
