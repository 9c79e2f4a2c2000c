"""What is urgent passes what is many (torture list, A17)."""

import pytest
from flask import Flask

from chats.config import Settings
from chats.delivery.letter import Channel, Lane
from tests.delivery.torture.ground import MORE, put_many, recipients, row, sending
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

pytestmark = pytest.mark.commits

GROUP, MANY = 20, 300 * MORE


def test_a_code_passes_everything_that_is_not_in_hand_yet(make: Make, settings: Settings, app: Flask) -> None:
    put_many(make, Channel.MAIL, MANY, now=NOW)
    with scripted_mail_server() as server:
        pause = server.stand_still_at("end")
        with sending(app, settings, group=GROUP, mail_url=server.url) as finish:
            pause.wait_for()
            [code] = put_many(make, Channel.MAIL, 1, lane=Lane.CODES_AND_CANCELLATIONS, now=NOW)
            pause.end()
            finish()
    # One group is open, a second was claimed with it.
    assert recipients(server).index(row(code).address or "") <= 2 * GROUP
