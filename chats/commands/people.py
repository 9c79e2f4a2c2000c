"""``chats admin`` and ``chats roster``: who works here, and whom they work for."""

import sys
from typing import IO

import click
from flask import current_app

from chats import clock
from chats.access.actors import Role
from chats.accounts import actions as accounts
from chats.accounts import passwords
from chats.commands.inside import in_app
from chats.families import commands as rosters
from chats.schools import actions as schools
from chats.schools import queries as school_queries


@click.group()
def admin() -> None:
    """Administrators."""


@admin.command()
@click.option("--district", required=True, help="Its name; made if there is none of that name.")
@click.option("--zone", default="America/Los_Angeles", show_default=True, help="Its time zone.")
@click.option("--name", required=True)
@click.option("--mail", required=True)
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@in_app
def create(district: str, zone: str, name: str, mail: str, password: str) -> None:
    """Make an administrator, and their district if it is new."""
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        raise click.ClickException(f"A password has {passwords.SHORTEST} to {passwords.LONGEST} characters.")
    found = school_queries.district_named(district)
    district_id = found.id if found else schools.found(district, zone)
    try:
        accounts.create_staff(district_id, name, mail, Role.ADMINISTRATOR, password=password)
    except accounts.MailTaken:
        raise click.ClickException("An account has this mail address already.") from None
    click.echo(f"{name} can sign in at {current_app.config['SETTINGS'].public_url}/sign-in")


@click.group()
def roster() -> None:
    """The roster: families, guardians and how to reach them."""


@roster.command(name="import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Show what it would change, and change nothing.")
@click.option("--district", help="Its name; may be left out where there is only one.")
@in_app
def import_roster(file: IO[bytes], dry_run: bool, district: str | None) -> None:
    """Take a roster (CSV) over. Ends with 1 when some rows were not taken."""
    try:
        lines, all_taken = rosters.import_roster(
            file.read(), district=district, dry_run=dry_run, now=clock.now()
        )
    except rosters.CannotImport as why:
        raise click.ClickException(str(why)) from None
    click.echo("\n".join(lines))
    sys.exit(0 if all_taken else 1)
