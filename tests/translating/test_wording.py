"""A district says what ships in its own words, and takes ours back."""

import pytest

from chats.access.actors import Role, Staff
from chats.db import within
from chats.delivery.letter import Channel
from chats.languages import catalogues
from chats.languages.words import _, _n, _p, speaking
from chats.meetings.models import Meeting
from chats.notices.due import Notice
from chats.notices.letters.whatsapp import template
from chats.notices.press import Wish, press_for
from chats.translating import actions
from chats.translating.shipped import Shipped, shipped
from tests.factories import NOW, Make
from tests.invitations.statements import statements
from tests.pages import CheckingClient, Page
from tests.translating.conftest import Desk, seated

YES, INVITES = "Yes, we will come", "%(school)s invites you: %(slot)s."
SEATS = "We keep %(n)s seat for you."


def seen(page: Page) -> str:
    """All that stands on the page, in whatever language."""
    return " ".join("".join(page.tree.itertext()).split())


def at(tag: str, text: str) -> Shipped:
    return next(one for one in shipped(tag) if one.source.text == text)


def reword(by: Staff, tag: str, text: str, *forms: str) -> None:
    with within(by.district_id):
        actions.reword(tag, at(tag, text).key, forms, by=by, now=NOW)


@pytest.fixture
def by(make: Make) -> Staff:
    return make.staff(Role.COORDINATOR)


@pytest.fixture
def invited(make: Make) -> str:
    family = make.family(guardians=0)
    make.guardian(family, written_language="es")
    return make.reply_path(make.invitation(make.meeting(), family))


def test_families_read_the_districts_own_words(by: Staff, invited: str, client: CheckingClient) -> None:
    reword(by, "es", YES, "Sí, ahí estaremos")
    page = client.get(invited)
    assert "Sí, ahí estaremos" in page.text
    assert at("es", YES).forms[0] not in page.text


def test_another_district_keeps_ours(by: Staff, make: Make) -> None:
    reword(by, "es", YES, "Sí, ahí estaremos")
    with within(make.district().id), speaking("es"):
        assert _p("button", YES) == at("es", YES).forms[0]


def test_another_language_keeps_ours(by: Staff) -> None:
    reword(by, "es", YES, "Sí, ahí estaremos")
    with within(by.district_id), speaking("so"):
        assert _p("button", YES) == at("so", YES).forms[0]


def test_english_can_be_said_otherwise_too(by: Staff) -> None:
    reword(by, "en", YES, "Yes, count us in")
    with within(by.district_id), speaking("en"):
        assert _p("button", YES) == "Yes, count us in"


def test_each_form_of_a_counted_message_is_its_own(by: Staff) -> None:
    reword(by, "es", SEATS, "Le guardamos un lugar.", "Les guardamos %(n)s lugares.")
    with within(by.district_id), speaking("es"):
        said = [_n(SEATS, "We keep %(n)s seats for you.", number) for number in (1, 3)]
    assert said == ["Le guardamos un lugar.", "Les guardamos 3 lugares."]


def test_ours_come_back_when_they_are_wanted(by: Staff) -> None:
    reword(by, "es", YES, "Sí, ahí estaremos")
    with within(by.district_id), speaking("es"):
        actions.restore("es", at("es", YES).key, by=by, now=NOW)
        assert _p("button", YES) == at("es", YES).forms[0]


def test_typing_our_words_is_taking_them_back(by: Staff) -> None:
    reword(by, "es", YES, "Sí, ahí estaremos")
    reword(by, "es", YES, *at("es", YES).forms)
    with within(by.district_id), speaking("es"):
        assert _p("button", YES) == at("es", YES).forms[0]


@pytest.mark.parametrize(
    "words", ["Venga.", "%(school)s le invita: %(day)s.", "%(school)s invites you: %(slot)s."]
)
def test_words_that_could_not_stand_in_the_catalogue_are_refused(by: Staff, words: str) -> None:
    with pytest.raises(actions.UnfitWording):
        reword(by, "es", INVITES, words)
    with within(by.district_id), speaking("es"):
        assert _(INVITES, school="A", slot="B") == at("es", INVITES).forms[0] % {"school": "A", "slot": "B"}


def test_a_liaison_does_not_change_what_every_school_says(make: Make) -> None:
    with pytest.raises(actions.NotTheirs):
        reword(make.staff(), "es", YES, "Sí, ahí estaremos")


@pytest.fixture
def meeting(make: Make) -> Meeting:
    return make.meeting()


def letter(meeting: Meeting, channel: Channel) -> str:
    with within(meeting.district_id):
        made = press_for(meeting).letter(Wish(Notice.INVITATION, channel, "es"))
    assert made is not None
    return made.text


def test_letters_say_it_too(by: Staff, meeting: Meeting) -> None:
    reword(by, "es", INVITES, "%(school)s les espera: %(slot)s.")
    assert "les espera: " in letter(meeting, Channel.TEXT)


def test_what_whatsapp_approved_is_not_said_otherwise(by: Staff) -> None:
    reword(by, "es", INVITES, "%(school)s les espera: %(slot)s.")
    with within(by.district_id):
        assert "les espera" not in template(Notice.INVITATION, "es", unreviewed=False).body


def test_a_language_is_not_called_checked_because_a_district_said_something_otherwise(by: Staff) -> None:
    before = catalogues.status("es")
    reword(by, "es", YES, "Sí, ahí estaremos")
    with within(by.district_id):
        assert catalogues.status("es") == before


def test_a_page_asks_no_more_of_the_database_for_it(by: Staff, invited: str, client: CheckingClient) -> None:
    reword(by, "es", YES, "Sí, ahí estaremos")
    client.get(invited)
    with statements("SELECT") as said:
        client.get(invited)
    assert len(said) == 2


# --- the pages ---


def test_a_message_is_found_by_words_of_it_and_said_otherwise(office: Desk) -> None:
    page = office.client.get("/desk/wording/es")
    found = office.client.send(page, "/desk/wording/es", wanted="we will come")
    assert "Yes, we will come" in found.text
    page = office.client.get(f"/desk/wording/es/{at('es', YES).key}")
    sent = office.client.send(page, page.path, form0="Sí, ahí estaremos")
    page = office.client.follow(sent)
    assert f"{office.by.name}: Sí, ahí estaremos" in seen(page)
    assert "Sí, ahí estaremos" in seen(office.client.get("/desk/wording/es"))


def test_what_is_wrong_with_it_is_said_and_what_was_typed_is_kept(office: Desk) -> None:
    page = office.client.get(f"/desk/wording/es/{at('es', INVITES).key}")
    again = office.client.send(page, page.path, form0="Vengan.")
    assert again.status == 422
    assert "It lacks %(school)s, %(slot)s." in again.text
    assert "Vengan." in seen(again)


def test_a_button_takes_ours_back(office: Desk) -> None:
    reword(office.by, "es", YES, "Sí, ahí estaremos")
    page = office.client.get(f"/desk/wording/es/{at('es', YES).key}")
    page = office.client.follow(office.client.send(page, "/restore"))
    assert "as it ships again" in page.text
    assert "Nothing yet" in office.client.get("/desk/wording/es").text


def test_the_page_of_a_message_of_texts_counts_its_segments(office: Desk) -> None:
    page = office.client.get(f"/desk/wording/es/{at('es', INVITES).key}")
    assert "Segments of a text message: 1 (GSM-7)" in page.text


def test_a_message_that_does_not_ship_has_no_page(office: Desk) -> None:
    assert office.client.get("/desk/wording/es/0000000000000000").status == 404


def test_liaisons_are_not_let_in(client: CheckingClient, make: Make) -> None:
    assert seated(client, make).client.get("/desk/wording").status == 403
