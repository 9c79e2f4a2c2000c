"""The outlets that the settings name: one set for each thread that sends."""

from functools import partial

from chats.config import Settings, WrongSetting
from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.text import TextChannel
from chats.delivery.channels.voice import VoiceChannel
from chats.delivery.channels.whatsapp import WhatsAppChannel
from chats.delivery.letter import Channel
from chats.delivery.outlets.calls import CallOutlet
from chats.delivery.outlets.health import Health
from chats.delivery.outlets.mail import MailOutlet
from chats.delivery.outlets.outlet import Limit, Outlet
from chats.delivery.outlets.standby import Standby
from chats.delivery.outlets.texts import STATUS_PATH, TextAccount, TextOutlet
from chats.delivery.outlets.whatsapp import WhatsAppOutlet

Outlets = dict[Channel, Outlet]


class Healths:
    """The health of each provider, shared by all connections of a worker."""

    def __init__(self) -> None:
        self._known: dict[str, Health] = {}

    def of(self, provider: str) -> Health:
        """Of this provider."""
        return self._known.setdefault(provider, Health(provider))


def open_outlets(settings: Settings, healths: Healths | None = None) -> Outlets:
    """A set of outlets. Raises WrongSetting for one that cannot be used."""
    try:
        return _opened(settings, healths or Healths())
    except ValueError as refusal:
        raise WrongSetting([str(refusal)]) from None


def close_outlets(outlets: Outlets) -> None:
    """Let go of every connection."""
    for outlet in outlets.values():
        outlet.close()


def _opened(settings: Settings, healths: Healths) -> Outlets:
    outlets: Outlets = {}
    if settings.mail_url is not None:
        connection = MailChannel(settings.mail_url, settings.mail_from)
        outlets[Channel.MAIL] = MailOutlet(settings, connection, healths.of("mail"))
    text = partial(_text, settings, healths)
    texts = [
        text("text", settings.text_url, settings.text_from, "CHATS_TEXT_FROM"),
        text("text-2", settings.text_url_2, settings.text_from_2, "CHATS_TEXT_FROM_2"),
    ]
    usable = [one for one in texts if one is not None]
    if usable:
        outlets[Channel.TEXT] = usable[0] if len(usable) == 1 else Standby(*usable)
    if settings.text_url is not None and settings.voice_from is not None:
        calls = VoiceChannel(settings.text_url, settings.voice_from)
        limit = Limit(settings.voice_from, settings.voice_rate)
        outlets[Channel.VOICE] = CallOutlet(calls, limit, healths.of("voice"))
    if settings.text_url is not None and settings.whatsapp_from is not None:
        limit = Limit(settings.whatsapp_from, settings.whatsapp_rate)
        account = TextAccount(settings.public_url + STATUS_PATH, limit)
        whatsapp = WhatsAppChannel(settings.text_url, settings.whatsapp_from)
        outlets[Channel.WHATSAPP] = WhatsAppOutlet(account, whatsapp, healths.of("whatsapp"))
    return outlets


def _text(
    settings: Settings, healths: Healths, provider: str, url: str | None, sender: str | None, name: str
) -> Outlet | None:
    if url is None:
        return None
    if sender is None:
        raise ValueError(f"{name} is missing; texts need a number to come from")
    account = TextAccount(settings.public_url + STATUS_PATH, Limit(sender, settings.text_rate))
    return TextOutlet(account, TextChannel(url, sender), healths.of(provider))
