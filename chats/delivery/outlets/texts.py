"""Texts through the provider of CHATS_TEXT_URL, or the second one."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from chats.delivery.channels.text import Text, TextChannel
from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel
from chats.delivery.outlets.health import Health
from chats.delivery.outlets.outlet import Letterbox, Limit, Outlet, Written
from chats.delivery.rendering import fill_text
from chats.languages.segments import fold, segments

STATUS_PATH = "/hooks/text/status"


@dataclass(frozen=True)
class TextAccount:
    """Where reports go, and what the number may send."""

    status_url: str
    limit: Limit | None = None


class TextOutlet(Outlet):
    """One connection to a text provider."""

    channel = Channel.TEXT
    can_look = True

    def __init__(self, account: TextAccount, channel: TextChannel, health: Health | None = None) -> None:
        super().__init__(health or Health("text"))
        self._account, self._connection = account, channel
        self.limit = account.limit

    def write(self, one: InHand, box: Letterbox) -> Written:
        text = self._text(one, box)
        return Written(partial(self._connection.send, text), segments(text.body).count)

    def look(self, one: InHand, box: Letterbox, since: datetime) -> list[str]:
        return self._connection.find(self._text(one, box), since)

    def _text(self, one: InHand, box: Letterbox) -> Text:
        # Our name for the message comes back with every report, also when the provider's never reached us.
        return Text(
            to=one.address,
            body=fold(fill_text(one.letter.text, box.slots(one), one.letter.language)),
            callback_url=f"{self._account.status_url}?message={one.uid}",
            valid_seconds=max(int((one.useless_after - box.now).total_seconds()), 1),
        )

    def close(self) -> None:
        self._connection.close()
