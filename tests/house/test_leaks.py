"""No English leaks: every page, form, calendar and error that families or interpreters meet.

Routes come from the URL map: a new page is read the day it is written.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask, abort
from flask.typing import ResponseReturnValue
from sqlalchemy import select, update
from werkzeug.exceptions import default_exceptions

from chats import clock
from chats.access.routes import Door, everyone, open_to
from chats.app import create_app
from chats.config import Settings
from chats.db import db, transaction
from chats.delivery import actions as delivery
from chats.delivery.channels.signature import signature
from chats.families.models import Contact, ContactKind
from chats.languages.registry import pseudo_languages
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make
from tests.house.corners import corner
from tests.house.leaking import leaks, words_of_answer
from tests.house.reading import FOR_STAFF, Reader
from tests.house.walking import Walk
from tests.pages import CheckingClient
from tests.voice.ringing import caller, rung, voice_set_up

PSEUDO = ["en-XA", "ar-XB"]
TAGS = [*PSEUDO, "am"]
"""Two pseudo-languages, and a real one whose letters are no Latin ones."""
FOR_STAFF_ALONE = 401
"""That they were signed out; families never sign in."""


@pytest.fixture(autouse=True)
def pseudo() -> Iterator[None]:
    """Two languages that only tests have."""
    with pseudo_languages():
        yield


@pytest.fixture
def walk(app: Flask, make: Make, client: CheckingClient) -> Walk:
    """A school, and every route to read."""
    delivery.heartbeat(NOW, [], sending=True)
    here = corner(make, "Here")
    return Walk(app, client.public_url, here, here, here)


def readers(walk: Walk, tag: str) -> list[Reader]:
    """A family, an interpreter, and somebody we do not know."""
    people = (walk.guardian(), walk.interpreter(), walk.stranger())
    return [Reader(walk, walker, tag) for walker in people]


def found(read: list[Reader]) -> list[str]:
    """What was left, over all that was read."""
    assert all(one.answers for one in read)
    return sorted({fault for one in read for fault in one.found})


@pytest.mark.parametrize("tag", TAGS)
def test_no_page_and_no_answer_to_a_form_holds_english(walk: Walk, tag: str) -> None:
    read = readers(walk, tag)
    for one in read:
        one.opens()
        one.presses()
        one.opens()
    assert found(read) == []


def test_every_page_and_form_behind_a_link_was_open_when_it_was_read(walk: Walk) -> None:
    read = readers(walk, "en-XA")
    for one in read:
        one.opens()
        one.presses()
    links = {
        (method, route.endpoint)
        for method, route, rule in walk.routes
        if rule.purpose and route.endpoint not in FOR_STAFF
    }
    assert sorted(links - {reached for one in read for reached in one.reached}) == []


@pytest.mark.parametrize("tag", TAGS)
def test_no_refusal_holds_english(walk: Walk, tag: str) -> None:
    read = readers(walk, tag)
    for one in read:
        one.errs()
    assert found(read) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("facts", [{"status": Status.CANCELLED}, {"seats": 1}, {"place": Place.ONLINE}])
def test_no_page_of_a_meeting_that_changed_holds_english(
    walk: Walk, tag: str, facts: dict[str, object]
) -> None:
    with transaction() as session:
        session.execute(update(Meeting).where(Meeting.status == Status.PUBLISHED).values(facts))
    read = readers(walk, tag)
    for one in read:
        one.opens()
        one.presses()
    assert found(read) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("later", [timedelta(days=7, minutes=30), timedelta(days=8), timedelta(days=40)])
def test_no_page_holds_english_when_its_time_is_over(walk: Walk, tag: str, later: timedelta) -> None:
    read = readers(walk, tag)
    with clock.stopped(NOW + later):
        for one in read:
            one.opens()
            one.presses()
    assert found(read) == []


@pytest.mark.parametrize("tag", TAGS)
def test_no_page_of_a_link_that_was_switched_off_holds_english(walk: Walk, tag: str) -> None:
    read = Reader(walk, walk.forgotten(), tag)
    read.opens()
    read.errs()
    assert found([read]) == []


# --- errors, whatever causes them ---


def failing(code: int) -> ResponseReturnValue:
    abort(code)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_no_error_holds_english(app: Flask, settings: Settings, tag: str, kind: str) -> None:
    failed = create_app(settings, strict=True)
    failed.add_url_rule("/failing/<int:code>", "failing", open_to(everyone)(failing))
    client, left = CheckingClient(failed, settings.public_url), []
    for code in sorted(code for code in default_exceptions if code >= 400 and code != FOR_STAFF_ALONE):
        page = client.get(f"/failing/{code}", headers={"Accept-Language": tag, "Accept": kind})
        assert page.status == code
        left += [f"{code}: {word}" for word in leaks(words_of_answer(page), (), tag)]
    assert left == []


@pytest.mark.parametrize("body", ["1", "2", "3", "STOP", "HELP", "START", "⁂?", ""])
def test_nothing_a_provider_is_told_to_say_holds_english(
    walk: Walk, app: Flask, settings: Settings, body: str
) -> None:
    number = db.session.scalars(select(Contact).where(Contact.kind == ContactKind.MOBILE)).first()
    assert number
    form = {"MessageSid": "SM1", "From": number.address, "Body": body, "MessageStatus": "sent"}
    app.config["SETTINGS"] = replace(settings, text_url="http://AC1:secret@127.0.0.1:1")
    try:
        for path in [
            route.rule
            for _method, route, rule in walk.routes
            if rule.door is Door.PROVIDER and not route.arguments
        ]:
            heads = {"X-Twilio-Signature": signature(settings.public_url + path, form, "secret")}
            page = walk.stranger().client.post(path, form, headers=heads)
            assert (page.status < 300, leaks(words_of_answer(page), ())) == (True, [])
    finally:
        app.config["SETTINGS"] = settings


@pytest.mark.parametrize("tag", PSEUDO)
@pytest.mark.parametrize(
    ("part", "said"),
    [("", {"AnsweredBy": who}) for who in ("human", "machine_end_beep", "fax")]
    + [("/key", {"Digits": key}) for key in "1237950"],
)
def test_no_call_says_anything_in_english(
    app: Flask, settings: Settings, make: Make, client: CheckingClient, tag: str, part: str,
    said: dict[str, str],
) -> None:  # fmt: skip
    names = {make.first_school.name, "Library"}
    with voice_set_up():
        _invitation, message = rung(make, tag)
        with caller(app, client, settings, message) as call:
            page = call.posts(part, **said)
    assert (page.status, leaks(words_of_answer(page), names, tag)) == (200, [])
