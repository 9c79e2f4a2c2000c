"""A number that a guardian uses WhatsApp with: from the roster to what staff read of it."""

import pytest
from flask import Flask

from chats.access.actors import Role
from chats.db import within
from chats.delivery.letter import Channel
from chats.families import queries, wording
from chats.families.households import ContactKind, Reach, Way, reach_of
from chats.families.models import Guardian
from chats.families.roster import Schools, parse
from chats.languages.words import speaking
from tests.factories import Make
from tests.notices.approving import approve
from tests.pages import CheckingClient

WHATSAPP, TEXT = Way(1, ContactKind.WHATSAPP, True), Way(2, ContactKind.MOBILE, True)
BY_TEXT = Reach(Channel.TEXT, 2, "es")


def read(**cells: str) -> list[tuple[ContactKind, bool]]:
    """The addresses of a roster's row, and whether we may write to each."""
    known = {
        "family_id": "F1",
        "schools": "Lincoln",
        "grades": "2",
        "guardian_id": "G1",
        "given_name": "José",
    }
    held = known | {"spoken_language": "Spanish"} | cells
    sheet = "\n".join([",".join(held), ",".join(held.values())])
    (row,) = parse(sheet.encode(), Schools([(1, "Lincoln")])).rows
    return [(one.kind, one.consented) for one in row.addresses]


def reach(make: Make, *kinds: ContactKind, language: str = "es") -> str:
    """How staff read that a guardian with these addresses is reached."""
    guardian = make.guardian(kinds=kinds, written_language=language)
    with within(make.home.id), speaking("en"):
        return wording.reached(queries.reaches([guardian])[guardian.id])


def test_whoever_gives_a_number_for_whatsapp_is_written_to_there_first() -> None:
    assert read(mobile="206-555-0101", whatsapp="206-555-0101", consent="yes")[0] == (
        ContactKind.WHATSAPP,
        True,
    )


def test_consent_to_texts_is_no_consent_to_whatsapp() -> None:
    told = dict(read(mobile="206-555-0101", whatsapp="206-555-0102", consent="mobile"))
    assert (told[ContactKind.MOBILE], told[ContactKind.WHATSAPP]) == (True, False)


def test_the_guardian_may_want_texts_first() -> None:
    cells = {"mobile": "206-555-0101", "whatsapp": "206-555-0102", "contact_order": "mobile whatsapp"}
    assert [kind for kind, _ in read(**cells)] == [ContactKind.MOBILE, ContactKind.WHATSAPP]


def test_their_next_way_is_known_for_what_whatsapp_has_no_words_for() -> None:
    assert reach_of("es", "es", [WHATSAPP, TEXT]) == Reach(Channel.WHATSAPP, 1, "es", otherwise=BY_TEXT)


def test_without_approved_words_they_are_reached_by_their_next_way() -> None:
    settled = reach_of("es", "es", [WHATSAPP, TEXT]).approved({"ar"})
    assert (settled.channel, settled.contact_id, settled.wished) == (Channel.TEXT, 2, Channel.WHATSAPP)


def test_a_stop_on_whatsapp_leaves_texts_to_that_number() -> None:
    stopped = frozenset({Channel.WHATSAPP})
    ways = [Way(1, ContactKind.WHATSAPP, True, stopped), Way(2, ContactKind.MOBILE, True, stopped)]
    assert reach_of("es", "es", ways) == BY_TEXT


def test_a_stop_to_texts_leaves_whatsapp_on_that_number() -> None:
    stopped = frozenset({Channel.TEXT})
    ways = [Way(2, ContactKind.MOBILE, True, stopped), Way(1, ContactKind.WHATSAPP, True, stopped)]
    assert reach_of("es", "es", ways).channel is Channel.WHATSAPP


def test_no_machine_rings_a_number_that_was_given_for_whatsapp() -> None:
    assert reach_of("es", None, [WHATSAPP]).machine is None


def test_a_person_may_ring_it() -> None:
    assert reach_of("es", None, [WHATSAPP]).contact_id == 1


def test_staff_read_that_somebody_is_reached_by_whatsapp(make: Make) -> None:
    approve("es")
    assert reach(make, ContactKind.WHATSAPP, ContactKind.MOBILE) == "by WhatsApp"


def test_staff_read_why_somebody_who_wants_whatsapp_gets_texts(make: Make) -> None:
    approve("es")
    told = reach(make, ContactKind.WHATSAPP, ContactKind.MOBILE, language="so")
    assert told == "by text, until WhatsApp has approved words in their language"


@pytest.mark.parametrize("stop", [Channel.TEXT, Channel.WHATSAPP])
def test_a_stop_is_shown_at_the_address_that_it_is_about(app: Flask, stop: Channel) -> None:
    with speaking("en"):
        shown = {
            kind: bool(wording.stopped(kind, frozenset({stop})))
            for kind in (ContactKind.MOBILE, ContactKind.WHATSAPP)
        }
    assert shown == {
        ContactKind.MOBILE: stop is Channel.TEXT, ContactKind.WHATSAPP: stop is Channel.WHATSAPP,
    }  # fmt: skip


def test_a_liaison_writes_down_a_number_for_whatsapp(make: Make, client: CheckingClient) -> None:
    client.sign_in(make.session(make.staff_member(Role.COORDINATOR))[1])
    family = make.family()
    guardian_id, family_id = family.guardians[0].id, family.id
    page = client.get(f"/desk/families/{family_id}")
    how = {"kind": "whatsapp", "address": "206-555-0198", "consented": "y"}
    after = client.follow(client.send(page, f"/guardians/{guardian_id}/contacts", **how))
    assert "WhatsApp ••• 0198" in after.text
    assert newest(make, guardian_id) == (ContactKind.WHATSAPP, "+12065550198", True)


def newest(make: Make, guardian_id: int) -> tuple[ContactKind, str, bool]:
    with within(make.home.id):
        guardian: Guardian | None = queries.guardian(guardian_id)
    assert guardian is not None
    contact = guardian.contacts[-1]
    return contact.kind, contact.address, contact.consented
