"""A link is a key: derived when it is sent, never stored, dead when it should be."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from chats.access import links
from chats.access.actors import Purpose
from chats.access.models import Link
from chats.db import db, transaction
from tests.factories import NOW, Make


def token_of(make: Make) -> str:
    return make.reply_path(make.invitation()).rsplit("/", 1)[1]


def test_a_link_opens_what_it_is_for(make: Make):
    invitation = make.invitation()
    assert make.guest(invitation).subject_id == invitation.letters[0].id


def test_a_link_for_one_purpose_opens_nothing_of_another(make: Make):
    with pytest.raises(links.DeadLink, match="unknown"):
        links.open_link(token_of(make), Purpose.RECORDING, NOW)


@pytest.mark.parametrize(
    "token", ["", "short", "A" * 23, "with space" + "a" * 12, "../" + "a" * 19, "é" * 22]
)
def test_a_malformed_link_never_reaches_the_database(make: Make, token: str):
    with pytest.raises(links.DeadLink, match="malformed"):
        links.open_link(token, Purpose.REPLY, NOW)


def test_a_link_dies_on_its_day(make: Make):
    with pytest.raises(links.DeadLink, match="expired"):
        links.open_link(token_of(make), Purpose.REPLY, NOW + timedelta(days=30))


def test_a_revoked_link_is_dead_at_once_and_remembers_its_holders_language(make: Make):
    invitation = make.invitation()
    token, subject_id = make.reply_path(invitation).rsplit("/", 1)[1], invitation.letters[0].id
    with transaction():
        links.revoke(Purpose.REPLY, subject_id, NOW)
    with pytest.raises(links.DeadLink, match="revoked") as dead:
        links.open_link(token, Purpose.REPLY, NOW)
    assert dead.value.language == "es"


def test_the_database_holds_no_live_link(make: Make):
    token = token_of(make)
    rows = db.session.execute(text("SELECT * FROM link")).all()
    assert rows
    assert all(token.encode() not in bytes(str(value), "utf-8") for row in rows for value in row)


def test_two_links_of_one_person_differ(make: Make):
    assert token_of(make) != token_of(make)
    assert db.session.query(Link).count() == 2
