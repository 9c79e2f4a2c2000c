"""Senders that work side by side: each has connections of its own, and a thread for as long as it sends."""

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from flask import Flask

from chats.config import Settings
from chats.delivery import actions as delivery
from chats.delivery.actions import Habits
from chats.delivery.attempts import Rules
from chats.delivery.letter import URGENT, Channel, Lane
from chats.delivery.outlets import Healths, Outlets, close_outlets, open_outlets
from chats.delivery.senders import Stop


@dataclass(frozen=True)
class Member:
    """One sender of one channel."""

    outlets: Outlets
    lanes: Collection[Lane] = tuple(Lane)
    habits: Habits = field(default_factory=Habits)

    def send(self, rules: Rules, now: datetime, stop: Stop = delivery.never) -> int:
        """Send what is due on its channel and lanes; return how many messages it took in hand."""
        return delivery.send_due(now, self.outlets, rules, stop=stop, lanes=self.lanes, habits=self.habits)


def gather(settings: Settings, healths: Healths) -> list[Member]:
    """As many senders as the settings say, and one more on each channel that is kept free for what is urgent.

    A code or a cancellation then leaves while every other connection waits for a provider that hangs.
    """
    found = []
    for channel, connections in connections_of(settings).items():
        found += [Member(_one(channel, settings, healths)) for _ in range(connections)]
        found.append(Member(_one(channel, settings, healths), URGENT))
    return found


def connections_of(settings: Settings) -> dict[Channel, int]:
    """How many connections one worker keeps on each channel that the settings name."""
    wanted = {
        Channel.MAIL: (settings.mail_url, settings.mail_connections),
        Channel.TEXT: (settings.text_url or settings.text_url_2, settings.text_connections),
        Channel.VOICE: (settings.voice_from and settings.text_url, 1),
        Channel.WHATSAPP: (settings.whatsapp_from and settings.text_url, settings.text_connections),
    }
    return {channel: connections for channel, (url, connections) in wanted.items() if url is not None}


def _one(channel: Channel, settings: Settings, healths: Healths) -> Outlets:
    return {channel: open_outlets(settings, healths)[channel]}


def send_together(
    crew: Sequence[Member], rules: Rules, now: datetime, app: Flask, stop: Stop = delivery.never
) -> int:
    """Let all of them send at once; return how many messages they took in hand. Raises the first fault."""

    def work(member: Member) -> int:
        with app.app_context():
            return member.send(rules, now, stop)

    with ThreadPoolExecutor(len(crew) or 1) as threads:
        return sum(threads.map(work, crew))


def dismiss(crew: Sequence[Member]) -> None:
    """Let go of every connection."""
    for member in crew:
        close_outlets(member.outlets)
