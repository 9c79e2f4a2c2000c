"""No English leaks: every page, error, calendar, mail, text and call that families or interpreters meet.

Routes come from the URL map, kinds from their enums, composers from the code: a new surface is read the
day it is written.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import html5lib
import pytest
from flask import Flask, abort
from flask.typing import ResponseReturnValue
from sqlalchemy import update
from werkzeug.exceptions import default_exceptions

from chats import clock
from chats.access.routes import everyone, open_to
from chats.app import create_app
from chats.calendars.letters import fill
from chats.config import Settings
from chats.db import transaction
from chats.delivery import actions as delivery
from chats.delivery.letter import Channel, Composed
from chats.inbox import letters as answers
from chats.languages.registry import pseudo_languages
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from chats.notices import letters as notices
from chats.notices.due import Notice
from tests.factories import NOW, ZONE, Make
from tests.house.corners import corner
from tests.house.leaking import leaks, words_of_answer, words_of_calendar, words_of_html, words_on
from tests.house.reading import Reader
from tests.house.test_shape import HOUSE, named, tree
from tests.house.walking import Walk
from tests.pages import CheckingClient

TAGS = ["en-XA", "ar-XB"]
SCHOOL, ROOM = "Lincoln", "Aula 7"
STARTS = NOW + timedelta(days=7)
SLOT = notices.Slot(STARTS, STARTS + timedelta(hours=1), ZONE, Place.BOTH, ROOM, "https://meet.example/abc")
WAS = replace(SLOT, starts_at=STARTS - timedelta(days=1), ends_at=STARTS, room="Aula 3")
KNOWN = {SCHOOL, ROOM, "Aula 3"}
FILLED = {
    "uid": "1@canary.example", "stamp": "20261014T170000Z", "link": "https://chats.example/r/1",
    "organizer_mail": "school@canary.example", "attendee_name": "", "attendee_mail": "one@canary.example",
}  # fmt: skip
COMPOSERS = {"chats/notices/letters/__init__.py", "chats/inbox/letters.py"}


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


@pytest.mark.parametrize("tag", TAGS)
def test_no_refusal_holds_english(walk: Walk, tag: str) -> None:
    read = readers(walk, tag)
    for one in read:
        one.errs()
    assert found(read) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("facts", [{"status": Status.CANCELLED}, {"seats": 0}, {"place": Place.ONLINE}])
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
    for code in sorted(code for code in default_exceptions if code >= 400):
        page = client.get(f"/failing/{code}", headers={"Accept-Language": tag, "Accept": kind})
        assert page.status == code
        left += [f"{code}: {word}" for word in leaks(words_of_answer(page), ())]
    assert left == []


# --- letters ---


def facts_of_notices(tag: str) -> Iterator[notices.Facts]:
    """Meetings of every sort, so that every sentence is said once."""
    whole = notices.Facts(
        language=tag, title="", summary="", school=SCHOOL, phone="+12065550100", slot=SLOT, revision=1,
        changed_at=NOW, offers=("interpreter", "childcare", "snacks", "transport"), was=WAS,
        unreviewed=True, interpreting="so", deadline_at=NOW,
    )  # fmt: skip
    yield whole
    yield replace(whole, phone=None, was=None, offers=(), deadline_at=None)
    for place, room in product(Place, (ROOM, None)):
        yield replace(whole, slot=replace(SLOT, place=place, room=room), unreviewed=False)


def words_of_letter(letter: Composed) -> Iterator[str]:
    """Everything in a letter that its reader may see."""
    yield letter.text
    yield letter.subject or ""
    yield words_of_html(letter.html) if letter.html else ""
    yield words_of_calendar(fill(letter.calendar, FILLED)) if letter.calendar else ""


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("notice", list(Notice))
def test_no_notice_holds_english(notice: Notice, channel: Channel, tag: str) -> None:
    letters = [notices.compose(notice, channel, facts, facts) for facts in facts_of_notices(tag)]
    assert [word for one in letters for said in words_of_letter(one) for word in leaks(said, KNOWN)] == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("reply", list(answers.Reply))
def test_no_answer_to_a_text_holds_english(reply: answers.Reply, tag: str) -> None:
    one = answers.When(STARTS, STARTS + timedelta(hours=1), ZONE)
    whole = answers.Facts(language=tag, school=SCHOOL, phone="+12065550100", meetings=(one, one))
    every = (whole, replace(whole, phone=None), replace(whole, meetings=()), replace(whole, unreviewed=True))
    letters = [answers.compose(reply, facts, facts) for facts in every]
    assert [word for one in letters for said in words_of_letter(one) for word in leaks(said, KNOWN)] == []


def test_every_composer_of_letters_is_read_here() -> None:
    calls = (
        (named(path), node.func)
        for path in HOUSE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
    )
    composers = {name for name, called in calls if isinstance(called, ast.Name) and called.id == "Composed"}
    assert composers == COMPOSERS


# --- what this test would see ---


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Hello</p>",
        "<p>⟦Ĥéļļö⟧ there</p>",
        "<p>⟦Ĥéļļö, ⟦ţĥéŕé⟧ Wednesday⟧</p>",
        '<p lang="en">Hello</p>',
        '<input aria-label="Name">',
        '<input value="Send" type="submit">',
        '<input placeholder="Name">',
        '<img alt="A cup">',
        '<p title="Close">⟦Ẋ⟧</p>',
        "<p>Привет</p>",
    ],
)
def test_a_planted_leak_is_seen(planted: str) -> None:
    root = html5lib.HTMLParser(namespaceHTMLElements=False).parse(f"<title>⟦⟧</title>{planted}")
    assert leaks("\n".join(words_on(root)), KNOWN) != []


def test_names_links_and_times_are_no_leak() -> None:
    assert (
        leaks("⟦Ĥéļļö {{name}}⟧, Lincoln, Aula 7: 6:00 https://chats.example/r/1 one@canary.example", KNOWN)
        == []
    )
