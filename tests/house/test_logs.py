"""Logs hold what happened, never to whom."""

import json
import subprocess
import sys

import pytest
from flask import Flask

from chats.logs import UnfitForLog, log
from tests.canaries import GUARDIANS, leaks
from tests.factories import Make
from tests.pages import CheckingClient


@pytest.mark.parametrize(
    "value",
    [
        *(name for pair in GUARDIANS for name in pair),
        "Jose Nunez",
        "+12065550100",
        "2065550100",
        "ana@canary.example",
        "/r/AbCdEfGhIjKlMnOpQrStUv",
        "AbCdEfGhIjKlMnOpQrStUv",
        "what they\nwrote",
        "",
        ["text"],
        {"name": "ana"},
        ValueError("ana"),
        b"ana",
    ],
)
def test_a_log_takes_only_numbers_and_plain_words(app: Flask, value: object) -> None:
    with pytest.raises(UnfitForLog):
        log("message.sent", recipient=value)  # type: ignore[arg-type]


def test_a_refused_value_is_not_in_the_refusal(app: Flask) -> None:
    with pytest.raises(UnfitForLog) as refusal:
        log("message.sent", recipient="Ñúñez")
    assert "Ñúñez" not in str(refusal.value)


def test_a_log_line_is_json_with_a_name_ids_and_the_time() -> None:
    line = "from chats import logs; logs.set_up(); logs.log('message.sent', message_id=81, channel='text')"
    written = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True).stderr
    entry = json.loads(written)
    assert entry.pop("timestamp").endswith("Z")
    assert entry == {"event": "message.sent", "level": "info", "message_id": 81, "channel": "text"}


@pytest.mark.parametrize(
    "line",
    ["told José", "sms to 12065550101", "GET /r/AbCdEfGhIjKlMnOpQrStUv 200", "from guardian7@canary.example"],
)
def test_the_suite_would_notice_a_person_in_a_log(line: str) -> None:
    assert leaks(line) != []


def test_the_suite_takes_a_good_line() -> None:
    assert leaks('{"event": "message.sent", "message_id": 81, "channel": "text"}') == []


def test_a_dead_link_is_logged_without_the_link(
    make: Make, client: CheckingClient, capfd: pytest.CaptureFixture[str]
) -> None:
    client.get(make.reply_path(make.invitation())[:-1] + "!")
    assert leaks(capfd.readouterr().err) == []
