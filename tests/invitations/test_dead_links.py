"""Links that open nothing say why, in the language of whoever holds them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats import clock
from chats.access import links
from chats.access.actors import Purpose
from chats.db import db, transaction
from chats.invitations.models import Invitation
from chats.languages import registry
from tests.factories import NOW, Make
from tests.pages import CheckingClient, Page

ARABIC = "ar-XB"
"""Right to left, and complete whatever the translators are at."""


def dead_page(client: CheckingClient, path: str) -> Page:
    with registry.pseudo_languages():
        return client.get(path, headers={"Accept-Language": ARABIC})


@pytest.mark.parametrize(
    ("path", "status"), [("/r/short", 404), ("/r/" + "A" * 22, 404), ("/r/" + "ا" * 22, 404)]
)
def test_a_broken_or_invented_link_explains_itself_in_arabic(
    client: CheckingClient, path: str, status: int
) -> None:
    page = dead_page(client, path)
    assert (page.status, page.tree.get("lang"), page.tree.get("dir")) == (status, ARABIC, "rtl")


def test_a_dead_link_can_be_read_in_another_language(client: CheckingClient) -> None:
    page = client.get("/r/short")
    (somali,) = [link for link in page.all("a") if link.get("lang") == "so"]
    assert client.get(somali.get("href", "")).tree.get("lang") == "so"


def arabic_path(make: Make) -> str:
    family = make.family(guardians=0)
    make.guardian(family, written_language=ARABIC)
    return make.reply_path(make.invitation(make.meeting(), family))


def test_a_link_that_ended_explains_itself_in_its_holders_language(
    make: Make, client: CheckingClient
) -> None:
    path = arabic_path(make)
    with clock.stopped(NOW + timedelta(days=9)), registry.pseudo_languages():
        pages = [client.get(path), client.post(path, {"answer": "yes"}), client.get(f"{path}/calendar.ics")]
    assert [(page.status, page.tree.get("lang")) for page in pages] == [(410, ARABIC)] * 3


def test_a_link_that_was_switched_off_explains_itself_in_its_holders_language(
    make: Make, client: CheckingClient
) -> None:
    path = arabic_path(make)
    with transaction():
        invited = db.session.scalars(select(Invitation)).one().letters[0]
        links.revoke(Purpose.REPLY, invited.id, NOW)
    with registry.pseudo_languages():
        page = client.get(path)
    assert (page.status, page.tree.get("lang")) == (410, ARABIC)


def test_a_link_for_another_purpose_opens_no_invitation(make: Make, client: CheckingClient) -> None:
    district_id = make.home.id
    with transaction() as session:
        link = links.mint(Purpose.FEED, 1, district_id=district_id, language="ar", now=NOW, expires_at=None)
        session.flush()
        token = links.path_of(link).rsplit("/", 1)[1].removesuffix(".ics")
    assert dead_page(client, f"/r/{token}").status == 404
