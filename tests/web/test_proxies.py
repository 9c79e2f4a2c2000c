"""Whose address a visitor has: the proxy's word counts only where the operator said there is one."""

from dataclasses import replace

import pytest
from flask import request

from chats.app import create_app
from chats.config import Settings
from chats.db import db


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_a_forwarded_address_is_believed_only_behind_a_proxy_of_ours(
    settings: Settings, proxies: int, address: str
):
    app = create_app(replace(settings, proxies=proxies), strict=True)
    seen: list[str | None] = []
    app.before_request(lambda: seen.append(request.remote_addr))
    app.test_client().get(
        "/healthz", base_url=settings.public_url, headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    )
    with app.app_context():
        db.engine.dispose()
    assert seen == [address]
