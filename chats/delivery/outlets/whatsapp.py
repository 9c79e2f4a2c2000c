"""WhatsApp through the provider of CHATS_TEXT_URL."""

from datetime import datetime
from functools import partial

from chats.delivery.channels.whatsapp import WhatsApp, WhatsAppChannel
from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel
from chats.delivery.outlets.health import Health
from chats.delivery.outlets.outlet import Letterbox, Outlet, Written
from chats.delivery.outlets.texts import TextAccount
from chats.delivery.rendering import fill_text


class WhatsAppOutlet(Outlet):
    """One connection to a provider of WhatsApp."""

    channel = Channel.WHATSAPP
    can_look = True

    def __init__(self, account: TextAccount, channel: WhatsAppChannel, health: Health | None = None) -> None:
        super().__init__(health or Health("whatsapp"))
        self._account, self._connection = account, channel
        self.limit = account.limit

    def write(self, one: InHand, box: Letterbox) -> Written:
        # Each is paid for by itself, however long it is.
        return Written(partial(self._connection.send, self._message(one, box)), 1)

    def look(self, one: InHand, box: Letterbox, since: datetime) -> list[str]:
        return self._connection.find(self._message(one, box), since)

    def _message(self, one: InHand, box: Letterbox) -> WhatsApp:
        letter, slots = one.letter, box.slots(one)
        values = letter.template_values or [] if letter.template else []
        return WhatsApp(
            to=one.address,
            body=fill_text(letter.text, slots, letter.language),
            template=letter.template,
            values=tuple(fill_text(value, slots, letter.language) for value in values),
            link=slots.get("link"),
            callback_url=f"{self._account.status_url}?message={one.uid}",
            valid_seconds=max(int((one.useless_after - box.now).total_seconds()), 1),
        )

    def close(self) -> None:
        self._connection.close()
