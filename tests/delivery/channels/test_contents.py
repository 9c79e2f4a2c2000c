"""The templates at the provider, asked for over its Content API."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from chats.delivery.channels.contents import Contents, NoAnswer
from tests.servers.http import HANG_UP, Answer, Behaviour, ScriptedWebServer, scripted_web_server

SID = "HX" + "2" * 32
ONE = {"sid": SID, "friendly_name": "chats_invitation_es", "language": "es"}
LOOK = {"types": {"twilio/text": {"body": "🏫 {{1}} les invita."}}}


@contextmanager
def asked(*answers: Behaviour) -> Iterator[tuple[Contents, ScriptedWebServer]]:
    with scripted_web_server(*answers) as server:
        contents = Contents(f"http://AC1:secret@127.0.0.1:{server.port}/", timeout_seconds=1)
        try:
            yield contents, server
        finally:
            contents.close()


def page(*held: object, more: bool = False) -> Answer:
    url = "https://content.twilio.com/v1/Content?PageSize=50&Page=1" if more else None
    return Answer(200, {"contents": list(held), "meta": {"next_page_url": url}})


def test_a_template_is_read_with_its_words() -> None:
    with asked(page(ONE | LOOK)) as (contents, _):
        (one,) = contents.all()
    assert (one.sid, one.language, one.bodies) == (SID, "es", ("🏫 {{1}} les invita.",))


def test_every_page_is_read() -> None:
    with asked(page(ONE | LOOK, more=True), page(ONE | {"sid": "HX2"})) as (contents, server):
        assert [one.sid for one in contents.all()] == [SID, "HX2"]
    assert [one.path for one in server.requests] == [
        "/v1/Content?PageSize=50&Page=0", "/v1/Content?PageSize=50&Page=1",
    ]  # fmt: skip


def test_templates_of_twilio_itself_are_asked_for_at_a_host_of_their_own() -> None:
    contents = Contents("https://AC1:secret@api.twilio.com")
    contents.close()
    assert contents._base == "https://content.twilio.com/v1/Content"


@pytest.mark.parametrize("status", ["approved", "rejected", "paused"])
def test_whatsapp_s_word_on_a_template_is_read(status: str) -> None:
    said = Answer(200, {"sid": SID, "whatsapp": {"status": status, "rejection_reason": "TAG"}})
    with asked(said) as (contents, server):
        assert contents.approval(SID).status == status
    assert server.requests[0].path == f"/v1/Content/{SID}/ApprovalRequests"


def test_a_template_that_was_never_submitted_says_so() -> None:
    with asked(Answer(200, {"sid": SID, "whatsapp": None})) as (contents, _):
        assert contents.approval(SID).status == "unsubmitted"


@pytest.mark.parametrize("behaviour", [HANG_UP, Answer(500, {}), Answer(200, "no"), Answer(200, {})])
def test_an_answer_that_cannot_be_read_is_none(behaviour: Behaviour) -> None:
    with asked(behaviour) as (contents, _), pytest.raises(NoAnswer):
        contents.all()


def test_a_template_is_made_and_submitted() -> None:
    with asked(Answer(201, {"sid": SID}), Answer(201, {"status": "received"})) as (contents, server):
        contents.submit(contents.make(LOOK), "chats_invitation_es", "UTILITY")
    assert [one.path for one in server.requests] == [
        "/v1/Content", f"/v1/Content/{SID}/ApprovalRequests/whatsapp",
    ]  # fmt: skip
    assert json.loads(server.requests[1].body) == {"name": "chats_invitation_es", "category": "UTILITY"}


def test_a_provider_that_refuses_us_says_its_code_and_no_more() -> None:
    refused = Answer(401, {"code": 20003, "message": "Authenticate AC1"})
    with asked(refused) as (contents, _), pytest.raises(NoAnswer, match=r"^it answered 401 20003$"):
        contents.all()
