"""What every channel's way out has in common."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel
from chats.delivery.outlets.health import Health

LOOKED_FOR = timedelta(minutes=5)
"""A provider that the settings no longer name may be named again: so often a message asks for it."""


@dataclass(frozen=True)
class Limit:
    """How much may be handed to a provider for one sender: tokens are segments, or messages."""

    sender: str = field(repr=False)
    per_second: float


class Written(NamedTuple):
    """A message that is filled in."""

    hand_over: Callable[[], str]
    """Hands it to the provider and returns the provider's name for it. Raises what ``outcomes`` names."""
    segments: int | None = None
    """Of a text: what is paid for."""


class Letterbox(NamedTuple):
    """Where links of this instance begin, and the instant at which a message is written."""

    public_url: str
    now: datetime

    def slots(self, one: InHand) -> dict[str, str]:
        """What differs from person to person, with the live link: made for this moment and kept nowhere."""
        slots, path = {name: str(value) for name, value in one.slots.items()}, one.path
        return slots if path is None else slots | {"link": self.public_url + path}


class Outlet(ABC):
    """One connection to one provider of one channel. For one thread at a time."""

    channel: Channel
    limit: Limit | None = None
    """None: as fast as the provider takes them."""
    can_look = False
    """Whether the provider can be asked if it has a message that is in doubt."""

    def __init__(self, health: Health) -> None:
        self.health = health

    @property
    def provider(self) -> str:
        """``mail``, ``text``, ``text-2``: what attempts and reports call it."""
        return self.health.provider

    @property
    def troubles(self) -> list[str]:
        """What keeps messages from leaving here, as codes."""
        return [self.health.trouble] if self.health.trouble else []

    @abstractmethod
    def write(self, one: InHand, box: Letterbox) -> Written:
        """Fill the letter in. Raises UnfilledSlot, or ValueError for what no provider could take."""

    def look(self, one: InHand, box: Letterbox, since: datetime) -> list[str]:
        """The names under which the provider has such messages, handed over since then.

        Raises what ``outcomes`` names where it cannot be asked.
        """
        raise NotImplementedError

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection."""

    def of(self, provider: str | None) -> "Outlet | None":
        """The connection to this provider, whether or not it is in trouble; any, if none is named."""
        return self if provider in (None, self.provider) else None

    def at(self, now: datetime, provider: str | None = None) -> "Outlet | None":
        """What may be tried now; only this ``provider`` if one is named."""
        one = self.of(provider)
        return one if one is not None and one.health.is_open(now) else None

    def opens_at(self, now: datetime, provider: str) -> datetime | None:
        """When this provider may be tried again; None if it may be now."""
        one = self.of(provider)
        return now + LOOKED_FOR if one is None else one.health.opens_at(now)
