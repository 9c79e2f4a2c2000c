"""A worker asks how WhatsApp's templates stand, and only what is approved is sent from then on."""

from dataclasses import replace

import pytest
from flask import Flask

from chats.config import Settings
from chats.delivery import approvals
from chats.delivery.standings import Standing
from chats.notices.due import Notice
from chats.notices.templates import as_content, wanted
from chats.worker import Worker
from chats.worker.asking import ask_about_templates
from tests.factories import NOW
from tests.notices.approving import approve
from tests.servers.http import HANG_UP, Answer, Behaviour, scripted_web_server

SID = "HX" + "2" * 32
NAMES = {"invitation": {"es": SID}}
INVITATION = next(one for one in wanted(["es"]) if one.notice is Notice.INVITATION)
PAGE = Answer(200, {"contents": [as_content(INVITATION) | {"sid": SID}], "meta": {"next_page_url": None}})


def says(status: str) -> Answer:
    return Answer(200, {"sid": SID, "whatsapp": {"status": status}})


def asked(settings: Settings, *answers: Behaviour) -> bool:
    """Whether the provider said how they stand."""
    with scripted_web_server(*answers) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        number, facts = "+15105550100", {"text_url": url, "whatsapp_templates": NAMES}
        return ask_about_templates(replace(settings, whatsapp_from=number, **facts), NOW) is not None


def test_what_whatsapp_approved_is_sent_from_now_on(app: Flask, settings: Settings) -> None:
    asked(settings, PAGE, says("approved"))
    assert approvals.approved() == {("invitation", "es"): SID}


@pytest.mark.parametrize("status", ["paused", "rejected", "pending"])
def test_what_it_approves_no_more_is_not_sent_any_more(app: Flask, settings: Settings, status: str) -> None:
    approve("es")
    asked(settings, PAGE, says(status))
    assert approvals.approved() == {}


@pytest.mark.parametrize("behaviour", [HANG_UP, Answer(500, {}), Answer(401, {"code": 20003})])
def test_a_provider_that_does_not_say_changes_nothing(
    app: Flask, settings: Settings, behaviour: Behaviour
) -> None:
    approve("es")
    before = approvals.approved()
    assert not asked(settings, behaviour)
    assert approvals.approved() == before


def test_without_a_number_for_whatsapp_nothing_is_approved(app: Flask, settings: Settings) -> None:
    approve("es")
    ask_about_templates(settings, NOW)
    assert approvals.last_seen() == []


def test_what_is_missing_is_known_by_language_and_notice(app: Flask, settings: Settings) -> None:
    asked(settings, PAGE, says("approved"))
    found = {(one.kind, one.language): one.standing for one in approvals.last_seen()}
    assert (found["changed", "es"], found["invitation", "so"]) == (Standing.UNLISTED, Standing.NO_LANGUAGE)


def test_asked_twice_each_stands_once(app: Flask, settings: Settings) -> None:
    asked(settings, PAGE, says("approved"))
    asked(settings, PAGE, says("approved"))
    assert len(approvals.last_seen()) == len(wanted())


def test_staff_read_that_the_provider_did_not_say(app: Flask, settings: Settings) -> None:
    with scripted_web_server(Answer(500, {})) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        facts = {"text_url": url, "text_from": "+15105550100", "whatsapp_from": "+15105550100"}
        worker = Worker(replace(settings, **facts))
        worker.ask()
        assert "whatsapp.unasked" in worker.trouble()
        worker.close()
