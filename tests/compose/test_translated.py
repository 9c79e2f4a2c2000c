"""A chat in staff's own words goes to the translators, and is published once its words are ready."""

import pytest

from chats.accounts.queries import acting
from chats.db import db, transaction
from chats.delivery.models import Message
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import District
from chats.schools.policies import UnreviewedWords
from chats.texts.queries import text
from chats.texts.states import State, source_hash
from chats.translating import actions
from tests.factories import NOW, Make
from tests.pages import CheckingClient, Page

NEW = "/desk/chats/new"
OWN = {
    "topic": "own", "language": "en", "title": "Books", "summary": "We read together. Bring a book.",
    "day": "2026-10-22", "start": "18:00", "minutes": "45", "room": "Library",
}  # fmt: skip
SPANISH = ("Libros", "Leemos juntos. Traiga un libro.")


class Liaison:
    """At the desk; one family of the school reads Spanish."""

    def __init__(self, make: Make, client: CheckingClient) -> None:
        member = make.staff_member(name="Amina Yusuf", speaks=["so"])
        session, token = make.session(member)
        client.sign_in(token)
        make.guardian(given_name="Marisol", written_language="es")
        self.client, self.by = client, acting(member, session.id)
        self.home_id = make.home.id

    @property
    def chat(self) -> Meeting:
        """The one there is."""
        db.session.expire_all()
        return db.session.query(Meeting).one()

    def kept(self) -> Page:
        """A draft, sent to the translators; the page on which it goes on."""
        self.client.send(self.client.get(NEW), NEW, press="step=translate", **OWN)
        return self.page()

    def page(self) -> Page:
        """The draft's page."""
        return self.client.get(f"{NEW}?draft={self.chat.id}")

    def publish(self, page: Page, **typed: str) -> Page:
        """Press the button."""
        return self.client.send(page, NEW, press="step=publish", **typed)

    def translate(self, state: State) -> None:
        """Title and summary into Spanish."""
        ids = (self.chat.title_id or 0, self.chat.summary_id or 0)
        for text_id, body in zip(ids, SPANISH, strict=True):
            source = text(text_id)
            assert source is not None
            made_from = source_hash(source.body)
            actions.take(text_id, "es", body, state, source_hash=made_from, by=self.by, now=NOW)

    def decide(self, rule: UnreviewedWords) -> None:
        """What the district does with words that nobody stands behind."""
        with transaction() as session:
            home = session.get_one(District, self.home_id)
            home.written_by_text = home.written_by_mail = rule


@pytest.fixture
def liaison(make: Make, client: CheckingClient) -> Liaison:
    return Liaison(make, client)


def test_what_stands_in_the_way_is_said_by_language(liaison: Liaison) -> None:
    page = liaison.publish(liaison.kept())
    assert page.status == 422
    assert "Spanish (1 person): nobody translated them yet" in page.text
    assert f"/desk/translations/es#chat-{liaison.chat.id}" in page.links()


def test_one_button_keeps_it_and_leads_to_the_translators(liaison: Liaison) -> None:
    page = liaison.client.get(NEW)
    sent = liaison.client.send(page, NEW, press="step=translate", **OWN)
    assert sent.location == "/desk/translations"
    assert liaison.chat.status is Status.DRAFT


def test_a_draft_of_a_translation_does_not_go_out(liaison: Liaison) -> None:
    page = liaison.kept()
    liaison.translate(State.DRAFT)
    page = liaison.publish(page)
    assert page.status == 422
    assert "there is a translation, but nobody reviewed it yet" in page.text


def test_reviewed_words_are_published_and_sent(liaison: Liaison) -> None:
    liaison.kept()
    liaison.translate(State.REVIEWED)
    page = liaison.page()
    assert "yours, translated and reviewed" in page.text
    assert SPANISH[0] in page.body.decode()
    assert liaison.publish(page).status == 303
    message = db.session.query(Message).one()
    assert (message.language, message.channel.value) == ("es", "text")


def test_what_was_translated_of_a_draft_stays_when_it_is_kept_again(liaison: Liaison) -> None:
    page = liaison.kept()
    liaison.translate(State.REVIEWED)
    title_id = liaison.chat.title_id
    liaison.client.send(page, NEW, press="step=keep")
    assert liaison.chat.title_id == title_id
    assert "yours, translated and reviewed" in liaison.page().text


def test_words_that_change_after_they_were_translated_do_not_go_out(liaison: Liaison) -> None:
    liaison.kept()
    liaison.translate(State.REVIEWED)
    page = liaison.publish(liaison.page(), title="More books")
    assert page.status == 422
    assert "the translation was made before you changed the words" in page.text


def test_a_district_may_let_drafts_out_with_the_line(liaison: Liaison) -> None:
    page = liaison.kept()
    liaison.translate(State.DRAFT)
    liaison.decide(UnreviewedWords.WITH_LINE)
    assert liaison.publish(page).status == 303
    assert db.session.query(Message).one().letter.language == "es"


def test_a_language_that_no_letter_goes_out_in_has_no_list(liaison: Liaison, make: Make) -> None:
    make.guardian(given_name="Ixchel", written_language="mam", spoken_language="mam")
    page = liaison.publish(liaison.kept())
    assert "Mam (1 person): no letters go out in this language" in page.text
    assert not [link for link in page.links() if "/desk/translations/mam" in link]
