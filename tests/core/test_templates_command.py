"""``chats templates``: what is to be submitted, what was, and how far WhatsApp approved it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from chats.commands.approving import templates
from chats.notices.letters.whatsapp import BY_WHATSAPP
from tests.servers.http import Answer, Behaviour, ScriptedWebServer, scripted_web_server

SID = "HX" + "2" * 32


def typed(*words: str, **environ: str) -> Result:
    given = {"CHATS_SECRET_KEY": "k" * 40} | environ
    return CliRunner().invoke(templates, words, env=given)


def submitted(file: Path, *answers: Behaviour) -> tuple[Result, ScriptedWebServer]:
    with scripted_web_server(*answers) as server:
        url = {
            "CHATS_TEXT_URL": f"http://AC1:secret@127.0.0.1:{server.port}",
            "CHATS_TEXT_FROM": "+15105550100",
        }
        where = {"CHATS_DATABASE_URL": f"sqlite:///{file.parent / 'empty.sqlite'}"}
        return typed("submit", str(file), "--language", "es", **url, **where), server


def as_content(*words: str) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads(typed("list", "--json", *words).output)
    return held


def test_every_notice_is_listed_with_its_exact_words() -> None:
    told = typed("list", "--language", "es").output
    assert re.findall(r"^(\S+) es  ", told, re.MULTILINE) == [notice.value for notice in BY_WHATSAPP]
    assert "  | 🏫 {{1}} le invita: {{2}}\n" in told


def test_whatsapp_s_own_name_of_a_language_stands_beside_ours() -> None:
    assert {one["language"] for one in as_content("--language", "zh-Hans")} == {"zh_CN"}


def test_a_language_that_whatsapp_does_not_take_says_so() -> None:
    assert "WhatsApp takes no templates in this language" in typed("list", "--language", "so").output


def test_a_language_that_we_have_no_words_in_is_named() -> None:
    assert "We have no words in tlh" in typed("list", "--language", "tlh").output


def test_what_the_provider_made_is_listed_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "templates.json"
    result, server = submitted(file, Answer(201, {"sid": SID}))
    assert (result.exit_code, len(server.requests)) == (0, 2 * len(BY_WHATSAPP))
    held = json.loads(file.read_text())
    assert held == {notice.value: {"es": SID} for notice in BY_WHATSAPP}


def test_what_the_file_lists_is_not_made_again(tmp_path: Path) -> None:
    file = tmp_path / "templates.json"
    submitted(file, Answer(201, {"sid": SID}))
    _, server = submitted(file, Answer(201, {"sid": SID}))
    assert server.requests == []


def test_what_was_made_before_the_provider_failed_stays_listed(tmp_path: Path) -> None:
    file = tmp_path / "templates.json"
    result, _ = submitted(file, Answer(201, {"sid": SID}), Answer(201, {}), Answer(500, {}))
    assert (result.exit_code, json.loads(file.read_text())) == (1, {"invitation": {"es": SID}})
    assert "it answered 500" in result.output


@pytest.mark.parametrize("text", ["{", "[]", '{"invitation": {"es": "SM1"}}', '{"invitation": "HX1"}'])
def test_a_file_that_lists_no_templates_stops_the_start(tmp_path: Path, text: str) -> None:
    file = tmp_path / "templates.json"
    file.write_text(text)
    result = typed("status", CHATS_WHATSAPP_TEMPLATES=str(file))
    assert result.exit_code == 2
