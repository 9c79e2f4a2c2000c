"""A family answers on its page, and corrects what we know of its languages."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from chats import clock
from chats.db import db
from chats.invitations.models import Invitation, PartStat
from chats.languages import registry
from chats.meetings.kinds import Status
from tests.factories import NOW, Make
from tests.invitations.pages import english_path
from tests.pages import CheckingClient


def test_one_tap_answers_and_the_page_says_thank_you(make: Make, client: CheckingClient) -> None:
    path = english_path(make)
    answered = client.post(path, {"answer": "yes"})
    assert (answered.status, answered.location) == (303, path)
    text = client.follow(answered).text
    assert "Thank you. We look forward to seeing you." in text
    assert "We keep 1 seat for you." in text


@pytest.mark.parametrize(
    ("button", "said"),
    [("no", "Thank you for telling us."), ("call", "Thank you. We will call you.")],
)
def test_every_answer_is_thanked_for_in_its_own_words(
    make: Make, client: CheckingClient, button: str, said: str
) -> None:
    path = english_path(make)
    assert said in client.follow(client.post(path, {"answer": button})).text


def test_who_says_yes_tells_how_many_and_what_they_need(make: Make, client: CheckingClient) -> None:
    path = english_path(make)
    page = client.follow(client.post(path, {"answer": "yes"}))
    saved = client.send(page, "/details", party="٤", needs="A ramp", childcare="y")
    assert saved.status == 303
    row = db.session.scalars(select(Invitation)).one()
    assert (row.party, row.seats_held, row.interpreter_wanted, row.childcare_wanted) == (4, 4, True, True)
    assert row.needs == "A ramp"
    assert "We have what you wrote." in client.follow(saved).text


@pytest.mark.parametrize("typed", ["0", "10000", "two", "", "-3", "9" * 5000])
def test_a_number_that_no_family_has_is_refused_and_kept_as_typed(
    make: Make, client: CheckingClient, typed: str
) -> None:
    path = english_path(make)
    client.post(path, {"answer": "yes"})
    refused = client.post(f"{path}/details", {"party": typed, "needs": "A ramp"})
    assert refused.status == 422
    assert "Please write a number" in refused.text
    field = {one.get("name"): one for one in refused.all("input")}["party"]
    assert field.get("value") == typed
    assert [one.text for one in refused.all("textarea") if one.get("name") == "needs"] == ["A ramp"]
    assert db.session.scalars(select(Invitation.party)).one() == 1


def test_more_people_than_fit_are_refused_with_the_number_that_does(
    make: Make, client: CheckingClient
) -> None:
    path = english_path(make, make.meeting(seats=3))
    client.post(path, {"answer": "yes"})
    refused = client.post(f"{path}/details", {"party": "5"})
    assert refused.status == 422
    assert "Only 3 seats are free for your family." in refused.text


def test_a_full_meeting_says_so_before_and_after_the_answer(make: Make, client: CheckingClient) -> None:
    meeting = make.meeting(seats=1)
    make.invitation(meeting, partstat=PartStat.ACCEPTED, party=1, seats_held=1)
    path = english_path(make, meeting)
    assert "All seats are taken. If you say yes, you are on the waiting list." in client.get(path).text
    waiting = client.follow(client.post(path, {"answer": "yes"}))
    assert "All seats are taken, so you are on the waiting list." in waiting.text


def test_a_cancelled_meeting_says_so_and_refuses_an_answer(make: Make, client: CheckingClient) -> None:
    path = english_path(make, make.meeting(status=Status.CANCELLED, cancelled_at=NOW))
    page = client.get(path)
    assert "This meeting was cancelled." in page.text
    assert "Yes, we will come" not in page.text
    refused = client.post(path, {"answer": "yes"})
    assert (refused.status, "so there is nothing to answer" in refused.text) == (422, True)


@pytest.mark.parametrize("route", ["", "/details"])
def test_a_begun_meeting_refuses_an_answer(make: Make, client: CheckingClient, route: str) -> None:
    path = english_path(make, make.meeting(starts_at=NOW + timedelta(minutes=5)))
    client.post(path, {"answer": "yes"})
    with clock.stopped(NOW + timedelta(minutes=5)):
        assert "This meeting has begun." in client.get(path).text
        refused = client.post(path + route, {"answer": "no", "party": "2"})
    assert refused.status == 422
    assert "The meeting has begun, so your answer was not changed." in refused.text


@pytest.mark.parametrize("answer", ["", "maybe", "YES\x00"])
def test_an_answer_that_is_no_button_is_refused_with_the_page(
    make: Make, client: CheckingClient, answer: str
) -> None:
    refused = client.post(english_path(make), {"answer": answer})
    assert refused.status == 422
    assert "Please choose one of the three buttons." in refused.text


def test_needs_with_a_hidden_character_are_refused_and_kept_without_it(
    make: Make, client: CheckingClient
) -> None:
    path = english_path(make)
    client.post(path, {"answer": "yes"})
    refused = client.post(f"{path}/details", {"party": "1", "needs": "A ramp\x00"})
    assert refused.status == 422
    assert "A ramp" in [one.text for one in refused.all("textarea")]


def test_a_language_switched_after_a_refusal_leads_back_to_the_page(
    make: Make, client: CheckingClient
) -> None:
    path = english_path(make)
    client.post(path, {"answer": "yes"})
    refused = client.post(f"{path}/details", {"party": "two"})
    switches = [link for link in refused.links() if "lang=" in link]
    assert client.get(switches[0]).location.startswith(f"{path}?lang=")


def test_a_page_is_in_the_guardians_own_language(make: Make, client: CheckingClient) -> None:
    with registry.pseudo_languages():
        family = make.family(guardians=0)
        make.guardian(family, written_language="ar-XB")
        page = client.get(make.reply_path(make.invitation(make.meeting(), family)))
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar-XB", "rtl")


def test_a_language_chosen_on_the_page_stays_where_a_device_takes_no_cookie(
    make: Make, app: Flask, client: CheckingClient
) -> None:
    path = english_path(make)
    with registry.pseudo_languages():
        page = client.get(f"{path}?lang=en-XA")
        forms = [form.get("action") for form in page.all("form")]
        assert all(action and action.endswith("?lang=en-XA") for action in forms)
        client.raw.delete_cookie("chats_lang", domain="127.0.0.1")
        assert client.post(f"{path}?lang=en-XA", {"answer": "no"}).location == f"{path}?lang=en-XA"


def test_a_guardian_corrects_the_languages_that_are_theirs(make: Make, client: CheckingClient) -> None:
    family = make.family(guardians=0)
    guardian = make.guardian(family, spoken_language="es", written_language="es")
    path = make.reply_path(make.invitation(make.meeting(), family))
    saved = client.post(f"{path}/language?lang=en", {"written": "en", "spoken": "mam"})
    assert (saved.status, saved.location) == (303, f"{path}?lang=en")
    assert (guardian.spoken_language, guardian.written_language) == ("mam", "en")
    assert guardian.language_theirs_at == NOW


def test_who_does_not_read_says_so(make: Make, client: CheckingClient) -> None:
    family = make.family(guardians=0)
    guardian = make.guardian(family, spoken_language="es", written_language="es")
    path = make.reply_path(make.invitation(make.meeting(), family))
    client.post(f"{path}/language?lang=en", {"written": "none", "spoken": ""})
    assert (guardian.spoken_language, guardian.written_language) == ("es", None)


@pytest.mark.parametrize("sent", [{}, {"written": "xx"}, {"spoken": "zh-Hans"}, {"written": "mam"}])
def test_a_language_that_is_not_offered_is_refused(
    make: Make, client: CheckingClient, sent: dict[str, str]
) -> None:
    refused = client.post(f"{english_path(make)}/language", sent)
    assert refused.status == 422
    assert "Please choose a language from the list." in refused.text
