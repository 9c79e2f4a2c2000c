"""Where messages leave the house: for each channel, how a message is written and handed to its provider.

An outlet is one worker's own. It remembers that its provider is in trouble, leaves it alone for a while, and
says which trouble it is; the messages wait in the outbox meanwhile, and nothing is lost.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from chats.calendars.letters import fill as fill_calendar
from chats.calendars.lines import utc_text
from chats.config import Settings, WrongSetting
from chats.delivery import retries
from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.mime import Mail
from chats.delivery.channels.text import Text, TextChannel
from chats.delivery.letter import Channel
from chats.delivery.models import Message
from chats.delivery.rendering import fill_html, fill_text
from chats.languages.segments import fold

STATUS_PATH = "/hooks/text/status"


@dataclass(frozen=True)
class Parcel:
    """A message with all that its outlet needs. Nothing in it shows in its repr."""

    message: Message = field(repr=False)
    address: str = field(repr=False)
    link: str | None = field(repr=False)
    """The whole live link, made for this moment and kept nowhere."""
    stop_link: str | None = field(repr=False)
    now: datetime


class Outlet(ABC):
    """One channel's way out."""

    name: str

    def __init__(self) -> None:
        self.trouble: str | None = None
        self._failures = 0
        self._paused_until: datetime | None = None

    @abstractmethod
    def write(self, parcel: Parcel) -> Callable[[], str]:
        """Fill the letter in and return the act of handing it over, which returns the provider's name for it.

        Raises UnfilledSlot, or ValueError for what no provider could take. The act raises what
        ``channels.outcomes`` names.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection."""

    def is_open(self, now: datetime) -> bool:
        """Whether it may be tried now."""
        return self._paused_until is None or self._paused_until <= now

    def fail(self, trouble: str, now: datetime) -> datetime:
        """Note that the provider is in trouble, and return until when it is left alone."""
        self.trouble = f"{self.name}.{trouble}"
        self._failures += 1
        self._paused_until = now + retries.pause(self._failures)
        return self._paused_until

    def succeed(self) -> None:
        """Note that the provider answers again."""
        self.trouble, self._failures, self._paused_until = None, 0, None


class MailOutlet(Outlet):
    """Mail through the server of CHATS_MAIL_URL."""

    name = "mail"

    def __init__(self, settings: Settings, channel: MailChannel) -> None:
        super().__init__()
        self._from, self._channel = settings.mail_from, channel

    def write(self, parcel: Parcel) -> Callable[[], str]:
        message, letter = parcel.message, parcel.message.letter
        slots = _slots(parcel)
        calendar = None
        if letter.calendar is not None:
            calendar = fill_calendar(letter.calendar, slots | self._of_the_calendar(parcel))
        mail = Mail(
            message_id=f"<{message.uid}@{self._from.rpartition('@')[2]}>",
            sender_name=message.slots.get("sender_name", ""),
            sender=self._from,
            to=parcel.address,
            subject=fill_text(letter.subject or "", slots, letter.language),
            language=letter.language,
            text=fill_text(letter.text, slots, letter.language),
            html=fill_html(letter.html or "", slots),
            sent_at=parcel.now,
            calendar=calendar,
            method=letter.calendar_method,
            unsubscribe_url=parcel.stop_link,
        )
        return partial(self._channel.send, mail)

    def _of_the_calendar(self, parcel: Parcel) -> dict[str, str]:
        # The stamp is when the message was put: a retry is the same file, and a later message a later one.
        return {
            "stamp": utc_text(parcel.message.planned_at),
            "organizer_mail": self._from,
            "attendee_mail": parcel.address,
            "attendee_name": parcel.message.slots.get("attendee_name", ""),
        }

    def close(self) -> None:
        self._channel.close()


class TextOutlet(Outlet):
    """Texts through the provider of CHATS_TEXT_URL."""

    name = "text"

    def __init__(self, settings: Settings, channel: TextChannel) -> None:
        super().__init__()
        self._status_url, self._channel = settings.public_url + STATUS_PATH, channel

    def write(self, parcel: Parcel) -> Callable[[], str]:
        message, letter = parcel.message, parcel.message.letter
        # Our name for the message comes back with every report, also when the provider's never reached us.
        text = Text(
            to=parcel.address,
            body=fold(fill_text(letter.text, _slots(parcel), letter.language)),
            callback_url=f"{self._status_url}?message={message.uid}",
            valid_seconds=int((message.useless_after - parcel.now).total_seconds()),
        )
        return partial(self._channel.send, text)

    def close(self) -> None:
        self._channel.close()


Outlets = dict[Channel, Outlet]


def open_outlets(settings: Settings) -> Outlets:
    """The outlets that the settings name. Raises WrongSetting for one that cannot be used."""
    outlets: Outlets = {}
    try:
        if settings.mail_url is not None:
            outlets[Channel.MAIL] = MailOutlet(settings, MailChannel(settings.mail_url, settings.mail_from))
        if settings.text_url is not None:
            if settings.text_from is None:
                raise ValueError("CHATS_TEXT_FROM is missing; texts need a number to come from")
            outlets[Channel.TEXT] = TextOutlet(settings, TextChannel(settings.text_url, settings.text_from))
    except ValueError as refusal:
        raise WrongSetting([str(refusal)]) from None
    return outlets


def close_outlets(outlets: Outlets) -> None:
    """Let go of every connection."""
    for outlet in outlets.values():
        outlet.close()


def _slots(parcel: Parcel) -> dict[str, str]:
    slots = {name: str(value) for name, value in parcel.message.slots.items()}
    return slots | {"link": parcel.link} if parcel.link is not None else slots
