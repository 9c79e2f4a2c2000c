"""``chats worker`` and ``chats outbox``: messages on their way."""

import json

import click
from flask import current_app

from chats import clock, db, stopping
from chats import worker as workers
from chats.commands.inside import in_app
from chats.config import WrongSetting
from chats.delivery import actions as delivery
from chats.delivery import queries as delivery_queries


@click.command()
@click.option("--until-idle", is_flag=True, help="Catch up and send until nothing is due, then stop.")
@in_app
def worker(until_idle: bool) -> None:
    """Catch up and send, until told to stop."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        if until_idle:
            waiting = workers.Worker(app.config["SETTINGS"], app).until_idle()
            for code in waiting:
                click.echo(f"Messages still wait: {code}", err=True)
            return
        with stopping.told_to_stop() as told:
            workers.run(app, told)
    except WrongSetting as wrong:
        raise click.ClickException("\n".join(wrong.lines)) from None
    workers.leave()


@click.group()
def outbox() -> None:
    """Messages: what waits, what went, what failed."""


@outbox.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@in_app
def status(as_json: bool) -> None:
    """How many messages are in which state, by channel and language."""
    with db.across_districts():
        now, told = clock.now(), delivery_queries
        click.echo(json.dumps(told.outbox_status(now)) if as_json else told.status_lines(now))


@outbox.command()
@click.argument("why")
@in_app
def hold(why: str) -> None:
    """Stop all that leaves this instance, in every district, at once. Nothing is lost.

    WHY is one line that says why; staff read that everything is stopped.
    """
    number = delivery.hold_everything(why=why, now=clock.now())
    click.echo(f"Nothing leaves any more (switch {number}). `chats outbox release` lets it go on.")


@outbox.command()
@in_app
def release() -> None:
    """Let what `chats outbox hold` stopped go on, as far as it is still of use."""
    held = delivery_queries.everything_held()
    if held is None:
        click.echo("Everything may leave already.")
        return
    delivery.release(held, by=None, now=clock.now())
    click.echo("Messages leave again.")
