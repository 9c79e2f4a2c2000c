"""A small town: the text provider, an app that keeps what it is told, and the school's channel."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from time import monotonic, sleep

from chats.delivery.channels.text import Text, TextChannel
from chats.demo.exchange import Exchange
from chats.demo.handsets import texts_of
from chats.demo.phones import Phones
from chats.demo.switchboard import Switchboard
from tests.servers.http import Answer, Request, ScriptedWebServer, scripted_web_server

SCHOOL, AMINA, LINH = "+15105550100", "+15105550123", "+15105550124"
ACCOUNT, TOKEN = "AC" + "0" * 32, "s:ecret"


@dataclass
class Town:
    """The provider, the app it reports to, and the school's channel."""

    app: ScriptedWebServer
    folder: Path
    url: str
    channel: TextChannel

    def text(self, to: str, body: str = "¿Viene?") -> str:
        callback = f"http://127.0.0.1:{self.app.port}/hooks/text/status"
        return self.channel.send(Text(to=to, body=body, callback_url=callback, valid_seconds=600))

    def posted(self, count: int) -> list[Request]:
        """Wait until the app was told so many things."""
        ends_at = monotonic() + 5
        while len(self.app.requests) < count and monotonic() < ends_at:
            sleep(0.01)
        return self.app.requests

    def bodies(self, number: str) -> list[str]:
        return [text.body for text in texts_of(self.folder, number)]


@contextmanager
def town_in(folder: Path, *answers: Answer, rings_seconds: float = 60) -> Iterator[Town]:
    with scripted_web_server(*(answers or (Answer(204),))) as app:
        inbound = f"http://127.0.0.1:{app.port}/hooks/text"
        exchange = Exchange(folder=folder, account=ACCOUNT, token=TOKEN, inbound_url=inbound)
        switchboard = Switchboard(folder=folder, account=ACCOUNT, token=TOKEN, rings_seconds=rings_seconds)
        phones = Phones(create_server(("127.0.0.1", 0)), exchange, switchboard)
        thread = threading.Thread(target=phones.serve_forever, args=(0.02,))
        thread.start()
        url = f"http://{ACCOUNT}:s%3Aecret@127.0.0.1:{phones.server_port}"
        channel = TextChannel(url, SCHOOL, timeout_seconds=1)
        try:
            yield Town(app, folder, url, channel)
        finally:
            channel.close()
            phones.shutdown()
            phones.server_close()
            thread.join(5)
