"""A guardian's page: hear it, read it, land at the minute."""

from collections.abc import Iterator

import brotli
import pytest

from chats.accounts.models import StaffMember
from chats.archive import actions, queries
from chats.db import db, transaction
from chats.families.models import Guardian
from chats.invitations.models import Invitation
from chats.languages import registry
from chats.languages.catalogues import forgive_missing
from chats.languages.pseudo import CLOSING, OPENING
from chats.meetings.models import Meeting
from chats.schools.models import District, UnreviewedWords
from chats.texts import shelf
from tests.archive.conftest import Archive, Desk
from tests.factories import NOW, Make
from tests.invitations.statements import statements
from tests.pages import CheckingClient, Page

SIX_KB = 6 * 1024


def sources(page: Page) -> list[str]:
    return [one.get("src", "") for one in page.all("audio")]


def translated(archive: Archive, desk: Desk, meeting: Meeting, *, reviewed: bool) -> None:
    note = archive.note(meeting, desk.by, language="so", question="Bas ma jiraa?", answer="Haa.")
    words = actions.TranslatedWords("en", "Is there a bus?", "Yes, at 8.", reviewed)
    actions.translate_note(note.id, words, by=desk.by, now=NOW)


def test_the_page_says_the_size_and_the_length_before_anything_plays(
    archive: Archive, client: CheckingClient
) -> None:
    recording = archive.ready(meeting := archive.meeting(), language="en")
    page = client.get(path := archive.invited(meeting))
    assert "1 minute · 0.1 MB" in page.text
    assert "Sunday, October 11, 2026" in page.text
    assert sources(page) == [f"{path}/audio/{recording.id}"]
    assert page.all("audio")[0].get("preload") == "none"
    assert page.all("script") == []


def test_the_readers_language_comes_first_and_the_others_are_named(
    archive: Archive, client: CheckingClient
) -> None:
    meeting = archive.meeting()
    spanish, english = archive.ready(meeting, language="es"), archive.ready(meeting, language="en")
    page = client.get(path := archive.invited(meeting))
    assert sources(page) == [f"{path}/audio/{one.id}" for one in (english, spanish)]
    assert "Listen in English" in page.text
    headings = ["".join(one.itertext()) for one in page.all("h2")]
    assert headings == ["Listen in English", "Listen in Español"]


def test_a_language_nobody_recorded_is_said_plainly(archive: Archive, client: CheckingClient) -> None:
    archive.ready(meeting := archive.meeting(), language="so")
    assert "There is no recording in your language." in client.get(archive.invited(meeting)).text


def test_a_tapped_question_lands_at_its_minute(archive: Archive, desk: Desk, client: CheckingClient) -> None:
    meeting = archive.meeting()
    recording = archive.ready(meeting)
    archive.note(meeting, desk.by)
    page = client.get(path := archive.invited(meeting))
    assert f"{path}/at/760#hear" in page.links()
    landed = client.get(f"{path}/at/760")
    assert sources(landed) == [f"{path}/audio/{recording.id}#t=760"]
    assert "It begins at minute 12:40" in landed.text


def test_notes_are_read_before_there_is_anything_to_hear(
    archive: Archive, desk: Desk, client: CheckingClient
) -> None:
    meeting = archive.meeting()
    recording_id = archive.ready(meeting).id
    archive.note(meeting, desk.by)
    path = archive.invited(meeting)
    actions.unpublish_recording(recording_id, by=desk.by, now=NOW)
    page = client.get(path)
    assert "There is nothing to hear right now." in page.text
    assert "Is there a bus?" in page.text
    assert not [link for link in page.links() if "/at/" in link]


def test_an_unpublished_note_is_not_shown(archive: Archive, desk: Desk, client: CheckingClient) -> None:
    archive.ready(meeting := archive.meeting())
    archive.note(meeting, desk.by, published=False)
    assert "bus" not in client.get(archive.invited(meeting)).text


def test_reviewed_words_are_shown_in_the_readers_language(
    archive: Archive, desk: Desk, client: CheckingClient
) -> None:
    archive.ready(meeting := archive.meeting())
    translated(archive, desk, meeting, reviewed=True)
    page = client.get(archive.invited(meeting))
    assert "Is there a bus?" in page.text
    assert "Bas ma jiraa" not in page.body.decode()
    assert "not yet checked" not in page.text


def test_a_draft_is_kept_back_and_the_original_is_shown_as_what_it_is(
    archive: Archive, desk: Desk, client: CheckingClient
) -> None:
    archive.ready(meeting := archive.meeting())
    translated(archive, desk, meeting, reviewed=False)
    page = client.get(archive.invited(meeting))
    assert "Is there a bus?" not in page.text
    assert "This is not in your language yet. It is in" in page.text
    somali = [one for one in page.all("span") if one.get("lang") == "so"]
    assert [(one.text, one.get("dir")) for one in somali] == [("Bas ma jiraa?", "ltr")]


def test_words_made_from_an_older_original_are_kept_back(
    archive: Archive, desk: Desk, client: CheckingClient
) -> None:
    archive.ready(meeting := archive.meeting())
    translated(archive, desk, meeting, reviewed=True)
    note_id = queries.notes_of(meeting.id)[0].note.id
    changed = actions.NoteDraft("Bas cusub ma jiraa?", "Haa.", "so", 760)
    actions.edit_note(note_id, changed, by=desk.by, now=NOW)
    page = client.get(archive.invited(meeting))
    assert "Is there a bus?" not in page.text
    assert "Bas cusub ma jiraa?" in page.body.decode()


def test_a_district_may_let_drafts_out_with_a_line(
    archive: Archive, desk: Desk, client: CheckingClient
) -> None:
    archive.ready(meeting := archive.meeting())
    translated(archive, desk, meeting, reviewed=False)
    with transaction() as session:
        session.get_one(District, meeting.district_id).written_by_mail = UnreviewedWords.WITH_LINE
    page = client.get(archive.invited(meeting))
    assert "Is there a bus?" in page.text
    assert "not yet checked by a person" in page.text


def test_a_title_without_translation_is_marked_as_what_it_is(
    archive: Archive, make: Make, client: CheckingClient
) -> None:
    district_id = make.home.id
    with transaction():
        title = shelf.write("Basaska", "so", district_id=district_id, author_id=None, now=NOW).id
    archive.ready(meeting := archive.meeting(topic=None, title_id=title))
    page = client.get(archive.invited(meeting))
    assert [(one.text, one.get("lang")) for one in page.all("h1")] == [("Basaska", "so")]
    assert "This is not in your language yet." in page.text


def test_the_page_is_light_and_takes_few_statements(
    archive: Archive, desk: Desk, client: CheckingClient
) -> None:
    meeting = archive.meeting()
    for language in ("en", "es", "so"):
        archive.ready(meeting, language=language)
    for minute in range(6):
        archive.note(meeting, desk.by, question=f"What about meal number {minute}, and who pays for it?",
                     answer=f"You tell the office, number {minute}, and they take it from there.",
                     at_second=60 * minute)  # fmt: skip
    path = archive.invited(meeting)
    with statements("SELECT") as run:
        page = client.get(path)
    assert len(brotli.compress(page.body)) <= SIX_KB
    assert len(run) <= 6, run


def test_the_page_names_nobody(archive: Archive, desk: Desk, client: CheckingClient) -> None:
    archive.ready(meeting := archive.meeting())
    archive.note(meeting, desk.by)
    page = client.get(archive.invited(meeting))
    names = [name for one in db.session.query(Guardian) for name in (one.given_name, one.family_name)]
    names += [one.name for one in db.session.query(StaffMember)]
    assert [name for name in names if name in page.body.decode()] == []
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page.headers


def test_a_family_no_longer_invited_is_told_so(archive: Archive, client: CheckingClient) -> None:
    recording = archive.ready(meeting := archive.meeting())
    path = archive.invited(meeting)
    recording_id = recording.id
    with transaction() as session:
        session.query(Invitation).filter_by(meeting_id=meeting.id).one().withdrawn_at = NOW
    assert client.get(path).status == 410
    assert client.get(f"{path}/audio/{recording_id}").status == 404


@pytest.fixture
def forgiving() -> Iterator[None]:
    """Words that translators have not written yet count as their English."""
    before = forgive_missing(lambda _tag, _domain: None)
    yield
    forgive_missing(before)


@pytest.mark.usefixtures("forgiving")
@pytest.mark.parametrize("tag", [one.tag for one in registry.listed()])
def test_the_page_opens_in_every_language(archive: Archive, client: CheckingClient, tag: str) -> None:
    archive.ready(meeting := archive.meeting(), language="so")
    page = client.get(archive.invited(meeting, tag))
    assert (page.status, page.tree.get("lang")) == (200, tag)


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("more", ["", "/at/760"])
def test_no_english_leaks_into_the_page(
    archive: Archive, desk: Desk, client: CheckingClient, tag: str, more: str
) -> None:
    meeting = archive.meeting()
    recording_id = archive.ready(meeting, language="so").id
    archive.note(meeting, desk.by)
    path = archive.invited(meeting)
    with registry.pseudo_languages():
        full = client.get(f"{path}{more}?lang={tag}")
        actions.unpublish_recording(recording_id, by=desk.by, now=NOW)
        empty = client.get(f"{path}{more}?lang={tag}")
    assert leaked(full) == []
    assert leaked(empty) == []


def leaked(page: Page) -> list[str]:
    """Words outside the pseudo-language's brackets."""
    outside = "".join(part.split(CLOSING)[-1] for part in page.text.split(OPENING))
    return [word for word in outside.split() if word.isascii() and word.isalpha() and word != "School"]
