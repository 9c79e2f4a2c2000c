"""What comes in, as whoever received it hands it over, and what it can set going."""

from collections.abc import Callable
from dataclasses import dataclass, field

from chats.delivery.letter import Channel
from chats.inbox.queries import About
from chats.invitations.models import Source
from chats.invitations.replies import Standing

PROVIDER = {Channel.MAIL: "mailroom"}
SOURCES = {Channel.MAIL: Source.MAIL, Channel.WHATSAPP: Source.WHATSAPP}


@dataclass(frozen=True)
class Received:
    """A text, or a mail that answers one of ours. Nothing in it shows in its repr."""

    ref: str
    """The provider's name for it: the same however often it is brought."""
    sender: str = field(repr=False)
    """The number it came from; of a mail, the address that the mail it answers went to."""
    body: str = field(repr=False)
    channel: Channel = Channel.TEXT
    about: About | None = field(default=None, repr=False)
    """Of a mail, what it answers: that says who writes, and which meeting is meant."""
    answers: str | None = field(default=None, repr=False)
    """By WhatsApp, the provider's name for the message that they answered, or whose button they pressed."""
    meeting_id: int | None = None
    """The meeting that this one was about."""

    @property
    def meant_id(self) -> int | None:
        """The only meeting that may be meant, where it is plain."""
        return self.about.meeting_id if self.about else self.meeting_id

    @property
    def provider(self) -> str:
        """Who brought it, as its events are noted."""
        return PROVIDER.get(self.channel, "text")

    @property
    def source(self) -> Source:
        """How an answer in it came."""
        return SOURCES.get(self.channel, Source.TEXT)


@dataclass(frozen=True)
class Deeds:
    """What it can set going: other features' actions, handed in by whoever received it."""

    reply: Callable[..., Standing]
    suppress: Callable[..., bool]
    accept: Callable[..., None]
    decline: Callable[..., None]
    refusals: tuple[type[Exception], ...]
    """What these raise where an answer does not count."""
