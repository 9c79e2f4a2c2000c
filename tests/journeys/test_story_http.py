"""The whole story over HTTP, by people who have no JavaScript: roster, chat, answers, interpreter, recording.

One test, in order, because it is one story; every step goes through the running product's own doors.
"""

import re
import subprocess
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from chats import clock
from chats.topics.library import library_topic
from tests.journeys.conftest import PASSWORD, Product
from tests.journeys.live import LiveDevice
from tests.pages import Page, offered

pytestmark = pytest.mark.commits

SALMA, SALMA_MAIL = "+12065550160", "salma@families.example"
IDIL, TARIQ_MAIL = "+12065550161", "tariq@families.example"
COLUMNS = (
    "family_id,schools,grades,guardian_id,given_name,family_name,"
    "spoken_language,written_language,email,mobile,consent"
)
ROSTER = f"""{COLUMNS}
N-1,Lincoln Elementary School,2,N-11,سلمى,النجار,Arabic,Arabic,,{SALMA},yes
N-1,Lincoln Elementary School,2,N-12,طارق,النجار,Arabic,Arabic,{TARIQ_MAIL},,yes
N-2,Lincoln Elementary School,4,N-21,Idil,Warfaa,Somali,Somali,,{IDIL},yes
N-3,Nowhere School,4,N-31,Bad,Row,Klingon,,not-a-mail,12,yes
"""
ZONE = ZoneInfo("America/Los_Angeles")
LINK = re.compile(r"https?://\S+/(?:r|o|w|i)/[A-Za-z0-9_-]{22}")


def link_in(text: str) -> str:
    """The link that a message carries."""
    found = LINK.search(text)
    assert found, f"no link in: {text}"
    return found[0]


class Story:
    """What the people of the story do."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.desk = LiveDevice(product.address)
        self.chat = ""

    def sign_in(self) -> None:
        page = self.desk.get("/sign-in")
        mail = "amina@cedar-valley.example"
        assert self.desk.send(page, "/sign-in", mail=mail, password=PASSWORD).status == 303

    def upload_roster(self) -> Page:
        page = self.desk.get("/desk/roster")
        token = dict(offered(page.form("/desk/roster")))["token"]
        file = ("roster.csv", ROSTER.encode("utf-8"), "text/csv")
        answer = self.desk.open("POST", "/desk/roster", data={"token": token}, files={"file": file})
        return self.desk.follow(answer) if answer.status == 303 else answer

    def text_to(self, number: str, what: str, holding: str) -> str:
        """Wait for a text that holds something, and return it."""

        def look() -> str | None:
            return next((one for one in reversed(self.product.texts(number)) if holding in one), None)

        return self.product.soon(look, what)

    def count_of_texts(self, number: str) -> int:
        return len(self.product.texts(number))

    def phone_says(self, number: str, body: str) -> None:
        device = LiveDevice(self.product.address)
        page = device.get(f"/demo/phones/{number}")
        assert device.send(page, f"/demo/phones/{number}", body=body).status == 303

    def jump(self, to: str) -> None:
        page = self.desk.get(self.chat)
        assert self.desk.send(page, "/demo/clock", press=f"to={to}").status == 303


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
    page = story.desk.get("/desk/chats/new")
    school = next(
        option.get("value", "")
        for option in page.form("/desk/chats/new").iter("option")
        if "Lincoln" in "".join(option.itertext())
    )
    day = (clock.now().astimezone(ZONE) + timedelta(days=2)).date().isoformat()
    typed = {
        "topic": "grades",
        "school": school,
        "day": day,
        "start": "18:00",
        "minutes": "45",
        "room": "Library",
        "seats": "40",
    }
    looked = story.desk.send(page, "/desk/chats/new", press="step=check", **typed)
    assert looked.status == 200
    assert "العربية" in looked.text
    published = story.desk.send(looked, "/desk/chats/new", press="step=publish", pick="all")
    assert published.status == 303, published.text
    story.chat = published.location


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
    page = story.product.soon(lambda: _invitation(story, family, SALMA, "grades", "ar"), "invitation")
    path = page.path
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar", "rtl")
    assert "Set-Cookie" not in page.headers
    answered = family.follow(family.press(page, "answer=yes"))
    changed = family.send(answered, f"{path}/details", party="3", interpreter="y")
    assert changed.status == 303
    assert family.get(f"{path}/calendar.ics").body.startswith(b"BEGIN:VCALENDAR")


def test_4b_a_family_answers_by_text_and_is_asked_which_meeting_when_there_are_two(story: Story):
    family = LiveDevice(story.product.address)
    other = story.product.soon(lambda: _invitation(story, family, IDIL, "meals-and-buses", "so"), "both")
    asked = story.count_of_texts(IDIL)
    story.phone_says(IDIL, "1")
    story.product.soon(lambda: story.count_of_texts(IDIL) > asked, "question which meeting is meant")
    assert family.press(other, "answer=no").status == 303
    story.phone_says(IDIL, "1")
    story.product.soon(lambda: "Idil" in story.desk.get(f"{story.chat}/sheet").text, "answer by text")


def _invitation(story: Story, device: LiveDevice, number: str, topic: str, tag: str) -> Page | None:
    """The page of the invitation to a chat on this topic, once it has come to that phone."""
    links = [link_in(text) for text in story.product.texts(number) if "/r/" in text]
    pages = [device.get(device.link(url)) for url in dict.fromkeys(links)]
    title = library_topic(topic).title_in(tag)
    return next((page for page in pages if title in page.text), None)


def test_5_an_interpreter_takes_offers_by_link_and_the_last_by_text(story: Story):
    halima = "+15415550131"
    offers = story.product.soon(lambda: _offers(story, halima), "offers for three meetings")
    device = LiveDevice(story.product.address)
    for offer in offers[:-1]:
        assert device.press(device.get(device.link(offer)), "answer=yes").status == 303
    story.phone_says(halima, "1")
    story.product.soon(lambda: "Halima Nasser" in story.desk.get(f"{story.chat}/sheet").text, "assignment")


def _offers(story: Story, number: str) -> list[str] | None:
    found = [link_in(text) for text in story.product.texts(number) if "/o/" in text]
    return found if len(found) == 3 else None


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
    story.product.soon(lambda: {0, 1} in _sequences(story).values(), "the calendar entry moved in place")


def _sequences(story: Story) -> dict[bytes, set[int]]:
    """By calendar entry of one guardian: the revisions they got by mail."""
    found: dict[bytes, set[int]] = {}
    for mail in story.product.mails(TARIQ_MAIL):
        if mail.calendar:
            found.setdefault(_line(mail.calendar, b"UID"), set()).add(int(_line(mail.calendar, b"SEQUENCE")))
    return found


def _line(calendar: bytes, name: bytes) -> bytes:
    unfolded = re.sub(rb"\r\n[ \t]", b"", calendar)
    return next(line.split(b":", 1)[1] for line in unfolded.split(b"\r\n") if line.startswith(name + b":"))


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
    sound = _sound(tmp_path)
    with sound.open("rb") as file:
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


def _sound(folder: Path) -> Path:
    path = folder / "talk.wav"
    tone = ["-f", "lavfi", "-i", "sine=frequency=300:duration=6"]
    subprocess.run([get_ffmpeg_exe(), "-v", "error", *tone, str(path)], check=True, stdin=subprocess.DEVNULL)
    return path


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
