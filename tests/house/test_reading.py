"""The reader sees what it is there to see: each leak planted behind a link or in the open is named."""

from collections.abc import Iterator

import pytest
from flask import Flask, render_template_string, request
from flask.typing import ResponseReturnValue

from chats.access.actors import Purpose
from chats.access.routes import everyone, open_to
from chats.app import create_app
from chats.config import Settings
from chats.db import db
from chats.languages.registry import pseudo_languages
from tests.factories import Make
from tests.house.corners import corner
from tests.house.reading import Reader
from tests.house.walking import Walk

pytestmark = pytest.mark.commits
PAGE = """{% extends "frame/family.html" %}{% block title %}{{ _("Thank you") }}{% endblock %}
{% block main %}<h1>{{ _("Thank you") }}</h1><div>__</div>{% endblock %}"""
FORM = '<form method="post" action="{{ request.path }}"><button name="go" value="1">1</button></form>'
CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Coffee\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def english_page(**_path: object) -> ResponseReturnValue:
    return render_template_string(PAGE.replace("__", "Welcome everybody"))


def english_answer(**_path: object) -> ResponseReturnValue:
    return render_template_string(PAGE.replace("__", FORM if request.method == "GET" else "Saved"))


def english_calendar(**_path: object) -> ResponseReturnValue:
    return CALENDAR, 200, {"Content-Type": "text/calendar"}


@pytest.fixture
def reader(make: Make, settings: Settings) -> Iterator[Reader]:
    """A guardian, and the product with a few careless pages in it."""
    app: Flask = create_app(settings, strict=True)
    app.testing = True
    app.add_url_rule("/news", "news", open_to(everyone)(english_page))
    app.add_url_rule("/w/<token>/news", "heard", open_to(Purpose.RECORDING)(english_calendar))
    view = open_to(Purpose.REPLY)(english_answer)
    app.add_url_rule("/r/<token>/news", "saved", view, methods=["GET", "POST"])
    here = corner(make, "Here")
    walk = Walk(app, settings.public_url, here, here, here)
    with pseudo_languages():
        yield Reader(walk, walk.guardian(), "en-XA")
    with app.app_context():
        db.engine.dispose()


def test_english_on_a_new_page_is_named(reader: Reader) -> None:
    reader.opens()
    assert "a guardian: GET /news 200 shows Welcome" in reader.found


def test_english_in_a_new_calendar_is_named(reader: Reader) -> None:
    reader.opens()
    assert [one for one in reader.found if "/w/" in one and one.endswith("/news 200 shows Coffee")] != []


def test_english_in_the_answer_to_a_new_form_is_named(reader: Reader) -> None:
    reader.presses()
    assert [one for one in reader.found if "POST /r/" in one and one.endswith("/news 200 shows Saved")] != []
