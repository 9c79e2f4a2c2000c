"""Calls that a machine makes, through the provider of CHATS_TEXT_URL."""

from datetime import datetime
from functools import partial

from chats.delivery import calling
from chats.delivery.channels.voice import Call, VoiceChannel
from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel
from chats.delivery.outlets.health import Health
from chats.delivery.outlets.outlet import Letterbox, Limit, Outlet, Written


class CallOutlet(Outlet):
    """One connection to a provider of calls."""

    channel = Channel.VOICE
    can_look = True

    def __init__(
        self, channel: VoiceChannel, limit: Limit | None = None, health: Health | None = None
    ) -> None:
        super().__init__(health or Health("voice"))
        self._connection = channel
        self.limit = limit

    def write(self, one: InHand, box: Letterbox) -> Written:
        return Written(partial(self._connection.send, self._call(one, box)))

    def look(self, one: InHand, box: Letterbox, since: datetime) -> list[str]:
        return self._connection.find(self._call(one, box), since)

    def _call(self, one: InHand, box: Letterbox) -> Call:
        # The words are fetched when somebody answers: what is no longer so by then is not said.
        page = f"{box.public_url}{calling.PATH}{calling.token(one.id, one.uid)}"
        return Call(to=one.address, page_url=page, status_url=f"{page}/status")

    def close(self) -> None:
        self._connection.close()
