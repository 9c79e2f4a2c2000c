"""Hearing and uploading in a real browser."""

import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from imageio_ffmpeg import get_ffmpeg_exe
from playwright.sync_api import BrowserContext, Page, expect

from chats.archive import actions
from tests.archive.conftest import Archive
from tests.factories import NOW, Make

pytestmark = [pytest.mark.browser, pytest.mark.commits]
LANDED = """async () => {
  const audio = document.querySelector("audio");
  audio.muted = true;
  await audio.play();
  return audio.currentTime;
}"""


def faults(page: Page) -> list[str]:
    return [fault["id"] for fault in Axe().run(page).response["violations"]]


def test_tapping_a_question_on_a_phone_lands_at_its_minute(
    site: str, make: Make, archive: Archive, browser: BrowserContext
) -> None:
    silence = ("-f", "lavfi", "-i", "anullsrc=r=24000:cl=mono:d=900", "-movflags", "+faststart")
    command = [get_ffmpeg_exe(), "-v", "error", "-y", *silence, archive.films / "long.m4a"]
    subprocess.run(command, check=True)
    by, meeting = make.staff(), archive.meeting()
    archive.ready(meeting, language="en", film="long.m4a")
    archive.note(meeting, by)
    page = browser.new_page()
    page.goto(site + archive.invited(meeting))
    assert faults(page) == []
    page.get_by_role("link", name="Is there a bus?").click()
    expect(page.get_by_text("It begins at minute")).to_be_visible()
    assert 760 <= page.evaluate(LANDED) < 770


def test_a_refused_upload_keeps_the_chosen_file_and_what_was_typed(
    site: str, make: Make, archive: Archive, browser: BrowserContext
) -> None:
    meeting = archive.meeting()
    token = make.session(make.staff_member())[1]
    browser.add_cookies([{"name": "chats", "value": token, "url": site}])
    page = browser.new_page()
    page.goto(f"{site}/desk/chats/{meeting.id}/recordings")
    assert faults(page) == []
    page.get_by_label("Recording", exact=True).set_input_files(archive.films / "words.mp4")
    page.get_by_label("Language heard in it").select_option("so")
    page.get_by_label("Everyone who can be heard").check()
    page.get_by_role("button", name="Upload it").click()
    expect(page.get_by_text("is not a sound or video recording")).to_be_visible()
    assert page.get_by_label("Recording", exact=True).evaluate("field => field.files[0].name") == "words.mp4"
    assert page.get_by_label("Language heard in it").input_value() == "so"
    page.get_by_label("Recording", exact=True).set_input_files(archive.films / "chat.mp4")
    page.get_by_role("button", name="Upload it").click()
    expect(page.get_by_text("Waits for the worker")).to_be_visible()
    assert actions.work(NOW)
