"""What ``chats mailroom`` does, inside the app."""

import asyncio
import socket

import click
from flask import Flask, current_app

from chats import clock, stopping
from chats.commands.inside import in_app
from chats.config import SETTINGS, Settings
from chats.mailroom import door, taking
from chats.mailroom.actions import Incoming, Taken


@in_app
def take(content: bytes, sender: str, recipients: tuple[str, ...]) -> None:
    """Take one mail, for each of its recipients. Raises whatever keeps it from being taken."""
    for one in dict.fromkeys(recipients):
        taking.take(Incoming(content, sender, one), _settings(), clock.now())


@in_app
def listen(number: int | None) -> None:
    """Take mail at CHATS_MAILROOM, or at a socket that is handed over, until told to stop."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    settings = _settings()
    if settings.mail_reply_domain is None:
        raise _unset("CHATS_MAIL_REPLY_DOMAIN")
    listening = _socket(number, settings)

    def knows(address: str) -> bool:
        with app.app_context():
            return taking.knows(address, settings)

    def take(mail: Incoming) -> Taken:
        with app.app_context():
            return taking.take(mail, settings, clock.now())

    with stopping.told_to_stop() as told:
        behind = door.Mailroom(settings.mail_reply_domain, knows, take)
        asyncio.run(door.serve(listening, behind, told))


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


def _socket(number: int | None, settings: Settings) -> socket.socket:
    if number is not None:
        return socket.socket(fileno=number)
    if settings.mailroom is None:
        raise _unset("CHATS_MAILROOM")
    host, port = settings.mailroom
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as why:
        said = (
            f"CHATS_MAILROOM: nobody can listen at {host}, port {port}: {why.strerror}. Nothing was started."
        )
        raise click.ClickException(said) from None


def _unset(name: str) -> click.ClickException:
    accepts = next(setting.accepts for setting in SETTINGS if setting.name == name)
    return click.ClickException(f"{name} is not set, so no mail can come in. It accepts: {accepts}.")
