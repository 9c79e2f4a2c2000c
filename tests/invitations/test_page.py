"""What a family's page says, weighs and shows to whom."""

from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]
import pytest
from flask import Flask
from sqlalchemy import select

from chats.db import Base, db
from chats.delivery.models import Suppression
from chats.families.models import ContactKind
from chats.languages import registry
from chats.languages.catalogues import forgive_missing
from tests.canaries import GUARDIANS
from tests.factories import Make
from tests.invitations.pages import english_path, written_meeting
from tests.invitations.statements import statements
from tests.pages import CheckingClient

OPENING, CLOSING = "⟦", "⟧"
SIX_KB = 6_000


def everything(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    tables = Base.metadata.sorted_tables
    return {one.name: [tuple(row) for row in db.session.execute(one.select()).all()] for one in tables}


def test_the_page_says_what_when_where_what_is_offered_and_who_is_there(
    make: Make, client: CheckingClient
) -> None:
    page = client.get(english_path(make))
    text = page.text
    spoken = ["".join(one.itertext()) for one in page.all("bdi") if one.get("lang") not in (None, "en")]
    assert spoken[:3] == ["Soomaali", "Español", "العربية"]
    for said in (
        "School schedules and closures", "Wednesday, October 21, 2026", "10:00–11:00 AM", "Library",
        "Oak Street", "Join online", "Interpreter", "Childcare",
    ):  # fmt: skip
        assert said in text
    assert "Yes, we will come" in text


def test_a_page_asks_the_database_twice(make: Make, client: CheckingClient) -> None:
    path = english_path(make)
    with statements() as said:
        client.get(path)
    assert len([one for one in said if one.startswith("SELECT")]) == 2
    assert not [one for one in said if one.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_words_that_staff_wrote_cost_no_statement_more(make: Make, client: CheckingClient) -> None:
    path = english_path(make, written_meeting(make))
    with statements() as said:
        page = client.get(path)
    assert "Winter" in page.text
    assert "Clothes and snow." in page.text
    assert len([one for one in said if one.startswith("SELECT")]) == 2


def test_words_nobody_translated_are_shown_as_they_were_written_and_said_to_be(
    make: Make, client: CheckingClient
) -> None:
    path = english_path(make, written_meeting(make))
    with registry.pseudo_languages():
        page = client.get(path + "?lang=en-XA")
    (heading,) = page.all("h1")
    assert (heading.get("lang"), "".join(heading.itertext())) == ("es", "El invierno")
    assert "ñöţ ţŕåñšļåţéð" in page.text


@pytest.fixture
def forgiving() -> Iterator[None]:
    """Words that translators have not written yet count as their English."""
    before = forgive_missing(lambda _tag, _domain: None)
    yield
    forgive_missing(before)


@pytest.mark.usefixtures("forgiving")
@pytest.mark.parametrize("tag", [*(one.tag for one in registry.listed()), "en-XA", "ar-XB"])
def test_a_page_weighs_little_and_brings_everything_with_it(
    make: Make, client: CheckingClient, tag: str
) -> None:
    path = english_path(make)
    client.post(path, {"answer": "yes"})
    with registry.pseudo_languages():
        page = client.get(f"{path}?lang={tag}")
    assert len(brotli.compress(page.body)) <= SIX_KB
    fetched = [one for tag_ in ("img", "script", "iframe", "video") for one in page.all(tag_)]
    assert fetched == []
    assert [link.get("href") for link in page.all("link")] == ["data:,"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_opening_a_page_fifty_times_changes_nothing(
    app: Flask, make: Make, client: CheckingClient, method: str
) -> None:
    path = english_path(make)
    paths = [path, f"{path}/calendar.ics", f"{path}/question", f"{path}/language"]
    before = everything(app)
    for _ in range(50):
        for one in paths:
            client.open(method, one)
    assert everything(app) == before


def test_a_forwarded_link_shows_nobodys_name_words_or_languages(make: Make, client: CheckingClient) -> None:
    family = make.family(guardians=2)
    make.guardian(family, spoken_language="mam", written_language="en")
    meeting = make.meeting()
    others = make.invitation(meeting)
    path = make.reply_path(make.invitation(meeting, family))
    client.post(path + "?lang=en", {"answer": "yes"})
    client.post(path + "/details?lang=en", {"party": "2", "needs": "a secret need"})
    assert others.id
    for one in (path, f"{path}/question", f"{path}/language"):
        page = client.get(one + "?lang=en")
        assert "a secret need" not in page.body.decode()
        assert not [name for pair in GUARDIANS for name in pair if name in page.body.decode()]
        assert "selected" not in page.body.decode()


def test_the_calendar_file_holds_the_meeting_and_no_other_person(make: Make, client: CheckingClient) -> None:
    path = english_path(make)
    file = client.get(f"{path}/calendar.ics")
    text = file.body.decode().replace("\r\n ", "")
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert "METHOD:PUBLISH" in text
    assert "DTSTART;TZID=America/Los_Angeles:20261021T100000" in text
    assert "ATTENDEE" not in text


def test_the_links_to_calendars_do_not_hold_the_familys_link(make: Make, client: CheckingClient) -> None:
    path = english_path(make)
    outward = [link for link in client.get(path).links() if link.startswith("https://")]
    assert len(outward) == 4
    assert not [link for link in outward if path.rsplit("/", 1)[1] in link]


def test_stopping_messages_takes_two_taps_and_stops_every_address(make: Make, client: CheckingClient) -> None:
    family = make.family(guardians=0)
    make.guardian(family, written_language="en", kinds=(ContactKind.MOBILE, ContactKind.MAIL))
    path = make.reply_path(make.invitation(make.meeting(), family))
    stopped = client.send(client.get(path), "/stop")
    assert stopped.status == 303
    assert "We do not write to you any more." in client.follow(stopped).text
    rows = db.session.scalars(select(Suppression)).all()
    assert {(row.channel.value, row.reason, row.source) for row in rows} == {
        ("text", "stop", "link"), ("mail", "stop", "link"),
    }  # fmt: skip
