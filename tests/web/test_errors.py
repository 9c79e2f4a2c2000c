"""Errors say what happened and what to do, in the reader's language."""

from datetime import timedelta

from chats import clock
from chats.access import links
from chats.access.actors import Purpose
from chats.db import transaction
from tests.factories import NOW, Make
from tests.pages import CheckingClient


def test_a_page_that_is_not_here_says_so(client: CheckingClient):
    page = client.get("/nowhere")
    assert page.status == 404
    assert "This page is not here" in page.text


def test_a_caller_that_wants_json_gets_words_in_json(client: CheckingClient):
    page = client.get("/nowhere", headers={"Accept": "application/json"})
    assert page.status == 404
    assert b"This page is not here" in page.body


def test_who_was_signed_out_while_writing_gets_back_what_they_typed(client: CheckingClient, make: Make):
    typed = {"topic": "own", "title": "Math night", "token": "of the session that ended"}
    refused = client.post("/desk/chats/new", typed)
    assert (refused.status, refused.links()) == (401, ["/sign-in"])
    assert "What you typed is still here" in refused.text
    client.sign_in(make.session(make.staff_member())[1])
    page = client.post("/desk/chats/new", typed)  # loaded again
    assert page.status == 422
    assert "Math night" in {field.get("value") for field in page.all("input")}


def test_an_ended_link_explains_itself_in_its_holders_language(client: CheckingClient, make: Make):
    path = make.reply_path(make.invitation())
    with clock.stopped(NOW + timedelta(days=30)):
        page = client.get(path)
    assert page.status == 410
    assert page.tree.get("lang") == "es"


def test_a_revoked_link_explains_itself(client: CheckingClient, make: Make):
    invitation = make.invitation()
    path, subject_id = make.reply_path(invitation), invitation.letters[0].id
    with transaction():
        links.revoke(Purpose.REPLY, subject_id, NOW)
    assert client.get(path).status == 410


def test_a_link_of_nobody_opens_nothing(client: CheckingClient):
    assert client.get("/r/" + "A" * 22).status == 404
