"""The whole story over HTTP, by people who have no JavaScript: roster, chat, answers, interpreter, recording.

One test, in order, because it is one story; every step goes through the running product's own doors.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from chats import clock
from tests.journeys.conftest import Product
from tests.journeys.live import LiveDevice
from tests.journeys.story import (
    IDIL,
    SALMA,
    TARIQ_MAIL,
    ZONE,
    Story,
    invitation,
    link_in,
    offers,
    sequences,
    sound,
)
from tests.pages import Page, offered

pytestmark = pytest.mark.commits


@pytest.fixture(scope="module")
def story(product: Product) -> Story:
    """The liaison, signed in."""
    one = Story(product)
    one.sign_in()
    return one


def test_1_the_liaison_uploads_a_roster_looks_first_and_applies_it_once(story: Story):
    shown = story.upload_roster()
    assert "Nowhere School" in shown.text
    (confirm,) = [form for form in shown.all("form") if form.get("action") == shown.path]
    applied = story.desk.post(shown.path, dict(offered(confirm)))
    assert applied.status == 303
    again = story.upload_roster()
    assert "It changes nothing" in again.text


def test_2_the_liaison_composes_sees_each_letter_and_publishes(story: Story):
    looked = story.look_at_chat("grades", (clock.now().astimezone(ZONE) + timedelta(days=2)).date())
    assert looked.status == 200
    assert "العربية" in looked.text
    published = story.publish(looked)
    assert published.status == 303, published.text


def test_3_invitations_arrive_in_the_languages_of_those_who_read_them(story: Story):
    text = story.text_to(SALMA, "invitation in Arabic", "/r/")
    assert re.search("[\u0600-\u06ff]{3}", text)
    (mail, *_) = story.product.soon(lambda: story.product.mails(TARIQ_MAIL), "mail in Arabic")
    assert mail.mail.language == "ar"
    assert mail.method == "REQUEST"
    assert 'dir="rtl"' in mail.html
    assert b"ATTENDEE" in (mail.calendar or b"")


def test_4_a_family_says_yes_with_one_tap_and_changes_it(story: Story):
    family = LiveDevice(story.product.address)
    page = story.product.soon(lambda: invitation(story, family, SALMA, "grades", "ar"), "invitation")
    path = page.path
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar", "rtl")
    assert "Set-Cookie" not in page.headers
    answered = family.follow(family.press(page, "answer=yes"))
    changed = family.send(answered, f"{path}/details", party="3", interpreter="y")
    assert changed.status == 303
    assert family.get(f"{path}/calendar.ics").body.startswith(b"BEGIN:VCALENDAR")


def test_4b_a_family_answers_by_text_and_is_asked_which_meeting_when_there_are_two(story: Story):
    family = LiveDevice(story.product.address)
    other = story.product.soon(lambda: invitation(story, family, IDIL, "meals-and-buses", "so"), "both")
    asked = story.count_of_texts(IDIL)
    story.phone_says(IDIL, "1")
    story.product.soon(lambda: story.count_of_texts(IDIL) > asked, "question which meeting is meant")
    assert family.press(other, "answer=no").status == 303
    story.phone_says(IDIL, "1")
    story.product.soon(lambda: "Idil" in story.desk.get(f"{story.chat}/sheet").text, "answer by text")


def test_4c_a_family_asks_by_mail_and_is_answered_in_its_language_while_the_liaison_reads_it(story: Story):
    (asked, *before) = story.product.mails(TARIQ_MAIL)
    story.mail_says(asked, "هل يوجد موقف سيارات؟")
    story.product.soon(lambda: len(story.product.mails(TARIQ_MAIL)) > len(before) + 1, "answer by mail")
    told = story.product.mails(TARIQ_MAIL)[0].mail
    assert (told.language, told.subject) == ("ar", f"Re: {asked.mail.subject}")
    assert "هل يوجد موقف سيارات؟".encode() in story.desk.get("/desk/texts").body


def test_5_an_interpreter_takes_offers_by_link_and_the_last_by_text(story: Story):
    halima = "+15415550131"
    asked = story.product.soon(lambda: offers(story, halima), "offers for three meetings")
    device = LiveDevice(story.product.address)
    for offer in asked[:-1]:
        assert device.press(device.get(device.link(offer)), "answer=yes").status == 303
    story.phone_says(halima, "1")
    story.product.soon(lambda: "Halima Nasser" in story.desk.get(f"{story.chat}/sheet").text, "assignment")


def test_6_reminders_are_sent_a_moved_meeting_is_told_and_the_calendar_follows(story: Story):
    story.jump("day-before")
    before = story.count_of_texts(SALMA)
    story.product.soon(lambda: story.count_of_texts(SALMA) > before, "reminder the day before")
    told = story.count_of_texts(SALMA)
    edit = story.desk.get(f"{story.chat}/edit")
    moved = story.desk.send(edit, f"{story.chat}/edit", start="18:30")
    assert moved.status == 303, moved.text
    story.product.soon(lambda: story.count_of_texts(SALMA) > told, "news of the move")
    assert "6:30" in story.product.texts(SALMA)[-1]
    story.product.soon(lambda: {0, 1} in sequences(story).values(), "the calendar entry moved in place")


def test_7_the_meeting_is_held_attendance_ticked_and_questions_noted(story: Story):
    story.jump("after")
    sheet = story.desk.get(f"{story.chat}/sheet")
    assert "سلمى" in sheet.text
    attendance = story.desk.get(f"{story.chat}/attendance")
    assert story.desk.send(attendance, f"{story.chat}/attendance").status == 303
    notes = story.desk.get(f"{story.chat}/notes")
    noted = story.desk.send(
        notes,
        f"{story.chat}/notes",
        question="Who explains the report card?",
        answer="The teacher, any Friday.",
        at="0:02",
    )
    assert noted.status == 303
    story.desk.send(story.desk.follow(noted), "/publish")


def test_8_the_recording_is_uploaded_made_light_published_and_heard(story: Story, tmp_path: Path):
    upload = story.desk.get(f"{story.chat}/recordings")
    form = dict(offered(upload.form(f"{story.chat}/recordings"))) | {"told": "y", "language": "en"}
    with sound(tmp_path).open("rb") as file:
        sent = story.desk.open(
            "POST", upload.form(f"{story.chat}/recordings").get("action", ""), data=form,
            files={"file": ("talk.wav", file, "audio/wav")},
        )  # fmt: skip
    assert sent.status == 303, sent.text

    def ready() -> Page | None:
        page = story.desk.get(f"{story.chat}/recordings")
        return page if any("/publish" in form.get("action", "") for form in page.all("form")) else None

    page = story.product.soon(ready, "audio made by the worker")
    assert story.desk.send(page, "/publish").status == 303
    text = story.text_to(SALMA, "news of the recording", "/w/")
    family = LiveDevice(story.product.address)
    path = family.link(link_in(text))
    heard = family.get(path)
    assert heard.tree.get("lang") == "ar"
    assert "MB" in heard.text or "م" in heard.text
    source = next(one.get("src", "") for one in [*heard.all("audio"), *heard.all("source")] if one.get("src"))
    part = family.get(source.split("#")[0], headers={"Range": "bytes=0-99"})
    assert (part.status, len(part.body)) == (206, 100)


def test_9_the_desk_says_what_needs_a_person_and_the_timeline_shows_both_languages(story: Story):
    assert story.desk.get("/desk").status == 200
    family = next(link for link in story.desk.get("/desk/calls").links() if "/desk/" in link)
    assert family
    found = story.desk.send(story.desk.get("/desk/families"), "/desk/families", text="سلمى")
    (show, *_) = [link for link in found.links() if re.search(r"/desk/families/\d+$", link)]
    timeline = story.desk.get(show)
    assert re.search("[\u0600-\u06ff]{3}", timeline.text)


def test_mail_and_texts_of_the_story_hold_no_other_family(story: Story):
    seen = "\n".join(story.product.texts(SALMA))
    assert "Idil" not in seen
    assert "Warfaa" not in seen
