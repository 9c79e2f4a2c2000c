"""The compose page in a browser: it follows what is typed, and needs no script to work."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import Make

DAY = "2026-10-22"


def opened(site: str, browser: BrowserContext, make: Make) -> tuple[Page, list[str]]:
    """The page on a desk of 1280 pixels, signed in, and what the browser complains about."""
    token = make.session(make.staff_member())[1]
    make.guardian(given_name="Ruth", written_language="en", spoken_language="en")
    browser.add_cookies([{"name": "chats", "value": token, "url": site}])
    page, complaints = browser.new_page(), list[str]()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site}/desk/chats/new")
    return page, complaints


@pytest.mark.browser
@pytest.mark.commits
def test_the_preview_follows_what_is_typed(site: str, browser: BrowserContext, make: Make) -> None:
    page, complaints = opened(site, browser, make)
    page.select_option("#topic", "grades")
    page.fill("#day", DAY)
    page.fill("#start", "18:00")
    page.fill("#room", "Library")
    expect(page.locator(".bubble").first).to_contain_text("6:00-6:45 PM, Library")
    assert complaints == []


@pytest.mark.browser
@pytest.mark.commits
def test_enter_never_publishes(site: str, browser: BrowserContext, make: Make) -> None:
    page, _complaints = opened(site, browser, make)
    page.select_option("#topic", "grades")
    page.fill("#day", DAY)
    page.fill("#start", "18:00")
    page.fill("#room", "Library")
    page.press("#room", "Enter")
    expect(page.locator("h1")).to_have_text("New chat")
    assert page.url.endswith("/desk/chats/new")
