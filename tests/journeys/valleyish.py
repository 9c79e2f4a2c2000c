"""The story in a language that nobody speaks: run by ``test_invented_language``, in a copy that knows it."""

import codecs
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from chats import clock
from tests.journeys.conftest import ROOT, Product
from tests.journeys.live import LiveDevice
from tests.journeys.story import COLUMNS, ZONE, Story, invitation
from tests.pages import Page, offered

pytestmark = pytest.mark.commits
TAG, AUTONYM = "qaa", "Inyyrl"
ZORA = "+13605550170"
ROSTER = f"""{COLUMNS}
V-1,Lincoln Elementary School,2,V-11,Zora,Vale,Valleyish,Valleyish,,{ZORA},yes
"""
KEPT = re.compile(r"(%\(\w+\)s|</?[a-z][^<>]*>|&\w+;|\b(?:STOP|HELP|START|[A-Z]{2,}|Zoom|Coffee Chats)\b)")


def spoken(english: str) -> str:
    """Valleyspeak: every letter but those of slots, tags and kept words is the one thirteen places on."""
    parts = KEPT.split(english)
    return "".join(part if at % 2 else codecs.encode(part, "rot13") for at, part in enumerate(parts))


@pytest.fixture(scope="module")
def story(product: Product) -> Story:
    """The liaison, signed in."""
    one = Story(product)
    one.sign_in()
    return one


@pytest.fixture(scope="module")
def invited(story: Story) -> Page:
    """The page of Zora's invitation, after the liaison sent a roster and published a chat."""
    shown = story.upload_roster(ROSTER)
    (confirm,) = [form for form in shown.all("form") if form.get("action") == shown.path]
    assert story.desk.post(shown.path, dict(offered(confirm))).status == 303
    looked = story.look_at_chat("grades", (clock.now().astimezone(ZONE) + timedelta(days=2)).date())
    assert AUTONYM in looked.text
    assert story.publish(looked).status == 303
    device = LiveDevice(story.product.address)
    # Other chats of the school invite Zora as well: this one is known by its title.
    return story.product.soon(
        lambda: invitation(story, device, ZORA, "grades", TAG), "invitation in Valleyspeak"
    )


def test_its_status_is_told():
    command = [str(Path(sys.executable).with_name("chats")), "languages", "status"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^{TAG} +Valleyish .* 0 reviewed +machine-drafted", said, re.MULTILINE)


def test_its_reader_is_invited_in_it(story: Story, invited: Page):
    (text, *_) = story.product.texts(ZORA)
    assert spoken("invites you") in text
    assert spoken("Translated by computer, not checked yet.") in text


def test_the_page_is_in_it_and_says_so(invited: Page):
    assert (invited.tree.get("lang"), invited.tree.get("dir")) == (TAG, "ltr")
    assert spoken("Yes, we will come") in invited.text


def test_an_answer_is_thanked_for_in_it_and_known_at_the_desk(story: Story, invited: Page):
    family = LiveDevice(story.product.address)
    thanks = family.follow(family.press(family.get(invited.path), "answer=yes"))
    assert thanks.tree.get("lang") == TAG
    story.product.soon(lambda: "Zora" in story.desk.get(f"{story.chat}/sheet").text, "the answer")


def test_an_answer_by_number_is_understood_and_answered_in_it(story: Story, invited: Page):
    before = story.count_of_texts(ZORA)
    story.phone_says(ZORA, "2")
    story.product.soon(lambda: story.count_of_texts(ZORA) > before, "answer to the answer")
    assert spoken("thank you") in story.product.texts(ZORA)[-1].lower()


def test_a_page_offers_it_by_its_own_name(story: Story, invited: Page):
    assert AUTONYM in LiveDevice(story.product.address).get(f"{invited.path}/language").text


def test_a_meeting_that_moves_is_told_in_it(story: Story, invited: Page):
    before = story.count_of_texts(ZORA)
    edit = story.desk.get(f"{story.chat}/edit")
    assert story.desk.send(edit, f"{story.chat}/edit", start="18:30").status == 303
    story.product.soon(lambda: story.count_of_texts(ZORA) > before, "news of the move")
    assert spoken("meeting has changed") in story.product.texts(ZORA)[-1]
