"""The command ``chats``: what an operator runs."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import IO, Any

import click
from flask import Flask, current_app
from sqlalchemy.exc import InterfaceError, OperationalError

from chats import clock, db, worker
from chats.access.actors import Role
from chats.accounts import actions as accounts
from chats.accounts import entrance, passwords
from chats.accounts import queries as account_queries
from chats.app import create_app
from chats.config import SETTINGS, WrongSetting, read_settings
from chats.delivery import queries as delivery_queries
from chats.demo import loading, starting, supervisor
from chats.demo.household import CannotStart
from chats.families import commands as rosters
from chats.languages import catalogues, registry
from chats.schools import actions as schools
from chats.schools import queries as school_queries

UNREACHED = "The database cannot be used. Look at CHATS_DATABASE_URL, then run `chats db upgrade`."


def _app() -> Flask:
    try:
        return create_app(read_settings())
    except WrongSetting as wrong:
        click.echo("\n".join(wrong.lines), err=True)
        click.echo("`chats settings` lists every setting.", err=True)
        sys.exit(2)
    except OSError:  # the folder that SQLite's file would be in cannot be made
        raise click.ClickException(UNREACHED) from None


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
        given = os.environ.get(setting.name)
        if given is not None:
            click.echo(f"  now: {'set, and secret' if setting.secret else given}")


@main.group(name="db")
def database() -> None:
    """The database."""


@database.command(name="upgrade")
@in_app
def upgrade() -> None:
    """Bring the database to this version of the product."""
    db.upgrade()
    click.echo("The database is up to date.")


@main.command()
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="Where the web answers.")
@click.option(
    "--demo/--no-demo", envvar="DEMO", default=True, help="With the demo district, or empty and closed."
)
def run(port: int, demo: bool) -> None:
    """Start everything here as one foreground process group, until Ctrl-C."""
    instance = Path(os.environ.get("CHATS_INSTANCE") or "instance").resolve()
    os.environ.update(starting.environment(instance, port, demo=demo, given=dict(os.environ)))
    try:
        supervisor.check_free(port)
        starting.clear_cut_off(instance, os.environ["CHATS_DATABASE_URL"])
        with _app().app_context():
            _prepare(instance, demo=demo)
            lines = _lines(os.environ["CHATS_PUBLIC_URL"], demo, instance)
        sys.exit(supervisor.run(port, lines=lines, instance=instance, environ=dict(os.environ), demo=demo))
    except CannotStart as why:
        click.echo(str(why), err=True)
        sys.exit(1)


def _prepare(instance: Path, *, demo: bool) -> None:
    """Bring the database up to date, and fill it the first time; its log goes beside the other logs."""
    with starting.logging_into(instance / "logs" / "start.log"):
        db.upgrade()
        empty = not account_queries.any_staff()
    if demo and empty:
        click.echo("Making the demo district. This happens once and takes less than a minute.", err=True)
        with starting.logging_into(instance / "logs" / "start.log"), starting.marked_cut_off(instance):
            loading.load(clock.now())


def _lines(address: str, demo: bool, instance: Path) -> list[str]:
    if demo:
        return starting.demo_lines(address, loading.PASSWORD)
    begun = account_queries.any_staff()
    return starting.empty_lines(address, None if begun else entrance.code(instance))


@main.group(name="demo")
def demo_group() -> None:
    """The demo district: invented schools and families."""


@demo_group.command(name="load")
@in_app
def load() -> None:
    """Fill an empty database with the demo district; a filled one is left as it is."""
    loaded = loading.load(clock.now())
    click.echo(
        "The demo district is ready." if loaded else "There is a district already; nothing was changed."
    )


@main.command(name="worker")
@click.option("--until-idle", is_flag=True, help="Catch up and send until nothing is due, then stop.")
@in_app
def worker_command(until_idle: bool) -> None:
    """Catch up and send, until told to stop."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        if until_idle:
            waiting = worker.Worker(app.config["SETTINGS"]).until_idle()
            for code in waiting:
                click.echo(f"Messages still wait: {code}", err=True)
            return
        worker.run(app, worker.stop_on_signals())
    except WrongSetting as wrong:
        raise click.ClickException("\n".join(wrong.lines)) from None
    worker.leave()


@main.group(name="outbox")
def outbox_group() -> None:
    """Messages: what waits, what went, what failed."""


@outbox_group.command(name="status")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@in_app
def outbox_status(as_json: bool) -> None:
    """How many messages are in which state, by channel and language."""
    with db.across_districts():
        now, told = clock.now(), delivery_queries
        click.echo(json.dumps(told.outbox_status(now)) if as_json else told.status_lines(now))


@main.group(name="languages")
def languages_group() -> None:
    """The languages families read."""


@languages_group.command(name="status")
def languages_status() -> None:
    """How far each listed language's family catalogue is."""
    for one in registry.listed():
        row = catalogues.status(one.tag)
        click.echo(f"{one.tag:8} {one.autonym:20} {row.translated:4}/{row.total:<4} {row.state}")


@main.group(name="admin")
def admin() -> None:
    """Administrators."""


@admin.command(name="create")
@click.option("--district", required=True, help="Its name; made if there is none of that name.")
@click.option("--zone", default="America/Los_Angeles", show_default=True, help="Its time zone.")
@click.option("--name", required=True)
@click.option("--mail", required=True)
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@in_app
def admin_create(district: str, zone: str, name: str, mail: str, password: str) -> None:
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


@main.group(name="roster")
def roster_group() -> None:
    """The roster: families, guardians and how to reach them."""


@roster_group.command(name="import")
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
