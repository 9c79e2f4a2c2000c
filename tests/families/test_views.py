"""The pages of families, as a liaison meets them."""

import pytest

from chats.access.actors import Role
from chats.accounts.models import StaffMember
from chats.db import db, transaction
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Letter, Message
from chats.families.models import Contact, Guardian
from chats.schools.models import School
from tests.factories import NOW, Make
from tests.pages import CheckingClient


@pytest.fixture
def lincoln(make: Make) -> School:
    return make.school(name="Lincoln")


def enter(make: Make, client: CheckingClient, school: School, role: Role = Role.LIAISON) -> StaffMember:
    member = make.staff_member(role, school=school)
    client.sign_in(make.session(member)[1])
    return member


def test_families_are_found_by_name_without_the_name_in_an_address(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    for given_name, last in (("Zoë", "Đặng"), ("Omar", "Warsame")):
        family = make.family(school=lincoln, guardians=0)
        make.guardian(family, given_name=given_name, family_name=last)
    everyone = client.get("/desk/families")
    assert "Omar Warsame" in everyone.text
    found = client.send(everyone, "/desk/families", text="dang zoe")
    assert ("Zoë Đặng" in found.text, "Omar Warsame" in found.text) == (True, False)
    assert found.path == "/desk/families"


def test_fifty_families_stand_on_a_page(make: Make, client: CheckingClient, lincoln: School) -> None:
    enter(make, client, lincoln)
    for number in range(51):
        make.guardian(make.family(school=lincoln, guardians=0), given_name=f"Ana {number:02}", kinds=())
    first = client.get("/desk/families")
    second = client.send(first, "/desk/families", press="page=2")
    assert ("Ana 49" in first.text, "Ana 50" in first.text, "Ana 50" in second.text) == (True, False, True)


@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "1e9", "x"])
def test_a_page_that_is_no_page_is_refused_gently(
    make: Make, client: CheckingClient, lincoln: School, page: str
) -> None:
    enter(make, client, lincoln)
    assert client.send(client.get("/desk/families"), "/desk/families", press=f"page={page}").status == 422


def test_another_school_s_family_is_not_here(make: Make, client: CheckingClient, lincoln: School) -> None:
    family = make.family(school=make.school(name="Elsewhere"))
    theirs, name = family.id, family.guardians[0].full_name
    enter(make, client, lincoln)
    assert client.get(f"/desk/families/{theirs}").status == 404
    assert name not in client.get("/desk/families").text


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_family_s_page_hides_addresses_and_shows_how_they_are_reached(
    make: Make, client: CheckingClient, lincoln: School, language: str
) -> None:
    family = make.family(school=lincoln)
    addresses = [contact.address for one in family.guardians for contact in one.contacts]
    family_id = family.id
    client.sign_in(make.session(make.staff_member(school=lincoln, language=language))[1])
    page = client.get(f"/desk/families/{family_id}")
    assert (page.status, [one for one in addresses if one in page.body.decode()]) == (200, [])


def test_an_address_is_corrected_on_the_family_s_page(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    family = make.family(school=lincoln)
    contact_id, family_id = family.guardians[0].contacts[0].id, family.id
    page = client.get(f"/desk/families/{family_id}")
    action = f"/contacts/{contact_id}"
    wrong = client.send(page, action, address="12", press="do=save")
    assert (wrong.status, 'value="12"' in wrong.body.decode()) == (422, True)
    assert client.send(wrong, action, address="206-555-0199", press="do=save").status == 303
    assert db.session.get_one(Contact, contact_id).address == "+12065550199"


@pytest.mark.parametrize(("pressed", "told"), [("wrong", "wrong number"), ("stop", "asked us to stop")])
def test_an_address_not_to_be_used_is_marked(
    make: Make, client: CheckingClient, lincoln: School, pressed: str, told: str
) -> None:
    enter(make, client, lincoln)
    family = make.family(school=lincoln)
    contact_id, family_id = family.guardians[0].contacts[0].id, family.id
    page = client.get(f"/desk/families/{family_id}")
    after = client.follow(client.send(page, f"/contacts/{contact_id}", press=f"do={pressed}"))
    assert told in after.text


def test_languages_and_addresses_are_written_down(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    family = make.family(school=lincoln)
    guardian_id, family_id = family.guardians[0].id, family.id
    page = client.get(f"/desk/families/{family_id}")
    client.send(page, f"/guardians/{guardian_id}/language", spoken="mam", written="none")
    client.send(page, f"/guardians/{guardian_id}/contacts", kind="landline", address="206-555-0198")
    guardian = db.session.get_one(Guardian, guardian_id)
    assert (guardian.spoken_language, guardian.written_language) == ("mam", None)
    assert guardian.contacts[-1].address == "+12065550198"
    refused = client.send(page, f"/guardians/{guardian_id}/contacts", kind="mail", address="no mail")
    assert refused.status == 422


def test_a_form_kept_open_too_long_changes_nothing(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    family = make.family(school=lincoln)
    guardian_id, family_id = family.guardians[0].id, family.id
    page = client.get(f"/desk/families/{family_id}")
    refused = client.send(page, f"/guardians/{guardian_id}/language", spoken="so", token="old")
    assert (refused.status, db.session.get_one(Guardian, guardian_id).spoken_language) == (422, "es")


def test_the_liaison_reads_what_the_family_got_in_both_languages(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    family = make.family(school=lincoln)
    guardian_id, family_id, district_id = family.guardians[0].id, family.id, lincoln.district_id
    letter = Letter(
        kind="invitation", language="es", channel=Channel.TEXT, content_hash="x", subject=None,
        text="Hola {{name}}: {{link}}", source_text="Hello {{name}}: {{link}}", composed_at=NOW,
        district_id=district_id,
    )  # fmt: skip
    with transaction() as session:
        session.add(letter)
        session.flush()
        message = Message(
            district_id=district_id, key="k", kind="invitation", letter_id=letter.id, channel=Channel.TEXT,
            lane=Lane.INVITATIONS, recipient=f"guardian:{guardian_id}", language="es", zone="UTC",
            slots={"name": "Zoë"}, subject_kind="meeting", subject_id=1, subject_revision=0, planned_at=NOW,
            not_before=NOW, useless_after=NOW, state=MessageState.ACCEPTED,
        )  # fmt: skip
        session.add(message)
    page = client.get(f"/desk/families/{family_id}")
    assert "Hola Zoë: http" in page.body.decode()
    assert "Hello Zoë: http" in page.body.decode()


def test_where_nobody_is_found_the_page_says_what_to_do(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    make.family(school=lincoln)
    enter(make, client, make.school(name="Empty"))
    assert "No family fits" in client.get("/desk/families").text
