"""What the people of the story do, over HTTP."""

import re
import subprocess
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from imageio_ffmpeg import get_ffmpeg_exe

from chats.demo.mailbox import OpenedMail
from chats.topics.library import library_topic
from tests.journeys.conftest import PASSWORD, Product
from tests.journeys.live import LiveDevice
from tests.pages import Page, offered

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

    def upload_roster(self, roster: str = ROSTER) -> Page:
        page = self.desk.get("/desk/roster")
        token = dict(offered(page.form("/desk/roster")))["token"]
        file = ("roster.csv", roster.encode("utf-8"), "text/csv")
        answer = self.desk.open("POST", "/desk/roster", data={"token": token}, files={"file": file})
        return self.desk.follow(answer) if answer.status == 303 else answer

    def look_at_chat(self, topic: str, on: date) -> Page:
        """The new chat as the liaison sees it before it is published."""
        page = self.desk.get("/desk/chats/new")
        school = next(
            option.get("value", "")
            for option in page.form("/desk/chats/new").iter("option")
            if "Lincoln" in "".join(option.itertext())
        )
        typed = {"topic": topic, "school": school, "day": on.isoformat(), "start": "18:00"}
        typed |= {"minutes": "45", "room": "Library", "seats": "40"}
        return self.desk.send(page, "/desk/chats/new", press="step=check", **typed)

    def publish(self, looked: Page) -> Page:
        """Publish what was looked at, to everybody."""
        published = self.desk.send(looked, "/desk/chats/new", press="step=publish", pick="all")
        self.chat = published.location
        return published

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

    def mail_says(self, mail: OpenedMail, words: str) -> None:
        device = LiveDevice(self.product.address)
        page = device.get(f"/demo/mail/{mail.mail.key}")
        assert device.send(page, f"/demo/mail/{mail.mail.key}", body=words).status == 303

    def jump(self, to: str) -> None:
        page = self.desk.get(self.chat)
        assert self.desk.send(page, "/demo/clock", press=f"to={to}").status == 303


def invitation(story: Story, device: LiveDevice, number: str, topic: str, tag: str) -> Page | None:
    """The page of the invitation to a chat on this topic, once it has come to that phone."""
    links = [link_in(text) for text in story.product.texts(number) if "/r/" in text]
    pages = [device.get(device.link(url)) for url in dict.fromkeys(links)]
    title = library_topic(topic).title_in(tag)
    return next((page for page in pages if title in page.text), None)


def offers(story: Story, number: str) -> list[str] | None:
    found = [link_in(text) for text in story.product.texts(number) if "/o/" in text]
    return found if len(found) == 3 else None


def sequences(story: Story) -> dict[bytes, set[int]]:
    """By calendar entry of one guardian: the revisions they got by mail."""
    found: dict[bytes, set[int]] = {}
    for mail in story.product.mails(TARIQ_MAIL):
        if mail.calendar:
            found.setdefault(line_of(mail.calendar, b"UID"), set()).add(
                int(line_of(mail.calendar, b"SEQUENCE"))
            )
    return found


def line_of(calendar: bytes, name: bytes) -> bytes:
    unfolded = re.sub(rb"\r\n[ \t]", b"", calendar)
    return next(line.split(b":", 1)[1] for line in unfolded.split(b"\r\n") if line.startswith(name + b":"))


def sound(folder: Path) -> Path:
    path = folder / "talk.wav"
    tone = ["-f", "lavfi", "-i", "sine=frequency=300:duration=6"]
    subprocess.run([get_ffmpeg_exe(), "-v", "error", *tone, str(path)], check=True, stdin=subprocess.DEVNULL)
    return path
